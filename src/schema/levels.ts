/** How well a component works, best first. The words are those of the Statuspage API. */
export const componentStates = [
  'operational',
  'under_maintenance',
  'degraded_performance',
  'partial_outage',
  'major_outage',
] as const;
export type ComponentState = (typeof componentStates)[number];

/** The levels that an impact window of an incident may have, mildest first. */
export const impactLevels = ['degraded_performance', 'partial_outage', 'major_outage'] as const;
export type ImpactLevel = (typeof impactLevels)[number];

/** The levels that a maintenance may announce; `operational` means that no disruption is expected. */
export const maintenanceLevels = ['operational', ...impactLevels] as const;
export type MaintenanceLevel = (typeof maintenanceLevels)[number];

/** How bad an incident was at its worst, mildest first. */
export const severities = ['none', 'minor', 'major', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** What an update of an incident may say of it. `update` says something without changing the status. */
export const incidentStatuses = [
  'investigating',
  'identified',
  'monitoring',
  'resolved',
  'update',
] as const;
export type IncidentUpdateStatus = (typeof incidentStatuses)[number];

/** What an update of a maintenance may say of it. */
export const maintenanceStatuses = [
  'scheduled',
  'in_progress',
  'verifying',
  'completed',
  'cancelled',
  'postponed',
  'extended',
] as const;
export type MaintenanceUpdateStatus = (typeof maintenanceStatuses)[number];
