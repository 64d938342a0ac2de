import { addDays } from 'date-fns/addDays';
import { UTCDate } from '@date-fns/utc';
import { Document, isScalar } from 'yaml';
import { allComponents } from '../domain/components.ts';
import { impactExtent, resolvedAt } from '../domain/incident-state.ts';
import { utcDateOf } from '../domain/utc-days.ts';
import type { Instant } from '../schema/instant.ts';
import { postmortemSchema, type TimelineKind } from '../schema/postmortem.ts';
import type { Incident } from '../schema/site.ts';
import type { SiteConfig } from '../schema/site-config.ts';
import { instantText } from './instant-text.ts';

/** With what a text begins that is still to be written; `check` lets none of them be published. */
export const placeholder = 'TODO';

/**
 * A `postmortem.md` to be filled in: every key of the schema with what it means, the moments that the incident tells
 * as the timeline, and placeholders for the rest. It is a valid draft as it stands.
 * @param now from which an action gets its day
 */
export function postmortemScaffold(incident: Incident, config: SiteConfig, now: Instant): string {
  const values = scaffoldValues(incident, config, now);
  const document = new Document({}, { version: '1.2', schema: 'core' });
  const notes: string[] = [];
  for (const [key, schema] of Object.entries(postmortemSchema.shape)) {
    const note = ` ${schema.description ?? ''}`;
    const value = values[key];
    if (value === undefined) {
      notes.push(`${note}\n ${key}:`);
      continue;
    }
    const pair = document.createPair(key, value);
    // A key that is left out stands as a comment above the next one.
    if (isScalar(pair.key)) pair.key.commentBefore = [...notes.splice(0), note].join('\n');
    document.add(pair);
  }
  if (notes.length > 0) document.comment = notes.join('\n');
  return `---\n${document.toString({ lineWidth: 0 })}---\n${story}`;
}

const story = `
## What happened

<!-- The story in the order in which it happened: what we saw, what we thought, what we tried. -->

## What this meant for customers

<!-- Who noticed what, for how long. -->
`;

function scaffoldValues(
  incident: Incident,
  config: SiteConfig,
  now: Instant,
): Readonly<Record<string, unknown>> {
  const todo = (words: string): string => `${placeholder} ${words}`;
  return {
    status: 'draft',
    summary: todo('how long, who, what and why, in two or three plain sentences.'),
    timeline: incidentMoments(incident, config),
    trigger: todo('the event that set it off.'),
    detection: { by: incident.detectedBy ?? 'unknown', text: todo('how it was noticed.') },
    contributingFactors: [
      { title: todo('what made it possible'), text: todo('how it contributed.') },
      { title: todo('what made it worse or longer'), text: todo('how it contributed.') },
    ],
    wentWell: [todo('what helped.')],
    wentPoorly: [todo('what got in the way.')],
    lucky: [todo('what could have made it worse, and did not.')],
    actions: [
      {
        title: todo('what will be done, with a bound'),
        type: 'prevent',
        owner: todo('the team'),
        status: 'open',
        due: utcDateOf(addDays(new UTCDate(now), 28).getTime()),
      },
    ],
  };
}

interface Moment {
  readonly at: Instant;
  readonly kind: TimelineKind;
  readonly text: string;
}

/** What `incident.md` tells besides its updates, which the page merges into the timeline by itself. */
function incidentMoments(incident: Incident, config: SiteConfig): object[] {
  const names = new Map(allComponents(config).map(({ id, name }) => [id, name]));
  const { impact, detectedAt, acknowledgedAt, mitigatedAt } = incident;
  const { to } = impactExtent(incident) ?? {};
  const moment = (at: Instant | undefined, kind: TimelineKind, text: string): Moment[] =>
    at === undefined ? [] : [{ at, kind, text }];
  const moments = [
    ...impact.flatMap(({ component, level, from }) =>
      moment(
        from,
        'impact_start',
        `${names.get(component) ?? component}: ${level.replaceAll('_', ' ')} begins.`,
      ),
    ),
    ...moment(detectedAt, 'detection', 'The first signal reached us.'),
    ...moment(acknowledgedAt, 'declared', 'Somebody took it on.'),
    ...moment(mitigatedAt, 'mitigation', 'Customers were mostly fine again.'),
    ...moment(to, 'impact_end', 'Customers were no longer hit.'),
    ...moment(resolvedAt(incident), 'resolved', 'The incident was resolved.'),
  ];
  const sorted = moments.sort((a, b) => a.at - b.at);
  return (sorted.length > 0 ? sorted : firstUpdate(incident)).map(({ at, kind, text }) => ({
    at: instantText(at),
    kind,
    text,
  }));
}

function firstUpdate({ updates }: Incident): Moment[] {
  return updates
    .slice(0, 1)
    .map(({ at }) => ({ at, kind: 'declared', text: 'Somebody took it on.' }));
}
