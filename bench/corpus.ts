import { document, type SiteFiles } from '../tests/sites/site-files.ts';
import { corpusConfig } from './corpus-config.ts';
import { corpusIncident, type CorpusIncident, openIncident } from './corpus-incident.ts';
import { comingMaintenance, pastMaintenance } from './corpus-maintenance.ts';
import { corpusPostmortem } from './corpus-postmortem.ts';
import { corpusNow, daysBefore, isoDay, isoInstant } from './corpus-time.ts';
import { longStory, paragraph } from './prose.ts';
import { type Random, seededRandom } from './random.ts';

const years = 20;

/**
 * A site with a history of 20 years, the same for the same count and seed: of every 20 records 3 are
 * maintenances, and 4 are incidents with a long postmortem. The last incident is still open, the last
 * maintenance still to come, and at `now` there is not even a warning.
 * @param count how many records; a multiple of 20
 */
export function corpus(count: number, seed = 1): SiteFiles {
  const random = seededRandom(seed);
  const files = Array.from({ length: count }, (_record, index) =>
    recordFiles(index, count, random),
  );
  return {
    now: isoInstant(corpusNow),
    config: corpusConfig,
    files: Object.fromEntries(files.flat()),
  };
}

type Files = (readonly [path: string, content: string])[];

/** Places in every 20 records. The last two are the open incident and the maintenance to come. */
const maintenancePlaces: ReadonlySet<number> = new Set([2, 9, 18]);
const postmortemPlaces: ReadonlySet<number> = new Set([1, 5, 11, 15]);

function recordFiles(index: number, count: number, random: Random): Files {
  const place = index % 20;
  const from = beginOf(index, count, random);
  if (maintenancePlaces.has(place)) {
    const isLast = index === count - 2;
    const record = isLast ? comingMaintenance(random) : pastMaintenance(from, random);
    return [[path(record.from, 'maintenance', index), document(record.frontmatter)]];
  }
  const isLast = index === count - 1;
  const record = isLast ? openIncident(random) : corpusIncident(from, random);
  const files: Files = [incidentFile(record, index, random)];
  if (postmortemPlaces.has(place)) {
    const text = document(corpusPostmortem(record, random), longStory(random));
    files.push([path(record.from, 'postmortem', index), text]);
  }
  return files;
}

function incidentFile(record: CorpusIncident, index: number, random: Random): Files[number] {
  const body = random.chance(0.3) ? paragraph(random, 4) : '';
  return [path(record.from, 'incident', index), document(record.frontmatter, body)];
}

function path(
  from: number,
  kind: 'incident' | 'maintenance' | 'postmortem',
  index: number,
): string {
  const slug = maintenancePlaces.has(index % 20) ? 'planned-work' : 'requests-fail';
  const number = String(index).padStart(5, '0');
  return `incidents/${isoDay(from)}-${slug}-${number}/${kind}.md`;
}

/** Spread evenly over the years, each moved a little; all are over two days before now. */
function beginOf(index: number, count: number, random: Random): number {
  const first = daysBefore(years * 365);
  const step = (daysBefore(3) - first) / count;
  return first + Math.floor((index + random.between(0, 99) / 100) * step);
}
