import type { z } from 'zod';
import { detectors, type incidentSchema, triggers } from '../src/schema/incident.ts';
import { impactLevels } from '../src/schema/levels.ts';
import { corpusComponents } from './corpus-config.ts';
import { corpusNow, isoInstant, minutesAfter } from './corpus-time.ts';
import { headline, paragraph } from './prose.ts';
import type { Random } from './random.ts';

type IncidentFile = z.input<typeof incidentSchema>;

/** An incident as its author wrote it, and when it began and ended. */
export interface CorpusIncident {
  readonly from: number;
  readonly to: number;
  readonly frontmatter: IncidentFile;
}

/** An incident that is over: one to three components, two to six updates, told completely. */
export function corpusIncident(from: number, random: Random): CorpusIncident {
  const to = minutesAfter(from, random.between(20, 600));
  const frontmatter: IncidentFile = {
    title: headline(random),
    impact: random.sample(corpusComponents, random.between(1, 3)).map((component) => ({
      component,
      level: random.pick(impactLevels),
      from: isoInstant(from),
      to: isoInstant(minutesAfter(to, -random.between(0, 10))),
    })),
    detectedAt: isoInstant(minutesAfter(from, 2)),
    detectedBy: random.pick(detectors),
    acknowledgedAt: isoInstant(minutesAfter(from, 4)),
    mitigatedAt: isoInstant(minutesAfter(to, -10)),
    dataLoss: 'none',
    customerAction: paragraph(random, 2),
    trigger: random.pick(triggers),
    ...(random.chance(0.1) ? { upstream: 'carrier' } : {}),
    ...(random.chance(0.2)
      ? { affected: { share: random.between(1, 100) / 100, of: 'customers', estimated: true } }
      : {}),
    updates: updatesFor(from, to, random),
  };
  return { from, to, frontmatter };
}

/** An incident that began a short while ago, goes on, and has its next update promised. */
export function openIncident(random: Random): CorpusIncident {
  const from = minutesAfter(corpusNow, -40);
  const frontmatter: IncidentFile = {
    title: headline(random),
    impact: [{ component: 'storage', level: 'partial_outage', from: isoInstant(from) }],
    updates: [
      {
        at: isoInstant(minutesAfter(from, 5)),
        status: 'investigating',
        text: paragraph(random, 3),
        nextUpdateBy: isoInstant(minutesAfter(corpusNow, 20)),
      },
    ],
  };
  return { from, to: corpusNow, frontmatter };
}

/** Two to six, the first five minutes after it began and the last, which resolves it, at its end. */
function updatesFor(from: number, to: number, random: Random): IncidentFile['updates'] {
  const first = minutesAfter(from, 5);
  const count = random.between(2, 6);
  const times = Array.from({ length: count }, (_update, index) =>
    Math.round(first + ((to - first) * index) / (count - 1)),
  );
  return times.map((at, index) => {
    const next = times[index + 1];
    return {
      at: isoInstant(at),
      status: next === undefined ? 'resolved' : (courses[index] ?? 'monitoring'),
      text: paragraph(random, random.between(1, 3)),
      ...(next === undefined ? {} : { nextUpdateBy: isoInstant(next) }),
    };
  });
}

const courses = ['investigating', 'identified', 'update'] as const;
