import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { at, emptyHarbour, incidentText, open, opened, openingFlags } from './harbour.ts';

vi.setConfig({ testTimeout: 60_000 });

describe('new incident', () => {
  it('writes a valid incident, says where, and how to publish it', async () => {
    const root = emptyHarbour();
    const { exitCode, stdout, stderr } = await open(root, '--next-update-by', '2026-03-14T10:35Z');
    const file = `incidents/${opened}/incident.md`;
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toBe(
      [
        file,
        '',
        'Publish it:',
        `  git add -- ${file}`,
        `  git commit -m 'Open incident: Checkout fails for some cards' -- ${file}`,
        '  git push',
        '',
      ].join('\n'),
    );
    expect(incidentText(root)).toBe(`---
title: Checkout fails for some cards
impact:
  - component: checkout
    level: partial_outage
    from: 2026-03-14T10:05:00Z
updates:
  - at: 2026-03-14T10:05:00Z
    status: investigating
    text: |
      Some card payments are declined.
    nextUpdateBy: 2026-03-14T10:35:00Z
---
`);
    expect(await at(root, '10:06', 'check')).toMatchObject({
      exitCode: 0,
      stdout: 'no problems\n',
    });
  });

  it('takes several components, and a beginning before midnight names the folder', async () => {
    const root = emptyHarbour();
    const { exitCode, stdout } = await at(
      root,
      '00:10',
      ...['new', 'incident', '--title', 'It’s slow – everywhere (50 %)', '--text', 'Slow.'],
      ...['--component', 'checkout=major_outage', 'search=degraded_performance'],
      ...['--from', '2026-03-13T23:50:00Z', '--severity', 'critical'],
    );
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^incidents\/2026-03-13-its-slow-everywhere-50\/incident\.md\n/);
    const text = incidentText(root, '2026-03-13-its-slow-everywhere-50');
    expect(text).toContain('severity: critical');
    expect(text.match(/from: 2026-03-13T23:50:00Z/g)).toHaveLength(2);
    expect(text).toContain('at: 2026-03-14T00:10:00Z');
  });

  it.for([
    ['a title of quotes and colons', '--title', `"It's": broken # really`],
    ['a text that looks like YAML', '--text', '- a: b\n---\n# c\n\n   indented\n\ttab'],
    ['a text with other line ends', '--text', 'one\r\ntwo\r\n'],
    ['a text in other scripts', '--text', '障害が発生しています 🚢 – مشكلة'],
  ] as const)('writes %s so that it is read as it was meant', async ([, flag, words]) => {
    const root = emptyHarbour();
    const { exitCode, stdout } = await open(root, flag, words);
    expect(exitCode).toBe(0);
    const id = (stdout.split('/')[1] ?? '').trim();
    const { stdout: checked } = await at(root, '10:06', 'check');
    expect(checked).toBe('1 warning\n');
    const { parse } = await import('yaml');
    const frontmatter = incidentText(root, id).split(/^---\n/m)[1] ?? '';
    const { title, updates } = parse(
      flag === '--text' ? incidentText(root, id).slice(4, -4) : frontmatter,
    ) as { title: string; updates: { text: string }[] };
    const read = flag === '--title' ? title : updates[0]?.text;
    expect(read?.trim()).toBe(words.replaceAll('\r\n', '\n').trim());
  });

  it('begins with a template: its words, comments and order, and the times of now', async () => {
    const template = `---
# Say which services the partner carries.
title: A partner is down # change it
impact:
  - component: search
    level: partial_outage
    from: 2020-01-01T00:00:00Z
trigger: dependency
updates:
  - at: 2020-01-01T00:00:00Z
    status: identified
    text: |
      A partner has an outage.
---

Background.
`;
    const root = emptyHarbour({ 'templates/partner-down.md': template });
    const { exitCode, stdout } = await at(
      root,
      '10:05',
      'new',
      'incident',
      '--template',
      'partner-down',
    );
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^incidents\/2026-03-14-a-partner-is-down\//);
    const now = '2026-03-14T10:05:00Z';
    expect(incidentText(root, '2026-03-14-a-partner-is-down')).toBe(
      template.replaceAll('2020-01-01T00:00:00Z', now),
    );
    const again = await at(root, '10:06', 'new', 'incident', '--template', 'partner-dwn');
    expect(again.exitCode).toBe(2);
    expect(again.stderr).toContain('Did you mean `partner-down`?');
  });

  it('names the folder in plain letters, and with a number where a title has none', async () => {
    const root = emptyHarbour();
    for (const [title, id] of [
      ['Straße in Łódź, Ærø', '2026-03-14-strasse-in-lodz-aero'],
      ['障害が発生しています', '2026-03-14-incident'],
      ['Сбой оплаты', '2026-03-14-incident-2'],
      ['مشكلة', '2026-03-14-incident-3'],
    ] as const) {
      const { stdout } = await open(root, '--title', title);
      expect(stdout.split('\n')[0]).toBe(`incidents/${id}/incident.md`);
    }
  });

  it('prints the checklist of the site', async () => {
    const root = emptyHarbour({ 'checklists/opened.md': '- [ ] Tell the support team.\n' });
    expect((await open(root)).stdout).toMatch(/\n\n- \[ \] Tell the support team\.\n$/);
  });
});

describe('update', () => {
  it('adds an update, changes levels, and keeps everything else', async () => {
    const root = emptyHarbour();
    await open(root, '--component', 'search=degraded_performance');
    const file = join(root, 'incidents', opened, 'incident.md');
    const commented = incidentText(root).replace('title:', '# found by a customer\ntitle:');
    writeFileSync(file, commented);
    const { exitCode } = await at(
      root,
      '10:20',
      ...['update', opened, '--status', 'identified', '--text', 'It is the bank.'],
      ...['--component', 'checkout=major_outage', '--component', 'search=operational'],
      ...['--next-update-by', '2026-03-14T11:00:00Z'],
    );
    expect(exitCode).toBe(0);
    expect(incidentText(root)).toBe(
      commented
        .replace(/from: 2026-03-14T10:05:00Z/g, '$&\n    to: 2026-03-14T10:20:00Z')
        .replace(
          'updates:',
          '  - component: checkout\n    level: major_outage\n    from: 2026-03-14T10:20:00Z\nupdates:',
        )
        .replace(
          /---\n$/,
          '  - at: 2026-03-14T10:20:00Z\n    status: identified\n    text: |\n      It is the bank.\n    nextUpdateBy: 2026-03-14T11:00:00Z\n---\n',
        ),
    );
  });

  it('finds the record by a part of its name, and by its path', async () => {
    const root = emptyHarbour();
    await open(root);
    for (const [minute, said] of [
      ['10:06', 'checkout'],
      ['10:07', `incidents/${opened}/`],
      ['10:08', `./incidents/${opened}/incident.md`],
    ] as const) {
      expect((await at(root, minute, 'update', said, '--text', 'Still so.')).exitCode).toBe(0);
    }
    expect(incidentText(root).match(/Still so/g)).toHaveLength(3);
  });

  it('reopens an incident whose postmortem is published, and it is resolved again', async () => {
    const postmortem = `---
status: published
publishedAt: 2026-03-14T11:30:00Z
summary: For an hour, some card payments were declined.
contributingFactors:
  - { title: No step in between, text: The new version went to all servers at once. }
noActionsReason: It was told elsewhere.
---
`;
    const root = emptyHarbour();
    const resolveIt = ['resolve', opened, '--text', 'Over.', '--data-loss', 'none'];
    await open(root);
    await at(root, '11:20', ...resolveIt, '--customer-action', 'none');
    writeFileSync(join(root, 'incidents', opened, 'postmortem.md'), postmortem);
    expect((await at(root, '11:40', 'check')).exitCode).toBe(0);
    const reopened = await at(
      root,
      '12:00',
      ...['update', opened, '--status', 'investigating', '--text', 'It is back.'],
      ...['--component', 'checkout=major_outage', '--next-update-by', '2026-03-14T12:30Z'],
    );
    expect(reopened.exitCode).toBe(0);
    expect((await at(root, '12:01', 'check')).exitCode).toBe(0);
    expect((await at(root, '12:30', ...resolveIt)).exitCode).toBe(0);
    expect((await at(root, '12:31', 'check')).exitCode).toBe(0);
  });

  it('says what is meant by an id that is none, or several', async () => {
    const root = emptyHarbour();
    await open(root);
    await open(root, '--slug', 'checkout-again');
    const none = await at(root, '10:06', 'update', '2026-03-14-chekout-again', '--text', 'x');
    expect(none).toMatchObject({ exitCode: 2, stdout: '' });
    expect(none.stderr).toContain('Did you mean `2026-03-14-checkout-again`?');
    const two = await at(root, '10:06', 'update', '2026', '--text', 'x');
    expect(two.exitCode).toBe(2);
    expect(two.stderr).toContain(`  2026-03-14-checkout-again\n  ${opened}\n`);
  });

  it('that reopens an incident has to say what is hit again', async () => {
    const root = emptyHarbour();
    await open(root);
    const closing = ['--text', 'Over.', '--data-loss', 'none', '--customer-action', 'none'];
    await at(root, '10:20', 'resolve', opened, ...closing);
    const resolved = incidentText(root);
    const reopen = ['update', opened, '--status', 'investigating', '--text', 'It fails again.'];
    const unsaid = await at(root, '10:30', ...reopen);
    expect(unsaid).toMatchObject({ exitCode: 2, stdout: '' });
    expect(unsaid.stderr).toContain('--component checkout=partial_outage');
    expect(unsaid.stderr).toContain('checkout=operational if nothing is');
    expect(incidentText(root)).toBe(resolved);
    const said = await at(root, '10:30', ...reopen, '--component', 'checkout=major_outage');
    expect(said.exitCode).toBe(0);
    expect(incidentText(root)).toContain(
      '  - component: checkout\n    level: major_outage\n    from: 2026-03-14T10:30:00Z\nupdates:',
    );
    await at(root, '10:40', 'resolve', opened, '--text', 'Over.');
    for (const [time, flags] of [
      ['10:50', ['--status', 'identified', '--component', 'checkout=operational']],
      ['10:51', ['--status', 'monitoring']],
      ['10:52', ['--status', 'resolved']],
      ['10:53', []],
    ] as const) {
      const { exitCode } = await at(root, time, 'update', opened, '--text', 'A word.', ...flags);
      expect({ time, exitCode }).toEqual({ time, exitCode: 0 });
    }
  });

  it('of a maintenance takes its statuses, and its new end', async () => {
    const maintenance = `---
title: Update of the database
window: { from: 2026-03-14T10:00:00Z, to: 2026-03-14T11:00:00Z }
impact:
  - { component: search, level: operational }
expect: Nothing.
updates:
  - { at: 2026-03-10T10:00:00Z, status: scheduled, text: We update it. } # by mail, too
---
`;
    const id = '2026-03-14-database';
    const root = emptyHarbour({ [`incidents/${id}/maintenance.md`]: maintenance });
    const extend = ['update', id, '--status', 'extended', '--text', 'It takes longer.'];
    const withoutEnd = await at(root, '10:30', ...extend);
    expect(withoutEnd.exitCode).toBe(2);
    expect(withoutEnd.stderr).toContain('extension-without-end');
    expect((await at(root, '10:30', ...extend, '--new-to', '2026-03-14T12:00Z')).exitCode).toBe(0);
    const wrong = await at(root, '10:40', 'update', id, '--status', 'monitoring', '--text', 'x');
    expect(wrong.exitCode).toBe(2);
    expect(wrong.stderr).toContain('Here there is no status `monitoring`.');
    expect(
      (await at(root, '11:30', 'update', id, '--status', 'completed', '--text', 'Done.')).exitCode,
    ).toBe(0);
    expect((await at(root, '11:31', 'check')).exitCode).toBe(0);
  });
});

describe('resolve', () => {
  it('ends the open windows, says what customers ask, and leaves no warning', async () => {
    const root = emptyHarbour();
    await open(root);
    const before = incidentText(root);
    const { exitCode, stderr } = await at(
      root,
      '11:00',
      ...[
        'resolve',
        opened,
        '--text',
        'All cards work again since 10:50 UTC.',
        '--ended',
        '2026-03-14T10:50Z',
      ],
      ...[
        '--data-loss',
        'delayed',
        '--data-loss-note',
        'Receipts come late.',
        '--customer-action',
        'none',
      ],
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(incidentText(root)).toBe(
      before.replace('from: 2026-03-14T10:05:00Z', '$&\n    to: 2026-03-14T10:50:00Z').replace(
        /---\n$/,
        `  - at: 2026-03-14T11:00:00Z
    status: resolved
    text: |
      All cards work again since 10:50 UTC.
dataLoss: delayed
dataLossNote: |
  Receipts come late.
customerAction: none
---
`,
      ),
    );
  });

  it('wants what customers ask to be said, unless the record says it', async () => {
    const root = emptyHarbour();
    await open(root);
    const asked = await at(root, '11:20', 'resolve', opened, '--text', 'Over.');
    expect(asked).toMatchObject({ exitCode: 2, stdout: '' });
    expect(asked.stderr).toContain('--data-loss none|delayed|partial|permanent|unknown');
    expect(asked.stderr).toContain('--customer-action');
    const file = join(root, 'incidents', opened, 'incident.md');
    writeFileSync(
      file,
      incidentText(root).replace('impact:', 'dataLoss: none\ncustomerAction: none\nimpact:'),
    );
    expect((await at(root, '11:20', 'resolve', opened, '--text', 'Over.')).exitCode).toBe(0);
  });

  it('is refused for what is over, and for a maintenance', async () => {
    const root = emptyHarbour();
    await open(root);
    const resolve = [
      'resolve',
      opened,
      '--text',
      'Over.',
      '--data-loss',
      'none',
      '--customer-action',
      'none',
    ];
    expect((await at(root, '11:20', ...resolve)).exitCode).toBe(0);
    const text = incidentText(root);
    const again = await at(root, '11:30', ...resolve);
    expect(again.exitCode).toBe(2);
    expect(again.stderr).toContain('The incident is resolved already.');
    expect(incidentText(root)).toBe(text);
  });
});

it('prompts are not waited for where nobody sits', async () => {
  const root = emptyHarbour();
  const { exitCode, stdout, stderr } = await at(root, '10:05', 'new', 'incident');
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain('--title');
  expect(stderr).toContain('--component');
  expect(stderr).toContain('--text');
  expect(openingFlags).toContain('--text');
});
