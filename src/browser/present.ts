/*
 * Moves a page to the present: what was foreseen when it was made takes its place when its time comes, times are told
 * in the reader's own zone and age, and a page that is out of date says so, or is loaded again where there is a newer one.
 * It is compiled by `npm run browser-script`; the views put the site's words around it.
 */

/** What the site gives its script. A `#` in a text stands for what is filled in. */
export interface PresentTexts {
  /** The zone in which the page says times. */
  readonly timeZone: string;
  /** A time in the zone of the reader. */
  readonly local: string;
  /** Said when the site does not answer. */
  readonly away: string;
  /** Where browsers keep pages: the address of the worker that does it, and what is said of a kept page, with its age. */
  readonly keeper?: readonly [address: string, kept: string];
}

declare const texts: PresentTexts;

const minute = 60_000;
/** A rebuild takes its time, and clocks differ: a page is not called old in the first minutes. */
const grace = 10 * minute;
const checkEvery = 2 * minute;

const { timeZone, keeper } = texts;
const locale = document.documentElement.lang;
const main = document.querySelector('main') as HTMLElement;
/** The page as it came, before anything is moved. */
const original = main.innerHTML;
/** Says when the page was made, where it says it. */
const made = document.querySelector<HTMLElement>('[data-rebuild]');
const atOf = (template: HTMLTemplateElement): number => Date.parse(template.dataset['at'] ?? '');
const later = [...document.querySelectorAll<HTMLTemplateElement>('template[data-at]')].sort(
  (a, b) => atOf(a) - atOf(b),
);
const ages = new Intl.RelativeTimeFormat(locale);
const notes = new WeakMap<Element, HTMLElement>();
const notice = document.createElement('p');
notice.className = 'card unknown';
notice.role = 'status';
let isAway = false;
/** When the page was kept that is shown while the site does not answer. */
let keptAt = NaN;

/** What was foreseen for now takes the place of what stands before it, all in one step. */
function move(now: number): void {
  while (later[0] && atOf(later[0]) <= now) {
    const template = later.shift() as HTMLTemplateElement;
    const place = template.parentElement as HTMLElement;
    for (const node of [...place.childNodes]) if (!later.includes(node as never)) node.remove();
    place.prepend(template.content);
    document.title = template.dataset['title'] ?? document.title;
  }
}

type Parts = Intl.DateTimeFormatOptions;
const clock: Parts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const calendar: Parts = { ...clock, day: 'numeric', month: 'long' };

function said(from: Date, to: Date, parts: Parts, zone?: string): string {
  return new Intl.DateTimeFormat(locale, zone ? { ...parts, timeZone: zone } : parts).formatRange(
    from,
    to,
  );
}

/** A time, or a stretch of it, in the reader's own zone: nothing where that is the zone of the page. */
function local(from: Date, to: Date): string {
  if (said(from, to, calendar) === said(from, to, calendar, timeZone)) return '';
  const day: Parts = { day: 'numeric', month: 'long' };
  const isSameDay = said(from, to, day) === said(from, to, day, timeZone);
  return texts.local.replace('#', said(from, to, isSameDay ? clock : calendar));
}

/** `3 minutes ago`; nothing in the first minute. */
function age(at: number, now: number): string {
  const minutes = Math.floor((now - at) / minute);
  if (!(minutes >= 1)) return '';
  if (minutes < 120) return ages.format(-minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? ages.format(-hours, 'hour') : ages.format(-Math.floor(hours / 24), 'day');
}

/** Puts beside each time of day what it is here, and beside some how long ago it was. */
function note(now: number): void {
  for (const place of document.querySelectorAll<HTMLElement>('time,[data-range]')) {
    const [from = '', to = from] = (
      place.dataset['range'] ??
      place.getAttribute('datetime') ??
      ''
    ).split('/');
    if (!/\d\d[:.]\d\d/.test(place.textContent)) continue;
    const isAged = 'age' in place.dataset;
    const parts = [local(new Date(from), new Date(to)), isAged ? age(Date.parse(from), now) : ''];
    const text = parts.filter(Boolean).join(', ');
    let span = notes.get(place);
    if (!span) {
      notes.set(place, (span = document.createElement('span')));
      span.className = 'here';
      place.after(span);
    }
    if (span.textContent !== (text && ` (${text})`)) span.textContent = text && ` (${text})`;
  }
}

/** Whether the page was to be made anew by now. */
function isOld(now: number): boolean {
  return now > Date.parse(made?.dataset['rebuild'] ?? '') + grace;
}

function warn(now: number): void {
  const { rebuild = '', stale = '' } = made?.dataset ?? {};
  const old = isOld(now) ? stale.replace('#', age(Date.parse(rebuild), now)) : '';
  const keptAge = age(keptAt, now);
  const away = keeper && keptAge ? keeper[1].replace('#', keptAge) : texts.away;
  const text = [isAway ? away : '', old].filter(Boolean).join(' ');
  if (text === notice.textContent) return;
  notice.textContent = text;
  if (text) main.prepend(notice);
  else notice.remove();
}

function update(): void {
  const now = Date.now();
  move(now);
  note(now);
  warn(now);
}

/** Whether somebody is writing into the page, who must not be interrupted. */
function isBusy(): boolean {
  return document.activeElement?.matches('input,textarea,select') === true;
}

/**
 * Asks for the page again, and loads it again where it is another one. A page is loaded again once for each text: where
 * an extension of the browser changes pages, it would be another one each time.
 */
async function check(): Promise<void> {
  if (document.hidden) return;
  try {
    const response = await fetch(location.pathname, { cache: 'no-cache' });
    isAway = response.status >= 500;
    if (response.ok) {
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const found = page.querySelector('main')?.innerHTML;
      if (found !== undefined && found !== original && found !== history.state && !isBusy()) {
        history.replaceState(found, '');
        location.reload();
      }
    }
  } catch {
    isAway = true;
    const kept = keeper && (await globalThis.caches?.match(location.href));
    keptAt = Date.parse(kept?.headers.get('date') ?? '');
  }
  update();
}

update();
setInterval(update, 1000);
setInterval(check, checkEvery);
addEventListener('online', check);
document.addEventListener('visibilitychange', check);
if (keeper) void navigator.serviceWorker?.register(keeper[0]);
// Where a browser keeps an old copy, or a worker gave it one, that is found out at once.
if (isOld(Date.now()) || navigator.serviceWorker?.controller) void check();
