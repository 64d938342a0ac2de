import type { Command } from 'commander';
import { addNewIncident } from './new-incident.ts';
import { addNewMaintenance } from './new-maintenance.ts';

export function addNew(program: Command): void {
  const group = program.command('new').description('begin a record');
  addNewIncident(group);
  addNewMaintenance(group);
}
