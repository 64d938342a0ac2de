import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { contentFolder } from './content-folder.ts';

/** The git repository around a site's folder. */
export interface Repository {
  /** Its `.git`, a folder or, in a work tree of its own, a file. */
  readonly git: string;
  readonly top: string;
  /** The site's folder in it, without links. */
  readonly root: string;
}

/** Undefined where there is none. */
export function repositoryOf(root: string): Repository | undefined {
  const real = realpathSync(root);
  for (let top = real; ; top = dirname(top)) {
    const git = join(top, '.git');
    if (existsSync(git)) return { git, top, root: real };
    if (dirname(top) === top) return undefined;
  }
}

/** The folder of the content, as git names it. */
export function contentIn({ top, root }: Repository): string {
  return join(relative(top, root), contentFolder).replaceAll(sep, '/');
}

/** Runs git; undefined when it fails or is not installed. The repository is said: hooks set another in the environment. */
export function gitIn({ git, top }: Repository) {
  return (args: readonly string[], input = ''): Promise<Buffer | undefined> =>
    new Promise((resolve) => {
      const child = spawn('git', [`--git-dir=${git}`, '-c', 'core.quotePath=false', ...args], {
        cwd: top,
        stdio: ['pipe', 'pipe', 'ignore'],
      });
      const chunks: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
      child.on('error', () => resolve(undefined));
      child.on('close', (code) => resolve(code === 0 ? Buffer.concat(chunks) : undefined));
      // It may end before it has read everything, and then says so by its exit code.
      child.stdin.on('error', () => undefined);
      child.stdin.end(input);
    });
}

/**
 * Names the state of the history that `readRevisions` reads: while the name is the same, so is what it reads.
 * Undefined where there is no git, no history, or only the end of one.
 */
export async function historyName(root: string): Promise<string | undefined> {
  const repository = repositoryOf(root);
  const said = repository && (await gitIn(repository)(['rev-parse', 'HEAD', isShallow]));
  const [head = '', shallow] = said?.toString().split('\n') ?? [];
  return repository && shallow === 'false' ? `${head} ${contentIn(repository)}` : undefined;
}

/** Whether the history with one name only went on to be that of today: nothing in it was rewritten. */
export async function hasGoneOn(root: string, name: string): Promise<boolean> {
  const repository = repositoryOf(root);
  const [before = '', ...content] = name.split(' ');
  if (!repository || content.join(' ') !== contentIn(repository)) return false;
  const walk = ['rev-list', '--first-parent', '--parents', `${before}..HEAD`];
  const oldest = (await gitIn(repository)(walk))?.toString().trimEnd().split('\n').at(-1);
  return oldest?.split(' ')[1] === before;
}

const isShallow = '--is-shallow-repository';
