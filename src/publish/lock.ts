import { accessSync, constants, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { TargetError } from './target-error.ts';

/** Somebody else is at work. */
export class LockedError extends TargetError {}

/** What SQLite calls a database that another connection has locked. */
const busy = 5;

/**
 * Does some work while nobody else does it: the file is locked by the system, which frees it when the process ends,
 * however it ends. There is no lock that a killed process leaves behind, and none to be judged stale.
 * @param file where to lock; it is made where it is missing, and stays
 * @param holder who we are, for the message that others get
 * @throws {LockedError} at once, when another process holds the lock
 */
export async function withLock<Result>(
  file: string,
  holder: string,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  const release = acquireLock(file, holder);
  try {
    return await work();
  } finally {
    release();
  }
}

/**
 * Takes the lock that {@link withLock} holds while it works.
 * @returns frees it
 * @throws {LockedError} at once, when another process holds the lock
 */
export function acquireLock(file: string, holder: string): () => void {
  const holderFile = `${file}-holder`;
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: 0 });
    // An exclusive transaction could be refused to two who ask at the same moment; of this, one always gets it.
    database.exec('BEGIN IMMEDIATE');
  } catch (error) {
    database?.close();
    if ((error as { errcode?: number }).errcode === busy) throw lockedBy(holderFile);
    // SQLite does not say what the system said.
    accessSync(dirname(file), constants.R_OK | constants.W_OK | constants.X_OK);
    throw new TargetError(`${file} cannot be locked: ${(error as Error).message}.`);
  }
  const locked = database;
  // The name only makes the message of another publisher more helpful.
  whereItCan(() => writeFileSync(holderFile, holder));
  return () => {
    whereItCan(() => rmSync(holderFile, { force: true }));
    locked.close();
  };
}

function whereItCan(work: () => void): void {
  try {
    work();
  } catch {
    // The disk may have become full or read-only.
  }
}

function lockedBy(holderFile: string): LockedError {
  let holder = 'Another process';
  try {
    holder = readFileSync(holderFile, 'utf8') || holder;
  } catch {
    // It holds the lock and has not said yet who it is.
  }
  return new LockedError(`${holder} is publishing there now. Try again when it is done.`);
}
