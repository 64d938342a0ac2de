import type { z } from 'zod';
import {
  actionTypes,
  factorKinds,
  type postmortemSchema,
  timelineKinds,
} from '../src/schema/postmortem.ts';
import type { CorpusIncident } from './corpus-incident.ts';
import { corpusNow, daysBefore, isoDay, isoInstant, minutesAfter } from './corpus-time.ts';
import { paragraph, sentence } from './prose.ts';
import type { Random } from './random.ts';

type PostmortemFile = z.input<typeof postmortemSchema>;
type ActionFile = NonNullable<PostmortemFile['actions']>[number];

/** The frontmatter of a published postmortem with everything that one may have. */
export function corpusPostmortem(incident: CorpusIncident, random: Random): PostmortemFile {
  const { from, to, frontmatter } = incident;
  const publishedAt = minutesAfter(to, 24 * 60);
  return {
    status: 'published',
    publishedAt: isoInstant(publishedAt),
    summary: paragraph(random, 3),
    authors: ['Platform', 'Support'],
    timeline: timelineKinds.map((kind, index) => ({
      at: isoInstant(from + ((to - from) * index) / timelineKinds.length),
      kind,
      text: paragraph(random, 1),
    })),
    trigger: sentence(random),
    detection: { by: frontmatter.detectedBy ?? 'unknown', text: paragraph(random, 1) },
    contributingFactors: random.sample(factorKinds, random.between(2, 4)).map((kind) => ({
      title: `A matter of ${kind}`,
      text: paragraph(random, 2),
      kind,
    })),
    wentWell: [sentence(random), sentence(random)],
    wentPoorly: [sentence(random), sentence(random)],
    lucky: [sentence(random)],
    lessons: [sentence(random), sentence(random)],
    actions: actionTypes.map((type) => actionFor(type, publishedAt, random)),
    openQuestions: [sentence(random)],
  };
}

/** Done within two months, or still to be done when that is not over. */
function actionFor(type: ActionFile['type'], publishedAt: number, random: Random): ActionFile {
  const doneAt = minutesAfter(publishedAt, random.between(1, 60) * 24 * 60);
  const isDone = doneAt < corpusNow;
  return {
    title: `Add a job to ${type} the next one`,
    type,
    owner: 'Platform',
    tracking: `OPS-${random.between(1000, 9999)}`,
    ...(isDone
      ? { status: 'done', doneAt: isoInstant(doneAt) }
      : { status: 'open', due: isoDay(daysBefore(-30)) }),
  };
}
