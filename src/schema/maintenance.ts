import { z } from 'zod';
import { correction, markdown, title } from './incident.ts';
import { instant } from './instant.ts';
import { maintenanceLevels, maintenanceStatuses } from './levels.ts';

export const timeWindow = z.strictObject({
  from: instant.describe('When it begins.'),
  to: instant.describe('When it ends. The window is `[from, to)`.'),
});

export const maintenanceImpact = z.strictObject({
  component: z.string().min(1).describe('Id of a component in `status.config.ts`.'),
  level: z
    .enum(maintenanceLevels)
    .describe('What to expect of the component; `operational` when no disruption is expected.'),
});
export type MaintenanceImpact = z.output<typeof maintenanceImpact>;

export const maintenanceUpdate = z.strictObject({
  at: instant.describe('When it was said in public.'),
  status: z
    .enum(maintenanceStatuses)
    .describe(
      'What the update says of the maintenance. After an update that says that it runs, `cancelled` and `postponed` end it; before, nothing took place.',
    ),
  text: markdown.describe('What was said. Markdown.'),
  newTo: instant
    .optional()
    .describe('The new end of the window. Goes with `extended`, and only with it.'),
});
export type MaintenanceUpdate = z.output<typeof maintenanceUpdate>;

/** The frontmatter of `maintenance.md`. */
export const maintenanceSchema = z.strictObject({
  title,
  window: timeWindow.describe(
    'The announced window. The clock moves the maintenance through it unless an update says otherwise.',
  ),
  impact: z
    .array(maintenanceImpact)
    .min(1)
    .describe('What to expect of which component, each component once.'),
  expect: markdown.describe('What customers will notice and for how long. Markdown.'),
  customerAction: markdown
    .optional()
    .describe('What customers should do, or `none` when there is nothing to do. Markdown.'),
  updates: z
    .array(maintenanceUpdate)
    .min(1)
    .describe('What was said in public, oldest first, each later than the one before.'),
  actual: timeWindow
    .optional()
    .describe(
      'When the work really began and ended. Minutes outside the announced window are downtime at the announced level.',
    ),
  announcedAt: instant
    .optional()
    .describe('When it was announced, if that was before the first update.'),
  related: z
    .array(z.string().min(1))
    .optional()
    .describe('Ids of incidents or maintenances that belong to it. The way back is derived.'),
  corrections: z.array(correction).optional().describe('What was changed in this record later.'),
});
export type MaintenanceFrontmatter = z.output<typeof maintenanceSchema>;
