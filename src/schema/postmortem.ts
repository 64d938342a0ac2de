import { z } from 'zod';
import { detectors, markdown } from './incident.ts';
import { calendarDate, instant } from './instant.ts';

export const timelineKinds = [
  'before',
  'change',
  'impact_start',
  'detection',
  'page',
  'declared',
  'public_update',
  'decision',
  'action',
  'mitigation',
  'impact_end',
  'resolved',
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

export const factorKinds = [
  'change',
  'capacity',
  'dependency',
  'monitoring',
  'process',
  'documentation',
  'tooling',
  'design',
] as const;
export type FactorKind = (typeof factorKinds)[number];

export const actionTypes = ['prevent', 'detect', 'mitigate', 'process', 'repair'] as const;
export type ActionType = (typeof actionTypes)[number];

export const actionStatuses = ['open', 'in_progress', 'done', 'declined'] as const;
export type ActionStatus = (typeof actionStatuses)[number];

const texts = z.array(markdown);

export const timelineEntry = z.strictObject({
  at: instant.describe('When it happened.'),
  kind: z.enum(timelineKinds).describe('What kind of event it was.'),
  text: markdown.describe('What happened. Markdown.'),
  evidence: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Address of a graph, a log or a change that shows it.'),
});
export type TimelineEntry = z.output<typeof timelineEntry>;

export const contributingFactor = z.strictObject({
  title: z.string().min(1).max(120).describe('The factor in a few words.'),
  text: markdown.describe('How it contributed. Markdown.'),
  kind: z.enum(factorKinds).optional().describe('What kind of factor it is.'),
});

export const action = z.strictObject({
  title: z.string().min(1).max(200).describe('What will be done. Begins with a verb, has a bound.'),
  type: z.enum(actionTypes).describe('What it is good for.'),
  owner: z.string().min(1).describe('The team that does it.'),
  status: z.enum(actionStatuses).describe('How far it is.'),
  due: calendarDate.optional().describe('By which day. Required unless done or declined.'),
  tracking: z.string().min(1).optional().describe('Address or key of the ticket.'),
  doneAt: instant.optional().describe('When it was done. Required with `done`, and only there.'),
  reason: z
    .string()
    .min(1)
    .optional()
    .describe('Why it was declined. Required with `declined`, and only there.'),
});
export type Action = z.output<typeof action>;

/** The frontmatter of `postmortem.md`. */
export const postmortemSchema = z.strictObject({
  status: z
    .enum(['draft', 'published'])
    .describe('A `draft` is checked and not built; `published` is built.'),
  publishedAt: instant
    .optional()
    .describe('When it was published, after the incident was resolved. Required when published.'),
  summary: z
    .string()
    .trim()
    .min(1)
    .max(600)
    .describe('How long, who, what and why, in plain words.'),
  authors: z.array(z.string().min(1)).optional().describe('Names of teams or roles.'),
  alsoCovers: z
    .array(z.string().min(1))
    .optional()
    .describe('Ids of other incidents that this postmortem covers.'),
  timeline: z
    .array(timelineEntry)
    .optional()
    .describe("What happened and what we did, oldest first. Merged with the incident's updates."),
  trigger: z.string().min(1).optional().describe('The event that set it off; never a person.'),
  detection: z
    .strictObject({
      by: z.enum(detectors).describe('Who or what noticed first.'),
      text: markdown.describe('How it was noticed. Markdown.'),
    })
    .optional()
    .describe('How we found out.'),
  contributingFactors: z
    .array(contributingFactor)
    .min(1)
    .describe('What made it possible. Plural on purpose.'),
  wentWell: texts.optional().describe('What went well.'),
  wentPoorly: texts.optional().describe('What went poorly.'),
  lucky: texts.optional().describe('Where we were lucky: what points at the next incident.'),
  lessons: texts.optional().describe('What we learned.'),
  actions: z.array(action).min(1).optional().describe('What is done about it.'),
  noActionsReason: z.string().min(1).optional().describe('Why nothing is done about it.'),
  openQuestions: texts.optional().describe('What we still do not know.'),
});
export type PostmortemFrontmatter = z.output<typeof postmortemSchema>;
