import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Audit, auditSite } from '../../../src/audit/audit-site.ts';
import { siteConfigSchema, type SiteConfigInput } from '../../../src/schema/site-config.ts';
import { sites } from '../../sites/sites.ts';
import { lifeboat, scratchFolder, siteIn } from '../cli/run-lifeboat.ts';
import { httpsHost } from './https-host.ts';
import { type NameServerOptions, nameServer, type Zone } from './name-server.ts';

const input: SiteConfigInput = {
  name: 'Harbour Hosting',
  url: 'https://harbour-status.example',
  services: ['harbour.example'],
  components: [{ id: 'website', name: 'Website' }],
};

/** The domain of somebody who runs one name server, at an address of the loopback interface. */
function provider(domain: string, address: string, mail = `hostmaster.${domain}`): Zone {
  const server = `ns1.${domain}`;
  return {
    [domain]: [
      ['NS', server],
      ['SOA', mail],
    ],
    [server]: [['A', address]],
  };
}

/** Two hosts that share nothing. */
const separate: Zone = {
  'harbour-status.example': [
    ['NS', 'ns1.quay-dns.example'],
    ['SOA', 'hostmaster.quay-dns.example'],
    ['A', '198.51.100.7'],
    ['AAAA', '2001:db8:a::7'],
  ],
  'harbour.example': [
    ['NS', 'ns1.pier-dns.example'],
    ['SOA', 'hostmaster.pier-dns.example'],
    ['A', '192.0.2.10'],
    ['AAAA', '2001:db8:b::10'],
  ],
  ...provider('quay-dns.example', '127.0.0.1'),
  ...provider('pier-dns.example', '127.0.0.5'),
  ...origins({ '198.51.100.7': '64500', '192.0.2.10': '64501' }),
  ...origins6({ 'a::7': '64500', 'b::10': '64501' }),
};

function origins(networks: Readonly<Record<string, string>>): Zone {
  return Object.fromEntries(
    Object.entries(networks).map(([address, number]) => [
      `${address.split('.').reverse().join('.')}.origin.test`,
      [['TXT', `${number} | ${address}/24 | ZZ | test | 2026-01-01`] as const],
    ]),
  );
}

/** Addresses below 2001:db8, as `<third part>::<last part>`. */
function origins6(networks: Readonly<Record<string, string>>): Zone {
  return Object.fromEntries(
    Object.entries(networks).map(([short, number]) => {
      const [third = '', last = ''] = short.split('::');
      const full = `20010db8${third.padStart(4, '0')}${'0'.repeat(16)}${last.padStart(4, '0')}`;
      return [`${[...full].reverse().join('.')}.origin6.test`, [['TXT', `${number} | x`] as const]];
    }),
  );
}

/** A name server on each of the addresses that zones of these tests name; gives their port. */
async function nameServers(zone: Zone, options: NameServerOptions): Promise<number> {
  const port = await nameServer(zone, { isAuthoritative: true, ...options });
  await nameServer(zone, { isAuthoritative: true, ...options, host: '127.0.0.5', port });
  return port;
}

async function audit(
  zone: Zone,
  options: NameServerOptions = {},
  config: Partial<SiteConfigInput> = {},
): Promise<Audit> {
  const port = await nameServers(zone, options);
  return auditSite(siteConfigSchema.parse({ ...input, ...config }), {
    resolver: { host: '127.0.0.1', port },
    patience: { tries: 2, timeout: 400 },
    authorityPort: port,
    originZones: { v4: 'origin.test', v6: 'origin6.test' },
  });
}

/** Each finding as `level kind what`. */
function said({ findings }: Audit): string[] {
  return findings.map(({ level, kind, what }) => `${level} ${kind} ${what}`);
}

const status = 'harbour-status.example';
const between = `${status} and harbour.example share`;

describe('an audit', () => {
  it('finds nothing where nothing is shared, and says what it learned', async () => {
    const result = await audit(separate);
    expect(said(result)).toEqual([]);
    expect(result.page).toEqual([
      {
        host: status,
        domain: status,
        nameServers: ['ns1.quay-dns.example'],
        dependencies: [
          { kind: 'domain', value: status, through: [] },
          { kind: 'name-servers', value: 'ns1.quay-dns.example', through: [] },
          {
            kind: 'dns-provider',
            value: 'quay-dns.example',
            through: ['ns1.quay-dns.example'],
          },
          {
            kind: 'dns-provider',
            value: 'hostmaster@quay-dns.example',
            through: ['ns1.quay-dns.example'],
          },
          { kind: 'name-servers', value: '127.0.0.1', through: ['ns1.quay-dns.example'] },
        ],
        chain: [],
        hasIpv4: true,
        hasIpv6: true,
        addresses: ['198.51.100.7', '2001:db8:a::7'],
        ranges: ['198.51.100.0/24', '2001:db8:a::/48'],
        networks: ['64500'],
        ttl: 300,
        dangling: undefined,
        lame: [],
        unknown: [],
      },
    ]);
  });

  const situations: Readonly<Record<string, readonly [zone: Zone, expected: readonly string[]]>> = {
    'the same name servers': [
      {
        'harbour.example': [
          ['NS', 'ns1.quay-dns.example'],
          ...(separate['harbour.example'] ?? []).slice(1),
        ],
      },
      [`error name-servers ${between} name-servers: ns1.quay-dns.example.`],
    ],
    'the same provider under different names': [
      {
        [status]: [['NS', 'ns1.awn-dns-01.example'], ...(separate[status] ?? []).slice(1)],
        'harbour.example': [
          ['NS', 'ns1.awn-dns-44.test'],
          ...(separate['harbour.example'] ?? []).slice(1),
        ],
        ...provider('awn-dns-01.example', '127.0.0.1', 'awn-hostmaster.big-cloud.example'),
        ...provider('awn-dns-44.test', '127.0.0.5', 'awn-hostmaster.big-cloud.example'),
      },
      [
        `error dns-provider ${between} dns-provider: awn-hostmaster@big-cloud.example (through ns1.awn-dns-01.example).`,
      ],
    ],
    'a CNAME to the same delivery network': [
      {
        [status]: [...(separate[status] ?? []).slice(0, 2), ['CNAME', 'a.big-cdn.example']],
        'harbour.example': [
          ...(separate['harbour.example'] ?? []).slice(0, 2),
          ['CNAME', 'b.big-cdn.example'],
        ],
        ...provider('big-cdn.example', '127.0.0.1'),
        'a.big-cdn.example': (separate[status] ?? []).slice(2),
        'b.big-cdn.example': (separate['harbour.example'] ?? []).slice(2),
      },
      [`error cname ${between} cname: big-cdn.example (through a.big-cdn.example).`],
    ],
    'the same /24': [
      {
        'harbour.example': [
          ...(separate['harbour.example'] ?? []).slice(0, 2),
          ['A', '198.51.100.200'],
          ['AAAA', '2001:db8:b::10'],
        ],
        ...origins({ '198.51.100.200': '64501' }),
      },
      [`error address-range ${between} address-range: 198.51.100.0/24.`],
    ],
    'the same network': [
      origins({ '192.0.2.10': '64499 64500' }),
      [`error network ${between} network: AS64500.`],
    ],
    'no IPv6': [
      { [status]: (separate[status] ?? []).slice(0, 3) },
      [`warning one-family ${status} has no address for IPv6 (AAAA).`],
    ],
    'no IPv4': [
      { [status]: (separate[status] ?? []).filter(([type]) => type !== 'A') },
      [`warning one-family ${status} has no address for IPv4 (A).`],
    ],
    'a dangling CNAME': [
      {
        [status]: [...(separate[status] ?? []).slice(0, 2), ['CNAME', 'gone.pages-host.example']],
        ...provider('pages-host.example', '127.0.0.1'),
      },
      [
        `warning dangling ${status} leads to gone.pages-host.example, and there is no address.`,
        `unknown unknown Not known: addresses of ${status}: there are none.`,
      ],
    ],
    'a name server without an address': [
      { 'ns1.quay-dns.example': [['TXT', 'moved']] },
      [
        `warning lame-delegation ns1.quay-dns.example is named for ${status} and does not answer for it.`,
      ],
    ],
    'a long TTL': [
      { [status]: [...(separate[status] ?? []).slice(0, 3), ['AAAA', '2001:db8:a::7', 86_400]] },
      [`warning long-ttl ${status} may be remembered for 86400 seconds.`],
    ],
  };

  it.each(Object.entries(situations))('finds %s', async (_name, [change, expected]) => {
    expect(said(await audit({ ...separate, ...change }))).toEqual(expected);
  });

  it('does not call separate what is not there', async () => {
    expect(said(await audit({ ...separate, 'harbour.example': [] }))).toEqual([
      'unknown unknown Not known: name servers of harbour.example: there are none.',
      'unknown unknown Not known: addresses of harbour.example: there are none.',
    ]);
    expect(said(await audit({ ...separate, '10.2.0.192.origin.test': [] }))).toEqual([
      'unknown unknown Not known: network of 192.0.2.10: nobody says.',
    ]);
    const vague: Zone = { ...separate, '10.2.0.192.origin.test': [['TXT', 'v=spf1 -all']] };
    expect(said(await audit(vague))).toEqual([
      'unknown unknown Not known: network of 192.0.2.10: nobody says.',
    ]);
  });

  it('finds a name server that does not answer for the domain', async () => {
    expect(said(await audit(separate, { isAuthoritative: false }))).toEqual([
      `warning lame-delegation ns1.quay-dns.example is named for ${status} and does not answer for it.`,
    ]);
  });

  it('finds a name server that refuses, and does not know of one that is silent', async () => {
    const zone: Zone = { ...separate, 'ns1.quay-dns.example': [['A', '127.0.0.2']] };
    const port = await nameServer({}, { host: '127.0.0.2', behaviour: 'refuses' });
    expect(said(await audit(zone, { port }))).toEqual([
      `warning lame-delegation ns1.quay-dns.example is named for ${status} and does not answer for it.`,
    ]);
    const silent: Zone = { ...separate, 'ns1.quay-dns.example': [['A', '127.0.0.3']] };
    const other = await nameServer({}, { host: '127.0.0.3', behaviour: 'is silent' });
    expect(said(await audit(silent, { port: other }))).toEqual([
      `unknown unknown Not known: whether ns1.quay-dns.example answers for ${status}: time-out.`,
    ]);
  });

  it('asks a name server that has an IPv6 address alone', async () => {
    const zone: Zone = { ...separate, 'ns1.quay-dns.example': [['AAAA', '::1']] };
    const port = await nameServer(zone, { host: '::1', isAuthoritative: true });
    expect(said(await audit(zone, { port }))).toEqual([]);
  });

  it('does not know of a name server that cannot be reached from here', async () => {
    const zone: Zone = { ...separate, 'ns1.quay-dns.example': [['A', '255.255.255.255']] };
    expect(said(await audit(zone))).toEqual([
      expect.stringMatching(
        /^unknown unknown Not known: whether ns1\.quay-dns\.example answers for .+: connect E/,
      ),
    ]);
  });

  it('knows that an address has no names, and where it is', async () => {
    const mirrorAt = (url: string) => ({
      targets: [{ id: 'mirror', type: 'directory', path: 'mirror', url } as const],
    });
    const zone: Zone = {
      ...separate,
      ...origins({ '203.0.113.9': '64502', '192.0.2.200': '64502' }),
      ...origins6({ 'c::9': '64502' }),
    };
    for (const host of ['203.0.113.9', '[2001:db8:c::9]']) {
      const { page, ...result } = await audit(zone, {}, mirrorAt(`https://${host}:8443`));
      expect(said({ page, ...result })).toEqual([]);
      expect(page[1]).toMatchObject({ host, nameServers: [], networks: ['64502'] });
    }
    expect(said(await audit(zone, {}, mirrorAt('https://192.0.2.200/')))).toEqual([
      'error address-range 192.0.2.200 and harbour.example share address-range: 192.0.2.0/24.',
    ]);
  });

  it('compares names whatever their capitals and their last dot', async () => {
    const mirror = { id: 'mirror', type: 'directory', path: 'mirror' } as const;
    const targets = [{ ...mirror, url: 'https://Mirror.harbour.example./' }];
    const zone = { ...separate, 'mirror.harbour.example': separate[status] ?? [] };
    const { findings } = await audit(zone, {}, { services: ['Harbour.EXAMPLE'], targets });
    expect(findings).toMatchObject([
      { kind: 'domain', host: 'mirror.harbour.example.', service: 'Harbour.EXAMPLE' },
      { kind: 'name-servers' },
    ]);
  });

  it('finds that the repository is among the services, and where the targets are', async () => {
    const config = {
      repository: 'https://git.harbour.example/status',
      targets: [
        {
          id: 'bucket',
          type: 's3',
          bucket: 'status',
          endpoint: 'https://harbour.example',
        } as const,
      ],
    };
    const { findings, page } = await audit(separate, {}, config);
    expect(page.map(({ host }) => host)).toEqual([status, 'harbour.example']);
    const kinds = findings.map(({ kind, host }) => `${kind} ${host}`);
    expect(kinds).toContain('publishing the repository');
    expect(kinds).toContain('domain harbour.example');
  });

  it('lets a waiver with a reason lower what it is about, and nothing else', async () => {
    const reason = 'One network reaches the island.';
    const waivers = [{ shares: 'network' as const, with: 'harbour.example', reason }];
    const zone = { ...separate, ...origins({ '192.0.2.10': '64500' }) };
    const { findings } = await audit(zone, {}, { waivers });
    expect(findings).toMatchObject([{ kind: 'network', level: 'note', fix: `Waived: ${reason}` }]);
    const cname = situations['the same name servers']?.[0] ?? {};
    const both = await audit({ ...zone, ...cname }, {}, { waivers });
    expect(both.findings.map(({ level }) => level)).toEqual(['error', 'note']);
  });
});

describe('a page on its own domain that depends on', () => {
  const www = `www.${status}`;
  const shares = `error %s ${www} and harbour.example share`;
  const [pageServer, pageMail, ...pageAddresses] = separate[status] ?? [];
  const [, serviceMail, ...serviceAddresses] = separate['harbour.example'] ?? [];
  if (!pageServer || !pageMail || !serviceMail) throw new Error('The zone is not whole.');
  const addressed: Zone = { [www]: pageAddresses };

  const situations: Readonly<
    Record<string, readonly [zone: Zone, kind: string, values: string, fix: RegExp]>
  > = {
    'the domain of the service, as another name of a host there': [
      { [www]: [['CNAME', 'pages.harbour.example']], 'pages.harbour.example': pageAddresses },
      'cname',
      'harbour.example (through pages.harbour.example)',
      /another network/,
    ],
    'name servers in the domain of the service': [
      {
        ...addressed,
        [status]: [['NS', 'ns1.harbour.example'], pageMail],
        'ns1.harbour.example': [['A', '127.0.0.1']],
      },
      'dns-provider',
      'harbour.example (through ns1.harbour.example)',
      /domain of the page to another DNS provider/,
    ],
    'a host whose domain has the name servers of the service': [
      {
        [www]: [['CNAME', 'x.pages-host.example']],
        'x.pages-host.example': pageAddresses,
        'pages-host.example': [['NS', 'ns1.pier-dns.example']],
      },
      'name-servers',
      'ns1.pier-dns.example (through x.pages-host.example)',
      /from a host whose domain has another DNS provider/,
    ],
    'a host whose domain has the DNS provider of the service': [
      {
        [www]: [['CNAME', 'x.pages-host.example']],
        'x.pages-host.example': pageAddresses,
        'pages-host.example': [['NS', 'ns7.pier-dns.example']],
      },
      'dns-provider',
      'pier-dns.example (through x.pages-host.example, ns7.pier-dns.example)',
      /from a host whose domain has another DNS provider/,
    ],
    'name servers whose domain has those of the service': [
      { ...addressed, 'quay-dns.example': [['NS', 'ns1.pier-dns.example']] },
      'name-servers',
      'ns1.pier-dns.example (through ns1.quay-dns.example)',
      /domain of the page to another DNS provider/,
    ],
    'name servers whose domain has some in the domain of the service': [
      { ...addressed, 'quay-dns.example': [['NS', 'ns9.harbour.example']] },
      'dns-provider',
      'harbour.example (through ns1.quay-dns.example, ns9.harbour.example)',
      /domain of the page to another DNS provider/,
    ],
    'the name servers of the service for a part of its domain': [
      { [www]: [['NS', 'ns1.pier-dns.example'], ...pageAddresses] },
      'name-servers',
      'ns1.pier-dns.example',
      /domain of the page to another DNS provider/,
    ],
    'the name servers of the service for the whole domain, of which it is another name': [
      {
        [www]: [['CNAME', status]],
        [status]: [['NS', 'ns1.pier-dns.example'], pageMail, ...pageAddresses],
      },
      'name-servers',
      'ns1.pier-dns.example',
      /domain of the page to another DNS provider/,
    ],
    'name servers of its own name at the address of those of the service': [
      {
        ...addressed,
        [status]: [['NS', `ns1.${status}`], pageMail],
        [`ns1.${status}`]: [['A', '127.0.0.5']],
      },
      'name-servers',
      `127.0.0.5 (through ns1.${status})`,
      /domain of the page to another DNS provider/,
    ],
    'the name servers of the host that the service is on': [
      {
        ...addressed,
        'harbour.example': [
          ['NS', 'ns1.pier-dns.example'],
          serviceMail,
          ['CNAME', 'x.platform.example'],
        ],
        'x.platform.example': serviceAddresses,
        'platform.example': [['NS', 'ns1.quay-dns.example']],
      },
      'name-servers',
      'ns1.quay-dns.example',
      /domain of the page to another DNS provider/,
    ],
  };

  it.each(Object.entries(situations))('%s', async (_name, [change, kind, values, fix]) => {
    const zone: Zone = { ...separate, [status]: [pageServer, pageMail], ...change };
    const result = await audit(zone, {}, { url: `https://${www}` });
    expect(said(result)).toEqual([`${shares.replace('%s', kind)} ${kind}: ${values}.`]);
    expect(result.findings[0]?.fix).toMatch(fix);
  });

  it('nothing of the services, though people of both have mail at one provider, shares nothing', async () => {
    const zone: Zone = {
      ...separate,
      [status]: [pageServer, ['SOA', 'ann.mail.example'], ...pageAddresses],
      'harbour.example': [
        ['NS', 'ns1.pier-dns.example'],
        ['SOA', 'ben.mail.example'],
        ...serviceAddresses,
      ],
      ...provider('quay-dns.example', '127.0.0.1', 'cleo.mail.example'),
      ...provider('pier-dns.example', '127.0.0.5', 'dan.mail.example'),
    };
    expect(said(await audit(zone))).toEqual([]);
  });

  it('another name where name servers were asked for has name servers that are not known', async () => {
    const zone: Zone = { ...separate, [status]: [['CNAME', www]], [www]: pageAddresses };
    expect(said(await audit(zone))).toEqual([
      `unknown unknown Not known: name servers of ${status}: there are none.`,
    ]);
  });
});

describe('a resolver that', () => {
  it('is slow is asked again, and the verdict is right', async () => {
    const zone = { ...separate, ...origins({ '192.0.2.10': '64500' }) };
    const result = await audit(zone, { behaviour: 'is slow' });
    expect(
      result.findings.filter(({ kind }) => kind === 'network').map(({ level }) => level),
    ).toEqual(['error']);
  });

  it('cuts its answers short is asked over TCP', async () => {
    expect(said(await audit(separate, { behaviour: 'truncates' }))).toEqual([]);
  });

  it.each([
    ['fails', 'SERVFAIL'],
    ['refuses', 'REFUSED'],
    ['is silent', 'time-out'],
    ['is confused', 'time-out'],
  ] as const)('%s leaves everything unknown and nothing fine', async (behaviour, why) => {
    const { findings, page } = await audit(separate, { behaviour });
    expect(findings.length).toBeGreaterThanOrEqual(6);
    expect(findings.every(({ level }) => level === 'unknown')).toBe(true);
    expect(findings.map(({ what }) => what)).toContain(`Not known: A of ${status}: ${why}.`);
    expect(page[0]).toMatchObject({ hasIpv4: undefined, hasIpv6: undefined, dangling: undefined });
  });

  it('fails for one name leaves that unknown', async () => {
    expect(said(await audit(separate, { failsFor: ['10.2.0.192.origin.test'] }))).toEqual([
      'unknown unknown Not known: TXT of 10.2.0.192.origin.test: SERVFAIL.',
    ]);
  });

  it('lies is not believed', async () => {
    expect(said(await audit(separate, { behaviour: 'lies' }))).toEqual([
      'unknown unknown The resolver gives an address for a name that cannot exist.',
    ]);
  });
});

describe('lifeboat audit', () => {
  async function run(
    zone: Zone,
    format: string,
    options: NameServerOptions = {},
    more: readonly string[] = [],
    env: Readonly<Record<string, string>> = {},
  ) {
    const port = await nameServers(zone, options);
    const root = siteIn(scratchFolder(), sites.empty);
    return lifeboat(
      [
        ...['audit', '--root', root, '--resolver', `127.0.0.1:${port}`, '--format', format],
        ...['--timeout', '400', '--authority-port', String(port)],
        ...['--origin-zone', 'origin.test', '--origin-zone6', 'origin6.test'],
        ...more,
      ],
      { env },
    );
  }

  it('ends with 0 where fate is separate, with 1 where it is shared, with 3 where it is not known', async () => {
    const fine = await run(separate, 'pretty');
    expect(fine.stdout).toContain('Fate is separate: 0 shared, 0 not known.\n');
    expect(fine.exitCode).toBe(0);
    const shared = await run({ ...separate, ...origins({ '192.0.2.10': '64500' }) }, 'pretty');
    expect(shared.stdout).toContain(`error network\n${between} network: AS64500.\n`);
    expect(shared.stdout).toContain('fix Serve the page from a host in another network.\n');
    expect(shared.exitCode).toBe(1);
    const unknown = await run(separate, 'pretty', { behaviour: 'fails' });
    expect(unknown.stdout).toContain('Not everything is known');
    expect(unknown.exitCode).toBe(3);
  });

  it('prints JSON and SARIF', async () => {
    const zone = { ...separate, ...origins({ '192.0.2.10': '64500' }) };
    const json = await run(zone, 'json');
    const [first, ...others] = (JSON.parse(json.stdout) as Audit).findings;
    expect(first).toMatchObject({
      ...{ kind: 'network', level: 'error', host: status, service: 'harbour.example' },
    });
    // Those addresses are nobody's; what answers there, if anything, is the network's affair.
    const ofHosts = ['certificate', 'header', 'issuer', 'unanswered'];
    expect(others.filter(({ kind }) => !ofHosts.includes(kind))).toEqual([]);
    const sarif = await run(zone, 'sarif');
    expect(JSON.parse(sarif.stdout)).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          results: expect.arrayContaining([
            expect.objectContaining({ ruleId: 'audit/network', level: 'error' }),
          ]),
        },
      ],
    });
    expect(sarif.exitCode).toBe(1);
  });

  it('asks the host itself for its certificate and its headers', async () => {
    const scratch = scratchFolder();
    const host = await httpsHost({
      ...{ name: status, from: '2020-01-01T00:00Z', to: '2049-01-01T00:00Z' },
      headersOf: () => ({ 'X-Content-Type-Options': 'nosniff' }),
    });
    const trusted = join(scratch, 'trusted.pem');
    writeFileSync(trusted, host.certificate);
    const zone = {
      ...separate,
      [status]: [...(separate[status] ?? []).slice(0, 2), ['A', '127.0.0.1'] as const],
      ...origins({ '127.0.0.1': '64500' }),
    };
    const { stdout, exitCode } = await run(zone, 'pretty', {}, ['--tls-port', String(host.port)], {
      NODE_EXTRA_CA_CERTS: trusted,
    });
    expect(stdout).toContain('  certificate   by Quay Trust, until 2049-01-01T00:00:00.000Z\n');
    expect(stdout).toContain('/generation.json: there is no Strict-Transport-Security.\n');
    expect(stdout).toContain('fix Send `Strict-Transport-Security: max-age=31536000`.');
    expect(stdout).not.toMatch(/there is no X-Content-Type-Options|not trusted/);
    expect(exitCode).toBe(0);
  });

  it.each(['nonsense:port', '127.0.0.1:0', '127.0.0.1:99999', ''])(
    'refuses the resolver %j',
    async (resolver) => {
      const { exitCode, stderr } = await lifeboat(['audit', '--resolver', resolver]);
      expect(exitCode).toBe(2);
      expect(stderr).toContain('Write an address and a port');
    },
  );

  it('asks nothing about a site whose configuration has errors', async () => {
    const root = siteIn(scratchFolder(), sites.empty);
    writeFileSync(join(root, 'status.config.ts'), 'export default {};\n');
    expect((await lifeboat(['audit', '--root', root])).exitCode).toBe(1);
  });
});
