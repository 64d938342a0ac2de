/** A whole file that passes the check without a word. */
export interface Example {
  /** What stands above it on the page. */
  readonly caption: string;
  readonly language: 'yaml' | 'ts';
  /** Path in the site's folder. */
  readonly path: string;
  readonly text: string;
  /** An instant at which there is nothing to say about it. */
  readonly now: string;
  /** What else the site's folder has to hold; the configuration unless this is the configuration. */
  readonly beside: readonly Example[];
}

const folder = 'incidents/2026-03-14-card-payments-declined';

export const configuration: Example = {
  caption: 'The smallest one:',
  language: 'ts',
  path: 'status.config.ts',
  now: '2026-03-14T10:10:00Z',
  beside: [],
  text: `export default {
  name: 'Harbour Hosting',
  url: 'https://harbour-status.example',
  services: ['harbour.example'],
  components: [
    { id: 'website', name: 'Website' },
    {
      id: 'shop',
      name: 'Shop',
      components: [{ id: 'checkout', name: 'Checkout' }],
    },
  ],
};
`,
};

export const openIncident: Example = {
  caption: 'The smallest one, of an incident that goes on:',
  language: 'yaml',
  path: `${folder}/incident.md`,
  now: '2026-03-14T10:10:00Z',
  beside: [configuration],
  text: `---
title: Checkout fails for some cards
impact:
  - component: checkout
    level: partial_outage
    from: 2026-03-14T10:02:00Z
updates:
  - at: 2026-03-14T10:05:00Z
    status: investigating
    text: Some card payments are declined. Wallet payments work.
    nextUpdateBy: 2026-03-14T10:35:00Z
---
`,
};

export const resolvedIncident: Example = {
  caption: 'The same incident when it is over:',
  language: 'yaml',
  path: `${folder}/incident.md`,
  now: '2026-03-14T12:00:00Z',
  beside: [configuration],
  text: `---
title: Checkout fails for some cards
impact:
  - component: checkout
    level: partial_outage
    from: 2026-03-14T10:02:00Z
    to: 2026-03-14T10:48:00Z
dataLoss: none
customerAction: Payments that were declined between 10:02 and 10:48 UTC can be repeated.
updates:
  - at: 2026-03-14T10:05:00Z
    status: investigating
    text: Some card payments are declined. Wallet payments work.
    nextUpdateBy: 2026-03-14T11:00:00Z
  - at: 2026-03-14T10:55:00Z
    status: resolved
    text: All card payments have worked again since 10:48 UTC.
---
`,
};

export const maintenance: Example = {
  caption: 'The smallest one:',
  language: 'yaml',
  path: 'incidents/2026-04-02-database-upgrade/maintenance.md',
  now: '2026-03-26T10:10:00Z',
  beside: [configuration],
  text: `---
title: Upgrade of the shop's database
window:
  from: 2026-04-02T02:00:00Z
  to: 2026-04-02T03:00:00Z
impact:
  - component: checkout
    level: major_outage
expect: No order can be placed for about ten minutes.
updates:
  - at: 2026-03-26T10:00:00Z
    status: scheduled
    text: We upgrade the database of the shop.
---
`,
};

export const postmortem: Example = {
  caption: 'The smallest one that leaves nothing to warn about:',
  language: 'yaml',
  path: `${folder}/postmortem.md`,
  now: '2026-03-20T12:00:00Z',
  beside: [configuration, resolvedIncident],
  text: `---
status: published
publishedAt: 2026-03-20T09:00:00Z
summary: >
  For 46 minutes about a third of card payments was declined. A certificate had expired
  that our checkout needs to reach the bank. No payment was lost or made twice.
timeline:
  - at: 2026-03-14T10:02:00Z
    kind: impact_start
    text: The certificate expires.
  - at: 2026-03-14T10:48:00Z
    kind: impact_end
    text: The new certificate is in use.
trigger: The expiry of a client certificate.
detection:
  by: monitoring
  text: The share of declined payments crossed its limit two minutes later.
contributingFactors:
  - title: Renewal by hand
    text: Of all our certificates, only this one was not renewed automatically.
  - title: No alarm before the expiry
    text: The monitoring looks at certificates that we serve, not at those that we present.
actions:
  - title: Renew the certificate automatically
    type: prevent
    owner: Payments
    status: open
    due: 2026-04-15
---
`,
};

/** Every example of the reference. */
export const examples: readonly Example[] = [
  configuration,
  openIncident,
  resolvedIncident,
  maintenance,
  postmortem,
];
