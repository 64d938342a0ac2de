/*
 * The search, in the reader's browser. Nothing but this file is loaded before somebody searches; then the index is built
 * from one file for each year, the newest first, and what is found shows as soon as it is.
 */

const place = document.querySelector('[data-search]');
const texts = JSON.parse(place.dataset.search);
const most = 50;
let engine;

const input = Object.assign(document.createElement('input'), {
  type: 'search',
  id: 'query',
  autocomplete: 'off',
  maxLength: 200,
});
const label = Object.assign(document.createElement('label'), {
  htmlFor: input.id,
  textContent: texts.label,
});
const status = document.createElement('p');
status.setAttribute('role', 'status');
const list = document.createElement('ul');
list.className = 'list';
list.hidden = true;
const form = document.createElement('form');
form.setAttribute('role', 'search');
form.append(label, input);
place.replaceChildren(form, status, list);

const params = new URLSearchParams(location.search);
input.value = params.get('q') ?? '';
form.addEventListener('submit', (event) => event.preventDefault());
input.addEventListener('input', search);
if (input.value !== '') search();

function search() {
  engine ??= start();
  show();
  const address = input.value === '' ? location.pathname : `?q=${encodeURIComponent(input.value)}`;
  history.replaceState(null, '', address);
}

/** What there is of the index, while the rest of it is still on its way. */
function start() {
  const begun = { index: undefined, isWhole: false, hasFailed: false };
  read(begun).catch(() => {
    begun.hasFailed = true;
    show();
  });
  return begun;
}

/**
 * The policy of the page allows a script that its own scripts put there, and no import by a script that was there
 * before. An import finds what is loaded already.
 */
function load(src) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    document.head.append(
      Object.assign(script, { type: 'module', src, onload: resolve, onerror: reject }),
    );
  });
}

async function read(begun) {
  await load(texts.engine);
  const { default: MiniSearch } = await import(texts.engine);
  begun.index = new MiniSearch({
    fields: ['title', 'components', 'words'],
    storeFields: ['title', 'when', 'components'],
    searchOptions: {
      boost: { title: 3, components: 2 },
      combineWith: 'AND',
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    },
  });
  for (const year of texts.years) {
    const response = await fetch(year);
    if (!response.ok) throw new Error(year);
    begun.index.addAll(await response.json());
    show();
  }
  begun.isWhole = true;
  show();
}

function show() {
  const query = input.value.trim();
  const found = query === '' ? [] : (engine.index?.search(query) ?? []);
  list.hidden = found.length === 0;
  list.replaceChildren(...found.slice(0, most).map(entry));
  status.textContent = query === '' ? '' : said(found.length);
}

function said(count) {
  if (engine.hasFailed) return texts.failed;
  if (count === 0) return engine.isWhole ? texts.none : texts.reading;
  const rule = new Intl.PluralRules(document.documentElement.lang).select(count);
  return (texts.found[rule] ?? texts.found.other).replace('#', String(count));
}

/** Titles are the authors': they are set as text, never as markup. */
function entry({ id, title, when, components }) {
  const link = Object.assign(document.createElement('a'), { href: id, textContent: title });
  const facts = document.createElement('span');
  facts.className = 'meta wide';
  facts.textContent = [when, components].filter((fact) => fact !== '').join(' · ');
  const item = document.createElement('li');
  item.append(link, facts);
  return item;
}
