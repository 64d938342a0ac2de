import pMap from 'p-map';
import { clockToleranceMinutes } from '../check/time-rules.ts';
import { idOf, isIdOf, parseGeneration } from './built-site.ts';
import { type Generation, generationFile, sha256 } from './generation.ts';
import { isServedAs } from './media-type.ts';
import type { FormerGeneration, Served, Source } from './source.ts';
import { messageOf } from './target-error.ts';

/** What can be wrong with a source. */
export type FindingKind =
  | 'missing'
  | 'altered'
  | 'stale'
  | 'truncated'
  | 'extra'
  | 'wrong-type'
  | 'no-generation'
  | 'behind'
  | 'overdue'
  | 'ahead'
  | 'unreachable';

export interface VerifyFinding {
  readonly kind: FindingKind;
  /** The file that it is about. */
  readonly file: string;
  readonly what: string;
}

/** What was found out about one source. */
export interface SourceReport {
  readonly source: string;
  /** The generation that it shows; undefined when it shows none that can be read. */
  readonly id: string | undefined;
  readonly now: string | undefined;
  /** How many of its files were compared. */
  readonly checked: number;
  readonly files: number;
  readonly findings: readonly VerifyFinding[];
}

export interface VerifyOptions {
  /** The instant of asking, in milliseconds since 1970. */
  readonly now: number;
  /** How many files of each source are compared; all unless said. */
  readonly sample?: number;
}

/** A source and what it says of itself. */
interface Opened {
  readonly source: Source;
  readonly id?: string;
  readonly generation?: Generation;
  /** What is wrong with its `generation.json` itself. */
  readonly findings: readonly VerifyFinding[];
}

/** A listing may be large, but not without a limit. In bytes. */
const longestListing = 64 * 1024 * 1024;

/** How many files are asked for at once. */
const concurrency = 8;

/** How long after the promised moment a new generation may come, in milliseconds. */
const lateness = 60 * 60_000;

/** How far a generation may be ahead of us, in milliseconds. */
const clockTolerance = clockToleranceMinutes * 60_000;

/** Compares what sources serve with what their generations say, and the sources with each other. */
export async function verify(
  sources: readonly Source[],
  { now, sample }: VerifyOptions,
): Promise<SourceReport[]> {
  const opened = await Promise.all(sources.map(open));
  const known = opened.flatMap(({ id, generation }) =>
    id !== undefined && generation ? [{ id, files: generation.files }] : [],
  );
  const former = [...opened.flatMap(({ source }) => source.former()), ...known];
  const newest = opened
    .flatMap(({ generation }) => generation?.now ?? [])
    .sort()
    .at(-1);
  return Promise.all(
    opened.map(async (each) => {
      const { source, id, generation } = each;
      const files = Object.keys(generation?.files ?? {});
      const chosen = sample === undefined ? files : sampleOf(files, sample, now);
      const others = generation
        ? [
            ...ageFindings(each, opened, newest, now),
            ...(await fileFindings(source, generation, chosen, former)),
            ...(await extraFindings(source, generation, former)),
          ]
        : [];
      return {
        source: source.name,
        id,
        now: generation?.now,
        checked: chosen.length,
        files: files.length,
        findings: [...each.findings, ...others],
      };
    }),
  );
}

async function open(source: Source): Promise<Opened> {
  const broken = (kind: FindingKind, what: string): Opened => ({
    source,
    findings: [{ kind, file: generationFile, what }],
  });
  let served: Served | undefined;
  let published: string | undefined;
  try {
    published = source.published();
    served = await source.read(generationFile, longestListing);
  } catch (error) {
    return broken('unreachable', messageOf(error));
  }
  if (!served) return broken('no-generation', 'There is none: nothing can be compared.');
  try {
    const generation = parseGeneration(served.bytes);
    const findings = listingFindings(served.bytes, published);
    return { source, generation, id: idOf(generation, served.bytes), findings };
  } catch (error) {
    return broken('no-generation', messageOf(error));
  }
}

/** Whether a `generation.json` is the one that was published, where that is known. */
function listingFindings(listing: Uint8Array, published: string | undefined): VerifyFinding[] {
  if (published === undefined || isIdOf(published, listing)) return [];
  const what = `It is not the one that was published as ${published}: what it says of other files may be wrong too.`;
  return [{ kind: 'altered', file: generationFile, what }];
}

/** Whether a source is behind the others, or all of them are behind the time or ahead of it. */
function ageFindings(
  { id, generation }: Opened,
  all: readonly Opened[],
  newest: string | undefined,
  now: number,
): VerifyFinding[] {
  if (!generation) return [];
  const findings: VerifyFinding[] = [];
  const add = (kind: FindingKind, what: string): void => {
    findings.push({ kind, file: generationFile, what });
  };
  if (generation.now !== newest) {
    const ahead = all.find((other) => other.generation?.now === newest)?.source.name;
    add('behind', `It was built at ${generation.now}; ${ahead} shows one of ${newest}.`);
  } else {
    const other = all.find((each) => each.generation?.now === newest && each.id !== id);
    if (other) add('behind', `${other.source.name} shows another one of the same time.`);
  }
  if (Date.parse(generation.nextTransition) + lateness < now) {
    add('overdue', `It should have been built again at ${generation.nextTransition}.`);
  }
  if (Date.parse(generation.now) - clockTolerance > now) {
    add('ahead', `It was built at ${generation.now}, which is still to come: a clock is wrong.`);
  }
  return findings;
}

async function fileFindings(
  source: Source,
  { files }: Generation,
  chosen: readonly string[],
  former: readonly FormerGeneration[],
): Promise<VerifyFinding[]> {
  const findings = await pMap(
    chosen,
    async (file): Promise<VerifyFinding[]> => {
      const expected = files[file];
      if (!expected) return [];
      try {
        const served = await source.read(file, expected.bytes);
        return differences(file, expected, served, former);
      } catch (error) {
        return [{ kind: 'unreachable', file, what: messageOf(error) }];
      }
    },
    { concurrency },
  );
  return findings.flat();
}

/** Files that hosts read and do not serve: nobody misses them. */
const forTheHost = new Set(['_headers', '_redirects', '.htaccess']);

function differences(
  file: string,
  { sha256: hash, bytes: size }: Generation['files'][string],
  served: Served | undefined,
  former: readonly FormerGeneration[],
): VerifyFinding[] {
  const finding = (kind: FindingKind, what: string): VerifyFinding[] => [{ kind, file, what }];
  if (!served) return forTheHost.has(file) ? [] : finding('missing', 'It is not there.');
  const { bytes, contentType, isCutOff } = served;
  const servedHash = sha256(bytes);
  if (servedHash === hash) {
    if (contentType === undefined || isServedAs(file, contentType)) return [];
    const what = contentType === '' ? 'without a type' : `as ${printable(contentType)}`;
    return finding('wrong-type', `It is served ${what}.`);
  }
  const old = former.find(({ files }) => files[file]?.sha256 === servedHash);
  if (old) return finding('stale', `It is the file of generation ${old.id}.`);
  if (isCutOff || bytes.byteLength < size) {
    return finding('truncated', `It ends after ${bytes.byteLength} of ${size} bytes.`);
  }
  return finding('altered', 'It has other bytes than were published.');
}

/** Files that are served and no part of the generation. A source that cannot list them is asked for former ones. */
async function extraFindings(
  source: Source,
  { files }: Generation,
  former: readonly FormerGeneration[],
): Promise<VerifyFinding[]> {
  const finding = (file: string): VerifyFinding => ({
    kind: 'extra',
    file,
    what: 'It is served, and is no part of the generation.',
  });
  const isForeign = (file: string): boolean =>
    file !== generationFile && !Object.hasOwn(files, file);
  try {
    const list = await source.list();
    if (list) return list.filter(isForeign).map(finding);
    const gone = new Set(former.flatMap((each) => Object.keys(each.files)).filter(isForeign));
    const answers = await pMap(
      [...gone],
      async (file) => ((await isStillServed(source, file, files, former)) ? [finding(file)] : []),
      { concurrency },
    );
    return answers.flat();
  } catch (error) {
    return [{ kind: 'unreachable', file: '', what: messageOf(error) }];
  }
}

/** Some hosts answer with a page of their own where there is no file: only the file's own bytes count. */
async function isStillServed(
  source: Source,
  file: string,
  files: Generation['files'],
  former: readonly FormerGeneration[],
): Promise<boolean> {
  const once = former.flatMap((each) => each.files[file] ?? []);
  const served = await source.read(file, Math.max(0, ...once.map(({ bytes }) => bytes)));
  if (!served) return false;
  const hash = sha256(served.bytes);
  return once.some((each) => each.sha256 === hash) && files['404.html']?.sha256 !== hash;
}

/** Some files, others at another time, and always the home page. */
function sampleOf(files: readonly string[], count: number, now: number): string[] {
  const rank = (file: string): string =>
    file === 'index.html' ? '' : sha256(Buffer.from(`${now} ${file}`));
  return files
    .map((file) => [rank(file), file] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, count)
    .map(([, file]) => file);
}

function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, 100);
}
