import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { buildForgetful, type Files } from './forgetful-build.ts';

/*
 * Builds a site into a folder, and is killed before a certain change of the file system.
 * Arguments: the folder, the site as JSON, and how many renames and removals come to pass.
 */

const [out = '', site = '{}', steps = '0'] = process.argv.slice(2);

let left = Number(steps);
function killedInTime<Arguments extends unknown[]>(
  change: (...given: Arguments) => void,
): (...given: Arguments) => void {
  return (...given) => {
    if (left === 0) process.kill(process.pid, 'SIGKILL');
    left -= 1;
    change(...given);
  };
}

fs.renameSync = killedInTime(fs.renameSync);
fs.rmSync = killedInTime(fs.rmSync);
syncBuiltinESMExports();

await buildForgetful(out, JSON.parse(site) as Files);
