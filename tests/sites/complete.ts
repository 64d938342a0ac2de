import { document, type SiteFiles } from './site-files.ts';

/*
 * Every key that there is, used as it is meant to be, in another time zone and with a brand: what the other
 * sites leave out is seen here.
 */

/** A picture of one pixel; all its bytes are ASCII. */
export const tinyPicture =
  'GIF89a\u0001\0\u0001\0\0\0\0,\0\0\0\0\u0001\0\u0001\0\0\u0002\u0002D\u0001\0;';

const everyMarkdown = `# What happened

The queue **grew** until it was _full_, and ~~nobody~~ no alarm told us. See [the manual](https://harbour.example/manual)
or https://harbour.example/bare for more.[^why]

![Length of the queue over the day](queue%20depth.gif)

## In numbers

| Hour | Requests | Failed |
|:-----|---------:|:------:|
| 10   |    1,200 |   30   |
| 11   |    1,900 |  640   |

1. first
2. second
   - [x] done
   - [ ] not done

> We kept the lights on.

\`\`\`sh
systemctl restart queue --now && echo 'a line that is much longer than any telephone in the world is wide'
\`\`\`

<details><summary>More</summary><p>Raw <kbd>HTML</kbd> is <sup>clean</sup>ed.</p></details>

---

[^why]: Because the limit was _missing_.
`;

const outage = document(
  {
    title: 'Uploads fail in Mumbai',
    severity: 'major',
    impact: [
      {
        component: 'uploads',
        level: 'major_outage',
        from: '2026-03-05T17:10:00Z',
        to: '2026-03-05T18:40:00Z',
        approximate: true,
      },
      {
        component: 'uploads',
        level: 'degraded_performance',
        from: '2026-03-05T18:40:00Z',
        to: '2026-03-06T02:00:00Z',
      },
      {
        component: 'api',
        level: 'partial_outage',
        from: '2026-03-05T17:20:00Z',
        to: '2026-03-05T18:00:00Z',
      },
    ],
    updates: [
      { at: '2026-03-05T17:25:00Z', status: 'investigating', text: everyMarkdown },
      { at: '2026-03-05T17:50:00Z', status: 'investigating', text: 'We are still looking.' },
      { at: '2026-03-05T18:00:00Z', status: 'identified', text: 'A queue is full.' },
      { at: '2026-03-05T18:45:00Z', status: 'monitoring', text: 'Uploads are slow.' },
      { at: '2026-03-06T02:10:00Z', status: 'resolved', text: 'All is well.' },
      { at: '2026-03-06T08:00:00Z', status: 'update', text: 'A postmortem follows.' },
    ],
    detectedAt: '2026-03-05T17:15:00Z',
    detectedBy: 'monitoring',
    acknowledgedAt: '2026-03-05T17:18:00Z',
    mitigatedAt: '2026-03-05T18:40:00Z',
    affected: {
      count: 12500,
      share: 0.3,
      of: 'customers',
      estimated: true,
      regions: ['Mumbai', 'Pune'],
    },
    dataLoss: 'partial',
    dataLossNote: 'Uploads between 22:40 and 00:10 IST were lost.',
    customerAction: 'Please send again:\n\n- what you sent between 22:40 and 00:10 IST',
    workaround: 'Send to `pune.harbour.example`.',
    trigger: 'dependency',
    upstream: 'carrier',
    related: ['2026-03-02-api-slow', '2026-03-08-bigger-queue'],
    postmortem: { due: '2026-03-12' },
    corrections: [{ at: '2026-03-07T09:00:00Z', text: 'It began ten minutes **earlier**.' }],
  },
  everyMarkdown,
);

const postmortem = document(
  {
    status: 'published',
    publishedAt: '2026-03-10T09:00:00Z',
    summary: 'For ninety minutes uploads failed, because a queue had no limit.',
    authors: ['Storage team', 'Customer care'],
    alsoCovers: ['2026-03-02-api-slow'],
    timeline: [
      { at: '2026-03-05T16:00:00Z', kind: 'change', text: 'The limit is taken away.' },
      {
        at: '2026-03-05T17:15:00Z',
        kind: 'page',
        text: 'The alarm rings.',
        evidence: 'https://graphs.harbour.example/queue',
      },
      { at: '2026-03-05T18:30:00Z', kind: 'decision', text: everyMarkdown },
    ],
    trigger: 'A change of the configuration.',
    detection: { by: 'monitoring', text: 'The alarm on the error rate.' },
    contributingFactors: [
      { title: 'No limit', text: 'The queue had none.', kind: 'design' },
      { title: 'No alarm', text: everyMarkdown, kind: 'monitoring' },
    ],
    wentWell: ['The alarm rang.', everyMarkdown],
    wentPoorly: ['Nobody knew the queue.'],
    lucky: ['It was night.'],
    lessons: ['Queues need limits.'],
    openQuestions: ['Why was there none?'],
    actions: [
      {
        title: 'Set a limit',
        type: 'prevent',
        owner: 'Storage team',
        status: 'done',
        doneAt: '2026-03-09T09:00:00Z',
        tracking: 'https://tickets.harbour.example/1',
      },
      {
        title: 'Add an alarm',
        type: 'detect',
        owner: 'Storage team',
        status: 'open',
        due: '2026-03-11',
        tracking: 'OPS-2',
      },
      {
        title: 'Write the manual',
        type: 'process',
        owner: 'Customer care',
        status: 'in_progress',
        due: '2026-06-01',
      },
      {
        title: 'Buy another queue',
        type: 'repair',
        owner: 'Storage team',
        status: 'declined',
        reason: 'One is enough.',
      },
    ],
  },
  everyMarkdown,
);

const slow = document({
  title: 'The interface answers slowly',
  impact: [
    {
      component: 'api',
      level: 'degraded_performance',
      from: '2026-02-28T23:30:00Z',
      to: '2026-03-02T01:30:00Z',
    },
  ],
  updates: [{ at: '2026-03-02T02:00:00Z', status: 'resolved', text: 'It was slow.' }],
  retroactive: true,
  dataLoss: 'none',
  customerAction: 'none',
});

const notice = document({
  title: 'A certificate of ours is about to change',
  informational: true,
  updates: [
    {
      at: '2026-03-13T09:00:00Z',
      status: 'monitoring',
      text: 'You need not do anything.',
      nextUpdateBy: '2026-03-16T09:00:00Z',
    },
  ],
  postmortem: { none: 'Nothing broke.' },
});

const overrun = document({
  title: 'A bigger queue',
  window: { from: '2026-03-08T20:00:00Z', to: '2026-03-08T21:00:00Z' },
  impact: [{ component: 'uploads', level: 'partial_outage' }],
  expect: everyMarkdown,
  customerAction: 'none',
  updates: [
    { at: '2026-03-06T09:00:00Z', status: 'scheduled', text: 'On Sunday.' },
    { at: '2026-03-08T20:00:00Z', status: 'in_progress', text: 'We begin.' },
    {
      at: '2026-03-08T20:50:00Z',
      status: 'extended',
      newTo: '2026-03-08T21:30:00Z',
      text: 'It takes longer.',
    },
    { at: '2026-03-08T21:40:00Z', status: 'verifying', text: 'We look whether it works.' },
    { at: '2026-03-08T21:45:00Z', status: 'completed', text: 'It works.' },
  ],
  actual: { from: '2026-03-08T20:00:00Z', to: '2026-03-08T21:45:00Z' },
  announcedAt: '2026-03-05T09:00:00Z',
  corrections: [{ at: '2026-03-09T09:00:00Z', text: 'The end was 21:45.' }],
});

function calledOff(status: 'cancelled' | 'postponed'): string {
  return document({
    title: `A switch that was ${status}`,
    window: { from: '2026-03-12T20:00:00Z', to: '2026-03-12T21:00:00Z' },
    impact: [{ component: 'api', level: 'operational' }],
    expect: 'Nothing.',
    updates: [
      { at: '2026-03-06T09:00:00Z', status: 'scheduled', text: 'On Thursday.' },
      { at: '2026-03-11T09:00:00Z', status, text: 'Not this time.' },
    ],
  });
}

const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 20" width="80" height="20"><rect width="80" height="20" rx="4"/></svg>';

export const complete: SiteFiles = {
  now: '2026-03-14T12:00:00Z',
  config: {
    name: 'Hafen & Söhne <Hosting>',
    url: 'https://harbour-status.example',
    services: ['harbour.example', 'harbour.test'],
    description: 'What works & what does not.',
    timeZone: 'Asia/Kolkata',
    locale: 'en-IN',
    brand: { logo: '/brand/logo.svg', accent: '#7a1f5c', accentDark: '#f0a6d8' },
    support: { url: 'https://harbour.example/support', mail: 'support@harbour.example' },
    upstreams: [{ id: 'carrier', name: 'A carrier', url: 'https://status.carrier.example' }],
    policy: {
      updateCadence: 30,
      uptimeWeights: { degraded_performance: 0.1, partial_outage: 0.5, major_outage: 1 },
      historyDays: 30,
    },
    repository: 'https://git.example/harbour/status',
    components: [
      { id: 'uploads', name: 'Uploads', description: 'Files & pictures', since: '2026-03-01' },
      { id: 'api', name: 'Interface' },
      { id: 'fax', name: 'Fax', until: '2026-03-01' },
      { id: 'mail', name: 'Mail', since: '2026-04-01' },
    ],
  },
  files: {
    'public/brand/logo.svg': logo,
    'public/favicon.svg': logo,
    'incidents/2026-03-05-uploads-fail/incident.md': outage,
    'incidents/2026-03-05-uploads-fail/postmortem.md': postmortem,
    'incidents/2026-03-05-uploads-fail/queue depth.gif': tinyPicture,
    'incidents/2026-03-02-api-slow/incident.md': slow,
    'incidents/2026-03-13-certificate/incident.md': notice,
    'incidents/2026-03-08-bigger-queue/maintenance.md': overrun,
    'incidents/2026-03-08-bigger-queue/queue depth.gif': tinyPicture,
    'incidents/2026-03-12-switch-cancelled/maintenance.md': calledOff('cancelled'),
    'incidents/2026-03-12-switch-postponed/maintenance.md': calledOff('postponed'),
  },
};
