/** What the command's exit code says to scripts. */
export const exitCodes = {
  fine: 0,
  /** The content has errors. */
  problems: 1,
  /** The command was called wrongly. */
  usage: 2,
  /** Disk, network or a lock failed. */
  environment: 3,
} as const;

/** Ends a command with a message for a person and an exit code for a script. */
export class CommandError extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** What to say of an error that a person can mend; undefined when only the program itself is to blame. */
export function mendable(error: unknown): CommandError | undefined {
  if (error instanceof CommandError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) return undefined;
  const text = `${message}\nWhat was built before is untouched.`;
  return new CommandError(exitCodes.environment, text);
}
