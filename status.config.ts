import { defineStatusPage } from 'lifeboat';

export default defineStatusPage({
  name: 'Harbour Hosting',
  url: 'https://harbour-status.example',
  services: ['harbour.example'],
  description: 'Whether the services of Harbour Hosting work, and what happened when they did not.',
  locale: 'en-GB',
  components: [
    {
      id: 'hosting',
      name: 'Hosting',
      components: [
        { id: 'vm', name: 'Virtual machines', description: 'Linux VMs', since: '2014-01-01' },
        {
          id: 'storage',
          name: 'Storage',
          description: 'Block volumes and images',
          since: '2014-01-01',
        },
        { id: 'postgresql', name: 'Managed PostgreSQL', since: '2014-01-01' },
        {
          id: 'backups',
          name: 'Backups',
          description: 'Nightly backups and restores',
          since: '2014-01-01',
        },
      ],
    },
    {
      id: 'network',
      name: 'Network',
      components: [
        { id: 'routing', name: 'Routing and IPv6', since: '2014-01-01' },
        { id: 'dns', name: 'DNS', description: 'Resolvers and hosted zones', since: '2014-01-01' },
        {
          id: 'cdn',
          name: 'CDN',
          description: 'Delivery through our partner',
          since: '2014-01-01',
        },
      ],
    },
    {
      id: 'portal-group',
      name: 'Customer portal',
      components: [{ id: 'portal', name: 'Portal and login', since: '2014-01-01' }],
    },
  ],
  upstreams: [
    { id: 'fastly', name: 'Fastly' },
    { id: 'transit-a', name: 'a transit carrier' },
  ],
  support: { url: 'https://harbour.example/support', mail: 'support@harbour.example' },
});
