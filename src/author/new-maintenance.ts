import type { Instant } from '../schema/instant.ts';
import type { ComponentLevel } from './component-level.ts';
import type { Edit } from './edit.ts';
import { instantText } from './instant-text.ts';
import { maintenanceUpdateEntry } from './maintenance-changes.ts';
import { recordText, textBlock, textOrNone } from './record-text.ts';
import { fillIn, type Template, templateSays } from './template.ts';

/** What is known when a maintenance is announced. What a template says may be left out. */
export interface NewMaintenance {
  readonly title?: string | undefined;
  readonly from: Instant;
  readonly to: Instant;
  readonly components?: readonly ComponentLevel[] | undefined;
  /** Markdown: what customers will notice. */
  readonly expect?: string | undefined;
  /** Markdown of the announcement; `expect` where it is left out. */
  readonly text?: string | undefined;
  /** Markdown, or `none`. */
  readonly customerAction?: string | undefined;
  /** When it is said. */
  readonly at: Instant;
}

/** `maintenance.md` as it is first written. */
export function newMaintenanceText(maintenance: NewMaintenance, template?: Template): string {
  return template ? fromTemplate(maintenance, template) : fromNothing(maintenance);
}

function fromNothing(maintenance: NewMaintenance): string {
  const { title, components = [], expect = '', customerAction } = maintenance;
  return recordText({
    title,
    window: windowOf(maintenance),
    impact: impactEntries(components),
    expect: textBlock(expect),
    customerAction: customerAction === undefined ? undefined : textOrNone(customerAction),
    updates: [announcement(maintenance)],
  });
}

function windowOf({ from, to }: NewMaintenance): object {
  return { from: instantText(from), to: instantText(to) };
}

function impactEntries(components: readonly ComponentLevel[]): object[] {
  return components.map(({ component, level }) => ({ component, level }));
}

function announcement({ at, text, expect = '' }: NewMaintenance): object {
  return maintenanceUpdateEntry({ at, status: 'scheduled', text: text ?? expect });
}

/** The template's words, comments and order, with the times that were said. */
function fromTemplate(maintenance: NewMaintenance, template: Template): string {
  const { title, components, expect, customerAction } = maintenance;
  const set = (key: string, value: unknown): Edit[] =>
    value === undefined ? [] : [{ kind: 'set', path: [], key, value }];
  return fillIn(template, [
    ...set('title', title),
    ...set('window', windowOf(maintenance)),
    ...set('impact', components && impactEntries(components)),
    ...set('expect', expect === undefined ? undefined : textBlock(expect)),
    ...set('customerAction', customerAction === undefined ? undefined : textOrNone(customerAction)),
    ...announcementFromTemplate(template, maintenance),
  ]);
}

function announcementFromTemplate(template: Template, maintenance: NewMaintenance): Edit[] {
  if (!templateSays(template, 'updates')) {
    const expect = maintenance.expect ?? String(template.data['expect']);
    const entry = announcement({ ...maintenance, expect });
    return [{ kind: 'append', key: 'updates', entry }];
  }
  const { at, text } = maintenance;
  const set = (key: string, value: string): Edit => ({
    kind: 'set',
    path: ['updates', 0],
    key,
    value,
  });
  return [
    set('at', instantText(at)),
    ...(text === undefined ? [] : [set('text', textBlock(text))]),
  ];
}
