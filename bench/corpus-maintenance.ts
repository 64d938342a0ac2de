import type { z } from 'zod';
import { maintenanceLevels } from '../src/schema/levels.ts';
import type { maintenanceSchema } from '../src/schema/maintenance.ts';
import { corpusComponents } from './corpus-config.ts';
import { corpusNow, daysBefore, isoInstant, minutesAfter } from './corpus-time.ts';
import { paragraph } from './prose.ts';
import type { Random } from './random.ts';

type MaintenanceFile = z.input<typeof maintenanceSchema>;
type Updates = MaintenanceFile['updates'];

/** A maintenance as its author wrote it, and when its window begins. */
export interface CorpusMaintenance {
  readonly from: number;
  readonly frontmatter: MaintenanceFile;
}

/** A maintenance that was announced a week before, began and was completed. */
export function pastMaintenance(from: number, random: Random): CorpusMaintenance {
  const to = minutesAfter(from, random.between(30, 300));
  const frontmatter = maintenanceFile(from, to, random, [
    scheduled(minutesAfter(from, -7 * 24 * 60), random),
    { at: isoInstant(from), status: 'in_progress', text: paragraph(random, 1) },
    { at: isoInstant(to), status: 'completed', text: paragraph(random, 1) },
  ]);
  return { from, frontmatter };
}

/** A maintenance that begins in five days. */
export function comingMaintenance(random: Random): CorpusMaintenance {
  const from = daysBefore(-5);
  const announced = minutesAfter(corpusNow, -60);
  const frontmatter = maintenanceFile(from, minutesAfter(from, 120), random, [
    scheduled(announced, random),
  ]);
  return { from, frontmatter };
}

function maintenanceFile(
  from: number,
  to: number,
  random: Random,
  updates: Updates,
): MaintenanceFile {
  return {
    title: 'Planned work on the network and the nodes behind it',
    window: { from: isoInstant(from), to: isoInstant(to) },
    impact: random.sample(corpusComponents, random.between(1, 3)).map((component) => ({
      component,
      level: random.pick(maintenanceLevels),
    })),
    expect: paragraph(random, 2),
    updates,
  };
}

function scheduled(at: number, random: Random): Updates[number] {
  return { at: isoInstant(at), status: 'scheduled', text: paragraph(random, 2) };
}
