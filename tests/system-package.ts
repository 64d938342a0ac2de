import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Package managers with the commands that install a package without asking. */
const packageManagers: readonly ((name: string) => readonly (readonly string[])[])[] = [
  (name) => [
    ['apt-get', 'update', '-qq'],
    ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', name],
  ],
  (name) => [['dnf', 'install', '-y', '-q', name]],
  (name) => [['apk', 'add', '-q', name]],
  (name) => [['pacman', '-S', '--noconfirm', '--needed', name]],
];

/** Tries the package manager of the system, where it may be used. Whether it worked, the caller has to look. */
export function installSystemPackage(name: string, environment: NodeJS.ProcessEnv): void {
  const commands = packageManagers
    .map((commandsFor) => commandsFor(name))
    .find(([first]) => findProgram([first?.[0] ?? ''], environment) !== undefined);
  for (const command of commands ?? []) runVisibly([...asRoot(), ...command]);
}

/** The path of the first of these programs that is installed. */
export function findProgram(
  names: readonly string[],
  { PATH = '' }: NodeJS.ProcessEnv,
): string | undefined {
  // Servers are for administrators: their folder is not on everybody's path.
  const folders = [...PATH.split(delimiter), '/usr/sbin'];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

export function isProgram(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export function runVisibly([program = '', ...args]: readonly string[]): void {
  process.stdout.write(`${[program, ...args].join(' ')}\n`);
  spawnSync(program, args, { stdio: 'inherit', timeout: 600_000 });
}

/** Without a terminal for a password, sudo may only be used where it asks for none. */
function asRoot(): string[] {
  return process.getuid?.() === 0 ? [] : ['sudo', '-n'];
}
