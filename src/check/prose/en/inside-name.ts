import { isProse, type ProseRule } from '../prose-rule.ts';
import { matchesOf } from '../word-pattern.ts';

const address = '(?:10\\.\\d{1,3}|192\\.168|172\\.(?:1[6-9]|2\\d|3[01]))\\.\\d{1,3}\\.\\d{1,3}';
const ending = '\\.(?:internal|intranet|corp|lan|svc\\.cluster\\.local)';
const machine =
  '(?:db|web|app|api|node|host|vm|srv|server|prod|worker|cache|lb|proxy|redis|kafka|pg|mysql|k8s)(?:-[a-z0-9]+)*-?\\d{2,}';

/** Addresses of private networks, names below domains that only exist inside, and numbered machines. */
const pattern = new RegExp(
  [
    `(?<![\\w.])${address}(?![\\w.]\\d|\\w)`,
    `(?<![\\w.-])[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?${ending}(?![\\w-]|\\.\\w)`,
    `(?<![\\w./-])${machine}(?![\\w-])`,
  ].join('|'),
  'gi',
);

/** None has white space in it: where one stands in a text, it stands in the source. What is around it may differ. */
const cue = new RegExp([address, ending, machine].join('|'), 'i');

export const insideName: ProseRule = {
  id: 'inside-name',
  cue: () => cue,
  reads: isProse,
  find: ({ text }) => matchesOf(text, pattern),
  what: (found) => `“${found}” is a name that only we know.`,
  fix: 'Name what customers know: the component, or what it does for them.',
  example: 'The disk of db-prod-03 is full.',
  rewording: 'The database of the shop is full.',
  spares: [
    'From 10:05 to 10:35 UTC.',
    'Node 24 and UTF-8 are not hosts.',
    'Use `db-prod-03` for it.',
  ],
};
