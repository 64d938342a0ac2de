import {
  impactLevels,
  type ImpactLevel,
  maintenanceLevels,
  type MaintenanceLevel,
} from '../schema/levels.ts';

/** How a component works now, as the command line says it: `checkout=partial_outage`. */
export interface ComponentLevel<Level extends string = MaintenanceLevel> {
  readonly component: string;
  readonly level: Level;
}

/** Reads `ID=LEVEL`; undefined when it is not of that form. What the words mean is judged later. */
export function parseComponentLevel(text: string): ComponentLevel<string> | undefined {
  const [, component, level] = /^([^=\s]+)=([^=\s]+)$/.exec(text.trim()) ?? [];
  return component === undefined || level === undefined ? undefined : { component, level };
}

export function isImpactLevel(level: string): level is ImpactLevel {
  return (impactLevels as readonly string[]).includes(level);
}

export function isMaintenanceLevel(level: string): level is MaintenanceLevel {
  return (maintenanceLevels as readonly string[]).includes(level);
}
