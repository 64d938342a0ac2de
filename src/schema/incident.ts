import { z } from 'zod';
import { calendarDate, instant } from './instant.ts';
import { impactLevels, incidentStatuses, severities } from './levels.ts';

/** Who or what noticed first. */
export const detectors = ['monitoring', 'customer', 'staff', 'partner', 'unknown'] as const;
export type Detector = (typeof detectors)[number];

/** What set the incident off. */
export const triggers = [
  'change',
  'load',
  'dependency',
  'hardware',
  'expiry',
  'attack',
  'unknown',
] as const;
export type Trigger = (typeof triggers)[number];

/** What happened to customers' data. */
export const dataLosses = ['none', 'delayed', 'partial', 'permanent', 'unknown'] as const;
export type DataLoss = (typeof dataLosses)[number];

/** One line of text: control characters have no business in a title. */
const oneLine = /^\P{Cc}*$/u;

export const title = z
  .stringFormat('a line of text without control characters', oneLine)
  .trim()
  .min(1)
  .max(120)
  .describe('What customers notice, in their words, without a final stop.');

export const markdown = z.string().trim().min(1);

export const correction = z.strictObject({
  at: instant.describe('When the record was changed.'),
  text: markdown.describe('What was changed in the record and why. Markdown.'),
});
export type Correction = z.output<typeof correction>;

export const impactWindow = z.strictObject({
  component: z.string().min(1).describe('Id of a component in `status.config.ts`.'),
  level: z.enum(impactLevels).describe('How badly the component was hit.'),
  from: instant.describe('When customers began to be hit. May be corrected back in time later.'),
  to: instant
    .optional()
    .describe('When they stopped being hit. Left out while it lasts. The window is `[from, to)`.'),
  approximate: z
    .boolean()
    .optional()
    .describe('`true` when the times are estimates; the page then says "about".'),
});
export type ImpactWindow = z.output<typeof impactWindow>;

export const incidentUpdate = z.strictObject({
  at: instant.describe('When it was said in public.'),
  status: z.enum(incidentStatuses).describe('What the update says of the incident.'),
  text: markdown.describe('What was said. Markdown.'),
  nextUpdateBy: instant
    .optional()
    .describe('The promise: the next update comes by then. Later than `at`.'),
});
export type IncidentUpdate = z.output<typeof incidentUpdate>;

export const affected = z.strictObject({
  count: z.int().min(0).optional().describe('How many were affected.'),
  share: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('Which share was affected, from 0 to 1: `0.3` is 30 %.'),
  of: z.string().min(1).describe('Of what: customers, requests, virtual machines …'),
  estimated: z.boolean().optional().describe('`true` when the numbers are estimates.'),
  regions: z.array(z.string().min(1)).optional().describe('Where, when it was not everywhere.'),
});

export const postmortemPromise = z.strictObject({
  due: calendarDate.optional().describe('The day by which a postmortem is promised.'),
  none: z.string().min(1).optional().describe('Why there will be none.'),
});

/** The frontmatter of `incident.md`. */
export const incidentSchema = z.strictObject({
  title,
  severity: z
    .enum(severities)
    .optional()
    .describe(
      'How bad it was at worst. Left out, it follows from the worst impact level: degraded is minor, partial is major, major is critical.',
    ),
  informational: z
    .literal(true)
    .optional()
    .describe('`true` for a notice without impact; then `impact` is left out.'),
  impact: z
    .array(impactWindow)
    .min(1)
    .optional()
    .describe('When which component was hit and how badly: the source of status, bars and uptime.'),
  updates: z
    .array(incidentUpdate)
    .min(1)
    .describe('What was said in public, oldest first, each later than the one before.'),
  detectedAt: instant.optional().describe('When the first signal reached us.'),
  detectedBy: z.enum(detectors).optional().describe('Who or what noticed first.'),
  acknowledgedAt: instant.optional().describe('When somebody took it on.'),
  mitigatedAt: instant
    .optional()
    .describe('When customers were mostly fine again, though the cause may have remained.'),
  affected: affected.optional().describe('Who was affected, and how many.'),
  dataLoss: z
    .enum(dataLosses)
    .optional()
    .describe(
      'What happened to data. Customers look for this sentence: say it also when it is `none`.',
    ),
  dataLossNote: markdown
    .optional()
    .describe(
      'Which data, how much, and what comes of it. Wanted unless `dataLoss` is `none`. Markdown.',
    ),
  customerAction: markdown
    .optional()
    .describe(
      'What customers should check or redo, or `none` when there is nothing to do. Markdown.',
    ),
  workaround: markdown.optional().describe('What helps while it lasts. Markdown.'),
  trigger: z.enum(triggers).optional().describe('What kind of event set it off.'),
  upstream: z
    .string()
    .min(1)
    .optional()
    .describe('Id of the third party, from `upstreams` in the configuration, where it began.'),
  related: z
    .array(z.string().min(1))
    .optional()
    .describe('Ids of incidents or maintenances that belong to it. The way back is derived.'),
  postmortem: postmortemPromise
    .optional()
    .describe('The promise of a postmortem, or why there will be none.'),
  corrections: z.array(correction).optional().describe('What was changed in this record later.'),
  retroactive: z
    .boolean()
    .optional()
    .describe('`true` when the record was written after it was over.'),
});
export type IncidentFrontmatter = z.output<typeof incidentSchema>;
