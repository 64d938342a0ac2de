import { findProgram, installSystemPackage } from '../system-package.ts';

// Run by `npm run test:long` before its tests. Without nginx, its test says that it was left out.
const find = (): string | undefined => findProgram(['nginx'], process.env);
if (find() === undefined) installSystemPackage('nginx', process.env);
process.stdout.write(
  `${find() ?? 'nginx could not be installed: its test is left out. Install it and run this again.'}\n`,
);
