import {
  type Publication,
  publishByGit,
  publishingCommands,
  shellLine,
} from '../author/publication.ts';
import { CommandError, exitCodes } from './exit-codes.ts';

/**
 * Says how to publish what was written, or does it; and what else there is to remember.
 * @throws {CommandError} when git fails; what was written stays written
 */
export function printPublication(publication: Publication, isCommitted: boolean): void {
  const { checklist } = publication;
  if (isCommitted) publish(publication);
  else process.stdout.write(`\nPublish it:\n${shellLines(publication)}`);
  if (checklist !== undefined) process.stdout.write(`\n${checklist}\n`);
}

function publish(publication: Publication): void {
  const result = publishByGit(publication);
  if (result.reached === 'push') {
    process.stdout.write('Committed and pushed.\n');
    return;
  }
  const rest = shellLines(publication)
    .split('\n')
    .slice(result.reached === 'commit' ? 2 : 0);
  const how =
    result.reached === 'commit' ? 'committed, and not pushed' : 'written, and not committed';
  throw new CommandError(
    exitCodes.environment,
    `${result.failure}\nIt is ${how}. Then:\n${rest.join('\n')}`,
  );
}

function shellLines({ root, ...publication }: Publication): string {
  const place = root === process.cwd() ? [] : ['-C', root];
  return publishingCommands({ ...publication, root, checklist: undefined })
    .map((command) => `  ${shellLine(['git', ...place, ...command])}\n`)
    .join('');
}
