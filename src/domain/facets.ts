import type { Incident } from '../schema/site.ts';
import { incidentSeverity } from './incident-state.ts';

/** By what incidents can be told apart. */
export const facets = ['component', 'severity', 'trigger'] as const;
export type Facet = (typeof facets)[number];

/** Incidents by facet and value, in the order in which they were given. */
export type ByFacet = Readonly<Record<Facet, ReadonlyMap<string, readonly Incident[]>>>;

export function indexFacets(incidents: readonly Incident[]): ByFacet {
  const index = {
    component: new Map<string, Incident[]>(),
    severity: new Map<string, Incident[]>(),
    trigger: new Map<string, Incident[]>(),
  };
  for (const incident of incidents) {
    for (const facet of facets) {
      for (const value of valuesOf(incident, facet)) {
        const known = index[facet].get(value);
        if (known) known.push(incident);
        else index[facet].set(value, [incident]);
      }
    }
  }
  return index;
}

/** What an incident says under a facet: components may be several, a trigger may be missing. */
export function valuesOf(incident: Incident, facet: Facet): readonly string[] {
  switch (facet) {
    case 'component':
      return [...new Set(incident.impact.map(({ component }) => component))];
    case 'severity':
      return [incidentSeverity(incident)];
    case 'trigger':
      return incident.trigger === undefined ? [] : [incident.trigger];
  }
}
