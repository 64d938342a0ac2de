import { git } from './git.ts';

/** What publishes a changed record through git. */
export interface Publication {
  /** The site's folder. */
  readonly root: string;
  /** Paths from there. */
  readonly paths: readonly string[];
  /** One line. */
  readonly subject: string;
  /** What to remember: it becomes the description of the commit, and by that of a pull request. */
  readonly checklist: string | undefined;
}

/** The git commands, each as its arguments. */
export function publishingCommands({ paths, subject, checklist }: Publication): string[][] {
  const message = ['-m', subject, ...(checklist === undefined ? [] : ['-m', checklist])];
  return [['add', '--', ...paths], ['commit', ...message, '--', ...paths], ['push']];
}

/** A command as one types it into a shell. */
export function shellLine(command: readonly string[]): string {
  return command
    .map((word) => (/^[\w./:=@-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
    .join(' ');
}

/** How far publishing came. */
export type PublicationResult =
  | { readonly reached: 'nothing' | 'commit'; readonly failure: string }
  | { readonly reached: 'push' };

/** Runs the commands. What was committed before one of them failed stays committed. */
export function publishByGit(publication: Publication): PublicationResult {
  const [add = [], commit = [], push = []] = publishingCommands(publication);
  for (const command of [add, commit]) {
    const { isDone, stderr, stdout } = git(publication.root, command);
    if (!isDone) return { reached: 'nothing', failure: stderr || stdout.trim() };
  }
  const { isDone, stderr } = git(publication.root, push);
  return isDone ? { reached: 'push' } : { reached: 'commit', failure: stderr };
}
