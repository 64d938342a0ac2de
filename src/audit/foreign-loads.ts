import { registrableDomain } from '../check/registrable-domain.ts';
import type { SiteConfig } from '../schema/site-config.ts';
import { cssAddresses } from './css-addresses.ts';
import { type LoadedAddress, pageAddresses } from './markup-addresses.ts';

/** Something that a built file loads from another origin: the page would wait for it, or break without it. */
export interface ForeignLoad {
  /** Relative to the output folder. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** What loads it: `img src`. */
  readonly by: string;
  /** Where it is loaded from, as an absolute address. */
  readonly address: string;
  /** The service that it belongs to, if it does. */
  readonly service: string | undefined;
}

/** A build that was given up because of what its pages load. */
export class ForeignLoadsError extends Error {
  readonly loads: readonly ForeignLoad[];

  constructor(loads: readonly ForeignLoad[]) {
    super(loads.map(loadText).join('\n'));
    this.loads = loads;
  }
}

function loadText({ file, line, by, address, service }: ForeignLoad): string {
  const whose = service === undefined ? 'another origin' : `the service ${service}`;
  return `${file}:${line} ${by} loads ${address} from ${whose}.`;
}

const markup = /\.(html?|xhtml|svg)$/i;
const styleSheet = /\.css$/i;

/**
 * Everything that a built file loads from another origin than the site's, or connects to. Links to follow are no
 * loads. Pages, drawings and style sheets are looked into; other files load nothing by themselves.
 * @param file path relative to the output folder
 */
export function foreignLoads(
  file: string,
  bytes: Uint8Array,
  { url, services }: Pick<SiteConfig, 'url' | 'services'>,
): ForeignLoad[] {
  const { base, loads } = addressesOf(file, bytes);
  const page = new URL(file, `${url}/`);
  const from = base !== undefined && URL.canParse(base, page) ? new URL(base, page) : page;
  return loads.flatMap(({ address, by, line }): ForeignLoad[] => {
    if (!URL.canParse(address, from)) return [];
    const target = new URL(address, from);
    if (!isNetwork(target) || target.origin === page.origin) return [];
    const service = services.find((each) => belongsTo(target.hostname, each));
    return [{ file, line, by, address: target.href, service }];
  });
}

function addressesOf(
  file: string,
  bytes: Uint8Array,
): { readonly base: string | undefined; readonly loads: readonly LoadedAddress[] } {
  const text = (): string => new TextDecoder().decode(bytes);
  if (markup.test(file)) return pageAddresses(text());
  const loads = styleSheet.test(file) ? cssAddresses(text()) : [];
  return { base: undefined, loads: loads.map((address) => ({ address, by: 'style', line: 1 })) };
}

/** What is written into the page itself, and what leads to a mail program, needs no network. */
function isNetwork({ protocol }: URL): boolean {
  return !['data:', 'blob:', 'about:', 'javascript:', 'mailto:', 'tel:'].includes(protocol);
}

function belongsTo(host: string, service: string): boolean {
  const domain = registrableDomain(service) ?? service.toLowerCase();
  return (registrableDomain(host) ?? host) === domain;
}
