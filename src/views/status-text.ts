import wrapAnsi from 'wrap-ansi';
import { mayHideOutage } from '../domain/completeness.ts';
import { stateAt } from '../domain/component-history.ts';
import { componentGroups, isInService } from '../domain/components.ts';
import { openIncidents, runningMaintenances, upcomingMaintenances } from '../domain/events.ts';
import { incidentStatus, promisedUpdate, startedAt } from '../domain/incident-state.ts';
import { maintenanceCourse } from '../domain/maintenance-state.ts';
import type { Incident, Maintenance } from '../schema/site.ts';
import type { DataOutput } from './data-output.ts';
import { headline } from './headline.ts';
import { absolute, links } from './links.ts';
import { expectedImpact } from './maintenance-card.ts';
import type { PageContext } from './page-context.ts';
import { plainText } from './plain-text.ts';

const columns = 80;
const indent = '  ';

/** `/status.txt`: what somebody with curl wants to know, 80 columns wide. It depends on `now` as the home page does. */
export function statusTextOutput(context: PageContext): DataOutput {
  return {
    path: links.statusText,
    mediaType: 'text/plain; charset=utf-8',
    print: () => statusText(context),
  };
}

function statusText(context: PageContext): string {
  const { site, now, index, words, format } = context;
  const title = words.site.title(site.config.name);
  const { text, lede } = headline(context);
  const upcoming = upcomingMaintenances(index, now);
  const blocks = [
    heading(title, '='),
    paragraph([text, ...lede].join(' ')),
    section(words.home.incidents, openIncidents(index), (each) => incidentBlock(each, context)),
    section(words.home.running, runningMaintenances(index, now), (each) =>
      maintenanceBlock(each, context),
    ),
    section(words.home.upcoming, upcoming, (each) => maintenanceBlock(each, context)),
    [heading(words.home.components, '-'), ...componentLines(context)].join('\n'),
    [
      paragraph(words.site.asOf(format.moment(now).text)),
      absolute(site.config.url, links.home),
    ].join('\n'),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function section<Item>(
  title: string,
  items: readonly Item[],
  block: (item: Item) => string,
): string {
  if (items.length === 0) return '';
  return [heading(title, '-'), items.map(block).join('\n\n')].join('\n');
}

function incidentBlock(incident: Incident, context: PageContext): string {
  const { site, words, format } = context;
  const last = incident.updates.at(-1);
  const promise = promisedUpdate(incident);
  const status = words.incidentStatuses[incidentStatus(incident)];
  const since = words.incident.openSince(format.moment(startedAt(incident)).text);
  return [
    paragraph(`* ${incident.title}`),
    inset(`${status}, ${since}`),
    ...(last ? [inset(`${format.moment(last.at).text}: ${last.text}`)] : []),
    ...(promise === undefined ? [] : [inset(promiseText(promise, context))]),
    indent + absolute(site.config.url, links.incident(incident.id)),
  ].join('\n');
}

function promiseText(promise: number, { now, words, format }: PageContext): string {
  const { text } = format.moment(promise);
  const { nextUpdate, nextUpdateBy, nextUpdateOverdue } = words.incident;
  return `${nextUpdate} ${promise <= now ? nextUpdateOverdue(text) : nextUpdateBy(text)}.`;
}

function maintenanceBlock(maintenance: Maintenance, context: PageContext): string {
  const { site, now, format } = context;
  const { window } = maintenanceCourse(maintenance, now);
  return [
    paragraph(`* ${maintenance.title}`),
    inset(format.range(window.from, window.to)),
    inset(expectedImpact(maintenance, context)),
    indent + absolute(site.config.url, links.maintenance(maintenance.id)),
  ].join('\n');
}

/** One line for each component in service: its state first, because it is short, then its name. */
function componentLines({ site, now, histories, words }: PageContext): string[] {
  const isUncertain = mayHideOutage(site, now);
  const width = Math.max(...Object.values(words.states).map((word) => word.length));
  return componentGroups(site.config).flatMap(({ components }) =>
    components
      .filter((component) => isInService(component, now))
      .map(({ id, name, group }) => {
        const state = stateAt(histories.get(id) ?? [], now);
        const word = words.states[state === 'operational' && isUncertain ? 'unknown' : state];
        const whole = group ? `${group.name}: ${name}` : name;
        return wrapped(`${word.padEnd(width)}${indent}${oneLine(whole)}`);
      }),
  );
}

function heading(text: string, line: string): string {
  const title = paragraph(text);
  return `${title}\n${line.repeat(Math.min(columns, oneLine(text).length))}`;
}

function paragraph(text: string): string {
  return wrapped(oneLine(text));
}

/** An author's text, as it was written, moved in a little. */
function inset(text: string): string {
  return wrapped(plainText(text), columns - indent.length)
    .split('\n')
    .map((line) => (line === '' ? line : indent + line))
    .join('\n');
}

function oneLine(text: string): string {
  return plainText(text).replace(/\s+/g, ' ').trim();
}

function wrapped(text: string, width = columns): string {
  return wrapAnsi(text, width, { hard: true, trim: false })
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
