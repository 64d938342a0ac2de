import { maintenanceCourse, maintenanceStatus } from '../domain/maintenance-state.ts';
import type { Maintenance } from '../schema/site.ts';
import { isoRange } from './iso-range.ts';
import { links } from './links.ts';
import { componentName, type PageContext } from './page-context.ts';
import { type Prose, textRenderer } from './text.ts';

/** A maintenance that runs or is to come, as lists of them show it. */
export interface MaintenanceCard {
  readonly href: string;
  readonly title: string;
  readonly status: string;
  readonly window: string;
  /** The same as two instants, `from/to`, ISO 8601. */
  readonly range: string;
  readonly components: string;
  /** What customers will notice. */
  readonly expect: Prose;
}

export function maintenanceCard(maintenance: Maintenance, context: PageContext): MaintenanceCard {
  const { words, format, now } = context;
  const { window } = maintenanceCourse(maintenance, now);
  const href = links.maintenance(maintenance.id);
  const render = textRenderer(context, href, maintenance.pictures, 4);
  return {
    href,
    title: maintenance.title,
    status: words.maintenanceStatuses[maintenanceStatus(maintenance, now)],
    window: format.range(window.from, window.to),
    components: expectedImpact(maintenance, context),
    range: isoRange(window),
    expect: render(maintenance.expect, `${maintenance.id}-expect`),
  };
}

/** `CDN (partial outage) and Storage (no disruption expected)` */
export function expectedImpact({ impact }: Maintenance, context: PageContext): string {
  const { words, format } = context;
  return format.list(
    impact.map(({ component, level }) => {
      const expected =
        level === 'operational' ? words.maintenance.noDisruption : words.stateInSentence[level];
      return `${componentName(context, component)} (${expected})`;
    }),
  );
}
