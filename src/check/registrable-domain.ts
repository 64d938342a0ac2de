import { getDomain } from 'tldts';

/**
 * The domain that somebody registered with a registry, of which a host name is part: `harbour.co.uk` of
 * `www.harbour.co.uk`. Only suffixes of registries count: names below the domain of a company, as below `github.io`,
 * belong to that company's domain and share its fate. Undefined of a bare suffix or an address.
 */
export function registrableDomain(host: string): string | undefined {
  return (
    getDomain(host.toLowerCase(), { allowPrivateDomains: false, validateHostname: false }) ??
    undefined
  );
}
