import type { SiteConfigInput } from '../src/schema/site-config.ts';

/** The configuration of every corpus: 12 components in four groups. */
export const corpusConfig = {
  name: 'Harbour Hosting',
  url: 'https://harbour-status.example',
  services: ['harbour.example'],
  components: [
    {
      id: 'hosting',
      name: 'Hosting',
      components: [
        { id: 'vm', name: 'Virtual machines' },
        { id: 'storage', name: 'Block storage' },
        { id: 'postgresql', name: 'Managed PostgreSQL' },
        { id: 'backups', name: 'Backups' },
      ],
    },
    {
      id: 'network',
      name: 'Network',
      components: [
        { id: 'routing', name: 'Routing' },
        { id: 'dns', name: 'DNS' },
        { id: 'cdn', name: 'CDN' },
      ],
    },
    {
      id: 'customers',
      name: 'For customers',
      components: [
        { id: 'portal', name: 'Portal' },
        { id: 'login', name: 'Login' },
        { id: 'api', name: 'API' },
      ],
    },
    {
      id: 'messages',
      name: 'Messages',
      components: [
        { id: 'mail', name: 'Mail' },
        { id: 'webhooks', name: 'Webhooks' },
      ],
    },
  ],
  upstreams: [{ id: 'carrier', name: 'A transit carrier' }],
} as const satisfies SiteConfigInput;

/** The ids of its components. */
export const corpusComponents = corpusConfig.components.flatMap(({ components }) =>
  components.map(({ id }) => id),
);
