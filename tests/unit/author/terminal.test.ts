import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { filesIn, lifeboat, scratchFolder, siteIn } from '../cli/run-lifeboat.ts';
import { at, emptyHarbour, incidentText, open, opened } from './harbour.ts';
import { converse, type Conversation, hasTerminal, keys, type Turn } from './terminal.ts';

vi.setConfig({ testTimeout: 60_000 });

const { enter, tab, space, down, escape, breakOff, clearLine } = keys;

function talk(root: string, time: string, args: readonly string[], ...turns: readonly Turn[]) {
  const now = `2026-03-14T${time}:00Z`;
  return converse([...args, '--root', root, '--now', now], turns, { cwd: root });
}

async function expectWell(root: string, time: string, talked: Conversation): Promise<void> {
  expect(talked.exitCode).toBe(0);
  expect((await at(root, time, 'check')).exitCode).toBe(0);
}

describe.skipIf(!hasTerminal)('at a terminal', () => {
  it('init asks, says at once what is wrong with an answer, and makes a valid site', async () => {
    const folder = scratchFolder();
    const turns: Turn[] = [
      ['Whose status page is it?', 'Harbour Shop', enter],
      ['Which domains', 'harbour.example', enter],
      ['At which address', 'harbour-status', enter],
      ['Write a whole address', clearLine, 'https://status.harbour.example', enter],
      ['Begin with an address', clearLine, 'https://status.harbour.test', enter],
      ['What does it report on', 'Checkout, Search', enter],
      ['Where will the repository be?', down, down, enter],
    ];
    const { exitCode } = await converse(['init', 'status'], turns, { cwd: folder });
    expect(exitCode).toBe(0);
    const root = join(folder, 'status');
    expect(await lifeboat(['check', '--root', root])).toMatchObject({ stdout: 'no problems\n' });
    const config = readFileSync(join(root, 'status.config.ts'), 'utf8');
    expect(config).toContain('"url": "https://status.harbour.test"');
    expect(config).toContain('"id": "search"');
  });

  it('new incident asks for what was not said, and keeps a pasted text whole', async () => {
    const root = emptyHarbour();
    const talked = await talk(
      root,
      '10:05',
      ['new', 'incident'],
      ['What do customers notice?', enter],
      ['Write something.', 'x'.repeat(121), enter],
      ['Shorten it to 120', clearLine, 'Checkout fails for some cards', enter],
      ['What is hit?', enter],
      ['Please select', space, enter],
      ['How badly is Checkout hit?', down, enter],
      ['Since when?', clearLine, '10:02', enter],
      ['Write date, time and zone', clearLine, '2026-03-14T10:02Z', enter],
      ['What do you say?', 'Cards are declined.\r\rWallets work.', tab, enter],
      ['When do you promise the next update?', enter],
    );
    await expectWell(root, '10:06', talked);
    expect(incidentText(root)).toBe(`---
title: Checkout fails for some cards
impact:
  - component: checkout
    level: partial_outage
    from: 2026-03-14T10:02:00Z
updates:
  - at: 2026-03-14T10:05:00Z
    status: investigating
    text: |
      Cards are declined.

      Wallets work.
    nextUpdateBy: 2026-03-14T10:35:00Z
---
`);
  });

  it('a title that is taken is asked for again', async () => {
    const root = emptyHarbour();
    await open(root);
    const before = filesIn(root);
    const { exitCode } = await talk(
      root,
      '10:20',
      ['new', 'incident'],
      ['What do customers notice?', 'Checkout fails for some cards', enter],
      [`There is ${opened} already`, breakOff],
    );
    expect(exitCode).toBe(2);
    expect(filesIn(root)).toEqual(before);
    const named = await talk(
      root,
      '10:20',
      ['new', 'incident', '--slug', 'again', '--component', 'search=major_outage', '--text', 'x'],
      ['What do customers notice?', 'Checkout fails for some cards', enter],
      ['Since when?', enter],
      ['When do you promise', enter],
    );
    expect(named.exitCode).toBe(0);
    expect(incidentText(root, '2026-03-14-again')).toContain('title: Checkout fails');
  });

  it('Ctrl-C or Esc at any question leaves everything as it was', async () => {
    const root = emptyHarbour();
    await open(root);
    const before = filesIn(root);
    const conversations: readonly [args: readonly string[], ...turns: Turn[]][] = [
      [
        ['new', 'incident'],
        ['What do customers notice?', 'Slow', enter],
        ['What is hit?', escape],
      ],
      [['update'], ['Which one?', enter], ['Where does it stand?', enter], ['work now?', breakOff]],
      [
        ['resolve'],
        ['Which one?', enter],
        ['stop being hit?', enter],
        ['you say?', 'Ov', breakOff],
      ],
      [
        ['new', 'maintenance'],
        ['What is done?', 'Disks', enter],
        ['begin?', escape],
      ],
    ];
    for (const [args, ...turns] of conversations) {
      const { exitCode, screen } = await talk(root, '10:20', args, ...turns);
      expect({ args, exitCode }).toEqual({ args, exitCode: 2 });
      expect(screen).toContain('Broken off; nothing was written.');
      expect(filesIn(root)).toEqual(before);
    }
  });

  it('update, resolve and postmortem let one choose the incident, and ask what it wants', async () => {
    const root = emptyHarbour();
    await open(root);
    const told = await talk(
      root,
      '10:20',
      ['update'],
      ['Which one?', enter],
      ['Where does it stand?', down, down, enter],
      ['How does Checkout work now?', keys.up, enter],
      ['What do you know now?', 'Some payments are slow.', tab, enter],
      ['When do you promise', enter],
    );
    await expectWell(root, '10:21', told);
    const ended = await talk(
      root,
      '10:40',
      ['resolve'],
      ['Which one?', enter],
      ['When did customers stop being hit?', clearLine, '2026-03-14T10:20Z', enter],
      ['the end is later', clearLine, '2026-03-14T10:30Z', enter],
      ['What do you say?', 'All cards work.', tab, enter],
      ['What happened to data?', keys.up, keys.up, keys.up, enter],
      ['Which data', 'Receipts were late.', tab, enter],
      ['What should customers check or redo?', enter],
      ['Write something.', 'none', enter],
    );
    await expectWell(root, '10:41', ended);
    expect(incidentText(root)).toBe(`---
title: Checkout fails for some cards
impact:
  - component: checkout
    level: partial_outage
    from: 2026-03-14T10:05:00Z
    to: 2026-03-14T10:20:00Z
  - component: checkout
    level: degraded_performance
    from: 2026-03-14T10:20:00Z
    to: 2026-03-14T10:30:00Z
updates:
  - at: 2026-03-14T10:05:00Z
    status: investigating
    text: |
      Some card payments are declined.
  - at: 2026-03-14T10:20:00Z
    status: identified
    text: |
      Some payments are slow.
    nextUpdateBy: 2026-03-14T10:50:00Z
  - at: 2026-03-14T10:40:00Z
    status: resolved
    text: |
      All cards work.
dataLoss: delayed
dataLossNote: |
  Receipts were late.
customerAction: none
---
`);
    const begun = await talk(root, '11:00', ['postmortem'], ['Which one?', enter]);
    await expectWell(root, '11:01', begun);
    const none = await talk(root, '11:02', ['resolve']);
    expect(none.exitCode).toBe(2);
    expect(none.screen).toContain('There is no record to which this can be done.');
  });

  it('update asks what is hit again when an incident is reopened', async () => {
    const root = emptyHarbour();
    await open(root);
    const closing = ['--text', 'Over.', '--data-loss', 'none', '--customer-action', 'none'];
    await at(root, '10:20', 'resolve', opened, ...closing);
    const told = await talk(
      root,
      '10:30',
      ['update', opened],
      ['Where does it stand?', down, enter],
      ['What is hit again?', down, space, enter],
      ['How badly is Checkout hit?', enter],
      ['How badly is Search hit?', enter],
      ['What do you know now?', 'It fails again.', tab, enter],
      ['When do you promise', enter],
    );
    await expectWell(root, '10:31', told);
    expect(incidentText(root)).toContain(`
  - component: checkout
    level: partial_outage
    from: 2026-03-14T10:30:00Z
  - component: search
    level: degraded_performance
    from: 2026-03-14T10:30:00Z
updates:`);
  });

  it('update asks for the new end of a maintenance, and gives back a text that is refused', async () => {
    const root = emptyHarbour();
    const announced = ['--title', 'New disks', '--expect', 'Nothing.'];
    const hours = ['--from', '2026-03-14T10:00Z', '--to', '2026-03-14T11:00Z'];
    const flags = [...announced, ...hours, '--component', 'search=operational'];
    await at(root, '09:00', 'new', 'maintenance', ...flags);
    const toExtended: Turn = ['Where does it stand?', keys.up, enter];
    const told = await talk(
      root,
      '10:30',
      ['update', 'disks'],
      toExtended,
      ['When does it end now?', clearLine, '2026-03-14T11:00Z', enter],
      ['the new one is later', clearLine, '2026-03-14T11:30Z', enter],
      ['What do you know now?', 'It takes longer.', tab, enter],
    );
    await expectWell(root, '10:31', told);
    const file = join(root, 'incidents/2026-03-14-new-disks/maintenance.md');
    expect(readFileSync(file, 'utf8')).toContain('newTo: 2026-03-14T11:30:00Z');
    const refused = await talk(
      root,
      '10:40',
      ['update', 'disks', '--new-to', '2026-03-14T11:20Z'],
      toExtended,
      ['What do you know now?', 'Even longer,\ralas.', tab, enter],
    );
    expect(refused.exitCode).toBe(2);
    expect(refused.screen).toContain('extension-order');
    expect(refused.screen).toMatch(/would have errors\.\nYou wrote:\n\nEven longer,\nalas\.\n$/);
  });

  it('new maintenance asks for a window that ends after it begins', async () => {
    const root = emptyHarbour();
    const talked = await talk(
      root,
      '10:00',
      ['new', 'maintenance'],
      ['What is done?', 'New disks', enter],
      ['When does the window begin?', enter],
      ['When does it end?', clearLine, '2026-03-21T01:00Z', enter],
      ['It ends later than it begins.', clearLine, '2026-03-21T04:00Z', enter],
      ['What is worked on?', down, space, enter],
      ['How will Search work meanwhile?', down, enter],
      ['What will customers notice', 'Search is slow for a minute.', tab, enter],
    );
    await expectWell(root, '10:01', talked);
    const file = join(root, 'incidents/2026-03-21-new-disks/maintenance.md');
    expect(readFileSync(file, 'utf8')).toContain(`window:
  from: 2026-03-21T02:00:00Z
  to: 2026-03-21T04:00:00Z
impact:
  - component: search
    level: degraded_performance
`);
  });

  it('of many components one is found by typing, on a narrow screen', async () => {
    const root = siteIn(scratchFolder(), {
      now: '2026-03-14T10:00:00Z',
      config: {
        name: 'Harbour',
        url: 'https://harbour-status.example',
        services: ['harbour.example'],
        components: Array.from({ length: 60 }, (_each, index) => ({
          id: `vm-${index}`,
          name: `Virtual machines in the ${index}th hall of the northern harbour`,
        })),
      },
      files: {},
    });
    const { exitCode } = await converse(
      [
        ...['new', 'incident', '--root', root, '--now', '2026-03-14T10:05:00Z'],
        ...['--title', 'Machines stop', '--text', 'Some stop.'],
      ],
      [
        ['What is hit?', '42th', tab, enter],
        ['How badly is Virtual machines', down, down, enter],
        ['Since when?', enter],
        ['When do you promise', enter],
      ],
      { cwd: root, columns: 40 },
    );
    expect(exitCode).toBe(0);
    expect(incidentText(root, '2026-03-14-machines-stop')).toContain(
      '  - component: vm-42\n    level: major_outage\n',
    );
  });
});

it('where nobody can be asked, update, resolve and postmortem want to know which record', async () => {
  const root = emptyHarbour();
  for (const name of ['update', 'resolve', 'postmortem']) {
    const { exitCode, stderr } = await at(root, '10:00', name);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('ID, the folder of the record or a part of its name');
  }
});
