import { Command, CommanderError } from 'commander';
import { expect, it } from 'vitest';
import { withSiteOptions } from '../../../src/cli/options.ts';

/** What `--now` comes to; undefined where the text is refused. */
function now(text: string): string | undefined {
  const command = withSiteOptions(new Command())
    .exitOverride()
    .configureOutput({ writeErr() {} });
  try {
    const { now } = command.parse(['--now', text], { from: 'user' }).opts<{ now: number }>();
    return new Date(now).toISOString();
  } catch (error) {
    if (error instanceof CommanderError) return undefined;
    throw error;
  }
}

it.each(['2026-03-14T12:16Z', '2026-03-14T17:46+05:30', '2026-03-14T12:16:00.000Z'])(
  '--now may be %s',
  (text) => {
    expect(now(text)).toBe('2026-03-14T12:16:00.000Z');
  },
);

it.each([
  'yesterday',
  '2026-03-14',
  '2026-03-14T10:05',
  '2026-03-14 10:05Z',
  '2026-02-30T10:05Z',
  '2026-03-14T25:00Z',
  '1773482700',
  '',
])('--now may not be “%s”', (text) => {
  expect(now(text)).toBeUndefined();
});
