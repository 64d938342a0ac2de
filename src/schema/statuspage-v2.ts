import { z } from 'zod';
import { componentStates } from './levels.ts';

/*
 * What answers of the Statuspage API v2 look like: learned from answers of real pages, which the tests hold against
 * these schemas, as they hold ours. Keys stand in the order in which real pages have them.
 */

const id = z
  .string()
  .regex(/^[a-z0-9]{12}$/)
  .describe('Twelve lower-case letters or digits; ours are letters. Never changes.');

const time = z.iso
  .datetime({ offset: true, precision: 3 })
  .describe('ISO 8601 with milliseconds and a zone; ours are UTC.');

const indicators = ['none', 'minor', 'major', 'critical', 'maintenance'] as const;
export const indicator = z.enum(indicators);

export const page = z
  .strictObject({
    id,
    name: z.string().describe('Whose page it is.'),
    url: z.url().describe('Where it is, without a slash at the end.'),
    time_zone: z.string().describe('IANA name of the zone in which the page shows times.'),
    updated_at: time.describe('When what the document says last changed.'),
  })
  .meta({ id: 'page', description: 'Whose status it is.' });

export const status = z
  .strictObject({
    indicator: indicator.describe(
      'Follows from the components alone. `maintenance` only where nothing is worse.',
    ),
    description: z.string().describe('The same in words.'),
  })
  .meta({ id: 'status', description: 'The state of the whole page.' });

const componentKeys = {
  id,
  name: z.string().describe('What customers call it, without the name of its group.'),
  status: z.enum(componentStates).describe("Its state; a group's is the worst of its components."),
  created_at: time.describe('From when on there are records of it.'),
  updated_at: time.describe('Since when it is in its state.'),
  position: z.int().describe('Place within its group, or on the page.'),
  description: z.string().nullable(),
  showcase: z.boolean(),
  start_date: z.iso.date().nullable().describe('The first day on which it was in service.'),
  group_id: id.nullable().describe('The group that it is in.'),
  page_id: id,
  group: z.boolean().describe('`true` for groups.'),
  only_show_if_degraded: z.boolean(),
};

export const component = z
  .strictObject({ ...componentKeys, components: z.array(id).optional() })
  .meta({
    id: 'component',
    description: 'A component or, with the ids of its `components`, a group.',
  });

export const affectedComponent = z
  .strictObject({
    code: id.describe('The id of the component.'),
    name: z.string().describe('Its name, after that of its group: `Hosting - Storage`.'),
    old_status: z.enum(componentStates).describe('Its state at the update before.'),
    new_status: z.enum(componentStates).describe('Its state at this update.'),
  })
  .meta({ id: 'affected_component' });

const incidentStatus = z.enum([
  'investigating',
  'identified',
  'monitoring',
  'resolved',
  'postmortem',
]);
const maintenanceStatus = z.enum(['scheduled', 'in_progress', 'verifying', 'completed']);
const impact = z.enum(['none', 'minor', 'major', 'critical', 'maintenance']);

export const incidentUpdate = z
  .strictObject({
    id,
    status: z.enum([...incidentStatus.options, ...maintenanceStatus.options]),
    body: z.string().describe('What was said: HTML.'),
    incident_id: id,
    created_at: time,
    updated_at: time,
    display_at: time.describe('When it was said. Updates are sorted by it, newest first.'),
    affected_components: z.array(affectedComponent).nullable(),
    deliver_notifications: z.boolean(),
    custom_tweet: z.string().nullable(),
    tweet_id: z.union([z.string(), z.number()]).nullable(),
  })
  .meta({ id: 'incident_update' });

const commonKeys = {
  created_at: time.describe('When it was first told.'),
  updated_at: time.describe('When something about it last changed.'),
  monitoring_at: time.nullable().describe('When it was first being watched or verified.'),
  resolved_at: time.nullable().describe('When it was over; null while it is not.'),
  impact: impact.describe('How bad it was at worst; `maintenance` for maintenances.'),
  shortlink: z.url().describe('The page for people.'),
  started_at: time,
  page_id: id,
  incident_updates: z.array(incidentUpdate).min(1).describe('Newest first.'),
  components: z.array(component).describe('What it is about.'),
};

export const incident = z
  .strictObject({
    id,
    name: z.string(),
    status: incidentStatus.describe(
      '`postmortem` when it is resolved and a postmortem is published.',
    ),
    ...commonKeys,
    reminder_intervals: z.string().nullable().optional(),
  })
  .meta({ id: 'incident' });

export const scheduledMaintenance = z
  .strictObject({
    id,
    name: z.string(),
    status: maintenanceStatus,
    ...commonKeys,
    scheduled_for: time.describe('When the announced window begins.'),
    scheduled_until: time.describe('When it ends.'),
  })
  .meta({ id: 'scheduled_maintenance' });

/** The answers by their names: what stands at `/api/v2/<name>.json`. */
export const documents = {
  status: z.strictObject({ page, status }),
  summary: z.strictObject({
    page,
    components: z.array(component),
    incidents: z.array(incident),
    scheduled_maintenances: z.array(scheduledMaintenance),
    status,
  }),
  components: z.strictObject({ page, components: z.array(component) }),
  incidents: z.strictObject({ page, incidents: z.array(incident) }),
  'scheduled-maintenances': z.strictObject({
    page,
    scheduled_maintenances: z.array(scheduledMaintenance),
  }),
  incident: z.strictObject({ page, incident: z.union([incident, scheduledMaintenance]) }),
} as const;

export type PageObject = z.output<typeof page>;
export type StatusObject = z.output<typeof status>;
export type ComponentObject = z.output<typeof component>;
export type AffectedComponent = z.output<typeof affectedComponent>;
export type IncidentUpdateObject = z.output<typeof incidentUpdate>;
export type IncidentObject = z.output<typeof incident>;
export type ScheduledMaintenance = z.output<typeof scheduledMaintenance>;

/** All answers as one JSON Schema (2020-12): each is a definition of its own, `#/$defs/summary` and so on. */
export function statuspageJsonSchema(id: string) {
  const { $schema, $defs, properties } = z.toJSONSchema(z.strictObject(documents));
  const named = Object.entries(properties ?? {}).map(([name, schema]) => [`${name}.json`, schema]);
  return { $schema, $id: id, $defs: { ...$defs, ...Object.fromEntries(named) } };
}
