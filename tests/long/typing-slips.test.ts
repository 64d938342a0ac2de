import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { checkConfig } from '../../src/check/check-config.ts';
import { checkFolder } from '../../src/check/check-folder.ts';
import { checkPostmortems } from '../../src/check/check-postmortems.ts';
import { noProse } from '../../src/check/prose/check-prose.ts';
import { checkSite } from '../../src/check/check-site.ts';
import { componentLookup } from '../../src/check/component-rules.ts';
import type { Problem } from '../../src/check/problem.ts';
import { componentHistories } from '../../src/domain/component-history.ts';
import { parseDocument, type RawDocument } from '../../src/read/raw-document.ts';
import type { RawFolder } from '../../src/read/raw-folder.ts';
import {
  incidentStatuses,
  maintenanceLevels,
  maintenanceStatuses,
} from '../../src/schema/levels.ts';
import { actionStatuses } from '../../src/schema/postmortem.ts';
import { EXAMPLE_NOW, readExampleSite } from '../unit/check/example-site.ts';
import { slipsOf, type Token, tokensOf } from '../unit/check/slips.ts';

/*
 * A slip of one character in a component, a level, a status or a key must never turn an outage green.
 * All of them are tried on all files of the example site. To be quick, only the document with the slip
 * is parsed again and only its folder is checked; the whole site is checked where that finds no error.
 */

const { config: rawConfig, incidents } = await readExampleSite();
const { config } = checkConfig(rawConfig);
if (!config) throw new Error('The configuration of the example site has errors');
const context = {
  rules: { config, lookup: componentLookup(config), now: EXAMPLE_NOW },
  prose: noProse,
  ids: new Set(incidents.folders.map(({ name }) => name)),
};
/** All events without their postmortems, of which each is checked alone. */
const events = incidents.folders.map((folder) => {
  const documents = folder.documents.filter(({ name }) => name !== 'postmortem.md');
  return checkFolder({ ...folder, documents }, context);
});
const historyBefore = historiesWith(undefined, undefined);

const documents = incidents.folders.flatMap((folder) =>
  folder.documents.map((document) => {
    const tokens = tokensOf(document.source).map((token, index) => ({
      token,
      slips: slipsOf(token.text, `${document.file} ${index}`),
    }));
    const count = tokens.reduce((sum, { slips }) => sum + slips.length, 0);
    return { file: document.file, folder, document, tokens, count };
  }),
);

/** For each kind of word all words that there are: a slip from one to another cannot be seen. */
const words: Readonly<Record<Token['kind'], readonly string[]>> = {
  key: [],
  component: [...context.rules.lookup.components.keys()],
  level: maintenanceLevels,
  status: [...incidentStatuses, ...maintenanceStatuses, ...actionStatuses, 'draft', 'published'],
};

it('tries more than 10,000 slips, in every document of the example site', () => {
  expect(documents.length).toBeGreaterThan(20);
  expect(documents.filter(({ count }) => count < 200).map(({ file }) => file)).toEqual([]);
  expect(documents.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(10_000);
});

it('tries slips in keys, components, levels and statuses', () => {
  const kinds = documents.flatMap(({ tokens }) => tokens.map(({ token }) => token.kind));
  expect([...new Set(kinds)].sort()).toEqual(['component', 'key', 'level', 'status']);
});

describe('a slip shows an error at its line, or is read as before', () => {
  for (const { file, folder, document, tokens, count } of documents) {
    it(`in ${file}, with each of ${count} slips`, () => {
      const unseen: string[] = [];
      const elsewhere: string[] = [];
      const changed: string[] = [];
      for (const { token, slips } of tokens) {
        for (const slip of slips) {
          const slipped = withSlip(document, token, slip);
          const errors = errorsOf(folder, slipped);
          const name = `line ${token.line}: ${token.text} → ${slip}`;
          if (errors.length > 0) {
            if (errors.some((error) => names(error, token.line))) continue;
            elsewhere.push(`${name}: ${errors.map(placed).join('; ')}`);
          } else {
            const isSame = isDeepStrictEqual(slipped.value, document.value);
            if (!isSame && !words[token.kind].includes(slip.trim())) unseen.push(name);
            const history = historiesWith(folder, slipped);
            if (!isDeepStrictEqual(history, historyBefore)) changed.push(name);
          }
        }
      }
      expect(changed, 'slips that change the history of a component in silence').toEqual([]);
      expect(unseen, 'slips that are read otherwise and have no error').toEqual([]);
      expect(elsewhere, 'slips whose error is shown elsewhere').toEqual([]);
    }, 300_000);
  }
});

function withSlip({ file, name, source }: RawDocument, token: Token, slip: string): RawDocument {
  const { offset, text } = token;
  const slipped = source.slice(0, offset) + slip + source.slice(offset + text.length);
  return parseDocument(new TextEncoder().encode(slipped), file, name);
}

function replaced(folder: RawFolder, document: RawDocument): RawFolder {
  const documents = folder.documents.map((each) => (each.name === document.name ? document : each));
  return { ...folder, documents };
}

function errorsOf(folder: RawFolder, document: RawDocument): Problem[] {
  const slipped = replaced(folder, document);
  const { problems } =
    document.name === 'postmortem.md'
      ? checkPostmortems(
          events.map((event) =>
            event.folder.name === folder.name ? { ...event, folder: slipped } : event,
          ),
          context.prose,
          EXAMPLE_NOW,
        )
      : checkFolder(slipped, context);
  return problems.filter(({ level, file }) => level === 'error' && file === document.file);
}

/** A problem is at a line, or just below it where its remedy says to look at the line above as well. */
function names({ line, fix }: Problem, wanted: number): boolean {
  return line === wanted || (line === wanted + 1 && fix.includes('and the one above'));
}

function historiesWith(folder: RawFolder | undefined, document: RawDocument | undefined): unknown {
  const folders = incidents.folders.map((each) =>
    document && each === folder ? replaced(each, document) : each,
  );
  const { site } = checkSite(rawConfig, { ...incidents, folders }, EXAMPLE_NOW);
  if (!site) throw new Error('The configuration of the example site has errors');
  return componentHistories(site, EXAMPLE_NOW);
}

function placed({ line, column, what }: Problem): string {
  return `${line}:${column} ${what}`;
}
