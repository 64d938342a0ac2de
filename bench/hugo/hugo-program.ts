import { spawnSync } from 'node:child_process';

/** Hugo's own words about its version, or undefined where it is not installed. */
export function hugoVersion(): string | undefined {
  const { status, stdout } = spawnSync('hugo', ['version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim().split(' ').slice(0, 2).join(' ') : undefined;
}

/**
 * Installs Debian's package.
 * @throws {Error} when that is not possible here
 */
export function installHugo(): void {
  const { status, error } = spawnSync(
    'apt-get',
    ['install', '--yes', '--no-install-recommends', 'hugo'],
    { stdio: ['ignore', 2, 2] },
  );
  if (status !== 0) throw new Error('apt-get could not install hugo.', { cause: error });
}
