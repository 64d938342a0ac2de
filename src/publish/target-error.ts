/** A target could not be published to, read or rolled back. The message is for a person, and says why. */
export class TargetError extends Error {}

/** What an error of the system says, for a person. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  const plain = code === undefined ? undefined : plainWords[code];
  return plain === undefined ? error.message : `${plain} (${error.message})`;
}

const plainWords: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full.',
  EDQUOT: 'The quota of the disk is used up.',
  EACCES: 'There is no permission.',
  EPERM: 'There is no permission.',
  EROFS: 'The file system can only be read.',
  EIO: 'The disk fails.',
};
