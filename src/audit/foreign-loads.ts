import { registrableDomain } from '../check/registrable-domain.ts';
import type { SiteConfig } from '../schema/site-config.ts';
import { cssAddresses } from './css-addresses.ts';
import { manifestAddresses } from './manifest-addresses.ts';
import { type LoadedAddress, pageAddresses, styleInstructions } from './markup-addresses.ts';

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
const document = /\.(xml|rss|atom)$/i;
const manifest = /\.webmanifest$/i;

/**
 * Everything that a built file loads from another origin than the site's, or connects to. Links to follow are no
 * loads. Pages, drawings, style sheets, feeds and application manifests are looked into; other files load nothing by
 * themselves, but for scripts, which are not read.
 * @param file path relative to the output folder
 */
export function foreignLoads(
  file: string,
  bytes: Uint8Array,
  { url, services }: Pick<SiteConfig, 'url' | 'services'>,
): ForeignLoad[] {
  if (![markup, styleSheet, document, manifest].some((kind) => kind.test(file))) return [];
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Feeds are long, and none of ours says how it is shown.
  if (document.test(file) && !content.includes('<?xml-stylesheet')) return [];
  const text = content.toString();
  if (!mayNameAnotherOrigin(text, url)) return [];
  const { base, loads } = addressesOf(file, text);
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

/**
 * An address of another origin has a scheme or two slashes (browsers pass over tabs and ends of lines between them), or
 * is written with escapes, or in a page within an address: a page without any, but for
 * links to follow and the site's own address, need not be read like a browser. Most pages are such.
 */
function mayNameAnotherOrigin(text: string, url: string): boolean {
  return otherOrigin.test(text.replace(followedLink, '').replaceAll(`${url}/`, ''));
}

const followedLink = /<a href="[^"]*">/g;
const otherOrigin =
  /\/[\t\n\r]*\/|\\|&#|&(sol|bsol|colon|tab|newline);|\b(https?|wss?|ftp|file):|\bdata:\w+\//i;

function addressesOf(
  file: string,
  text: string,
): { readonly base: string | undefined; readonly loads: readonly LoadedAddress[] } {
  if (markup.test(file)) return pageAddresses(text);
  if (document.test(file)) return { base: undefined, loads: styleInstructions(text) };
  const [by, addresses] = styleSheet.test(file)
    ? ['style', cssAddresses(text)]
    : ['manifest src', manifestAddresses(text)];
  return { base: undefined, loads: addresses.map((address) => ({ address, by, line: 1 })) };
}

/** What is written into the page itself, and what leads to a mail program, needs no network. */
function isNetwork({ protocol }: URL): boolean {
  return !['data:', 'blob:', 'about:', 'javascript:', 'mailto:', 'tel:'].includes(protocol);
}

function belongsTo(host: string, service: string): boolean {
  const domain = registrableDomain(service) ?? service.toLowerCase();
  return (registrableDomain(host) ?? host) === domain;
}
