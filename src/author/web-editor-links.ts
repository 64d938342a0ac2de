/** Git hosts whose web editor takes a file name and a text in its address. */
export type WebEditorHost = 'github' | 'gitlab';

/** A file that is to be created in the web editor. */
export interface NewFile {
  /** Path from the root of the repository. */
  readonly path: string;
  readonly text: string;
}

/** Whose address it is; a host that is not named `gitlab` speaks like GitHub. */
export function hostOf(repository: string): WebEditorHost {
  return new URL(repository).hostname.includes('gitlab') ? 'gitlab' : 'github';
}

/**
 * The address of the "new file" form of a git host, with the name and, where the host takes one, the text filled in.
 * @param repository address of the repository
 */
export function newFileLink(repository: string, branch: string, { path, text }: NewFile): string {
  const base = repository.replace(/(\.git)?\/?$/, '');
  if (hostOf(repository) === 'gitlab') {
    const query = new URLSearchParams({ file_name: path, content: text });
    return `${base}/-/new/${encodeURIComponent(branch)}?${query.toString()}`;
  }
  const query = new URLSearchParams({ filename: path, value: text });
  return `${base}/new/${encodeURIComponent(branch)}?${query.toString()}`;
}
