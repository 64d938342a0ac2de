/** `error` stops a build, `warning` wants something done, `note` is for information. */
export type Level = 'error' | 'warning' | 'note';

interface Rule {
  readonly level: Level;
  /** What the rule demands, as one sentence. */
  readonly demands: string;
  /** Why it matters to those who read the page or write the records. */
  readonly why: string;
}

const error = (demands: string, why: string): Rule => ({ level: 'error', demands, why });
const warning = (demands: string, why: string): Rule => ({ level: 'warning', demands, why });
const note = (demands: string, why: string): Rule => ({ level: 'note', demands, why });

const ignored =
  'What is not understood would be ignored, and an outage could look like a green day.';
const unreadable =
  'What cannot be read cannot be shown, and nobody would notice that it is missing.';
const untrue =
  'Status, bars and uptime are computed from these times; a wrong one makes the page untrue.';
const dangling = 'A name that leads nowhere hides what it was meant to say.';
const promised = 'Customers wait for what was promised, and trust the page by it.';
const asked = 'It is the first thing that customers ask once they can work again.';
const blamed =
  'Who reads blame looks for who, and not for how; the next time, somebody says less. Systems fail, not people.';
const hindsight =
  'From here the way out is easy to see. What helps is how it looked to those who were there.';
const taught = 'A postmortem is read to learn from it; without this it teaches less.';

/** Every rule that content is checked by. Ids are permanent: they are never renamed, never used again. */
export const rules = {
  // Files and folders
  'unreadable-file': error('Every file below `incidents/` and `public/` can be read.', unreadable),
  'dangling-link': error('A link leads to a file.', unreadable),
  'endless-link': error(
    'A link below `public/` does not lead to a folder in which it stands.',
    'Following it would never come to an end, and nothing could be built.',
  ),
  'public-name-taken': error(
    'A file below `public/` is not called like a file or folder that Lifeboat makes.',
    'One of the two would replace the other: the page could say something else than the records.',
  ),
  'file-name': error(
    'The path of a public file or picture has no backslash, no line break or other control character, and no more than 1,024 characters.',
    'Browsers and hosts take such a name for another one. Nothing could be published, because `generation.json` could not name the file.',
  ),
  'file-too-large': error(
    'A document is no larger than 1 MiB.',
    'No honest record is that large; it would slow every build.',
  ),
  'not-utf8': error(
    'Documents are UTF-8 text.',
    'In another encoding, names and texts would be garbled on the page.',
  ),
  'incidents-misnamed': error(
    'The folder of all records is called `incidents`.',
    'Under another name it is not read, and every outage would look like a green day.',
  ),
  'misplaced-file': error(
    'Below `incidents/` there are folders, in them `incident.md`, `maintenance.md`, `postmortem.md` and pictures, nothing else.',
    'A document under another name would never be published.',
  ),
  'missing-document': error(
    'Each folder holds `incident.md` or `maintenance.md`.',
    'A folder without either is published nowhere.',
  ),
  'two-documents': error(
    'A folder holds one of `incident.md` and `maintenance.md`.',
    'One folder is one event with one address.',
  ),
  'postmortem-without-incident': error(
    'A `postmortem.md` stands beside an `incident.md`.',
    'Planned work that went wrong is an incident of its own.',
  ),
  'folder-name': error(
    'A folder is called `YYYY-MM-DD-slug`: a day, lower-case letters, digits and hyphens.',
    'The name is the id, the address and the feed id, for ever.',
  ),
  'folder-date': warning(
    'The date in the folder name is the UTC day on which it began; no impact began more than 30 days before it.',
    'Readers find events by their date. Do not rename what is published already.',
  ),
  'unexpected-file': warning(
    'Files beside the documents are pictures (PNG, JPEG, GIF, WebP, AVIF).',
    'Other files are not published.',
  ),
  'merge-conflict': error(
    'No document holds the marks of an unfinished merge.',
    'Two people wrote at once, and nobody has said yet what of it is true.',
  ),
  'no-frontmatter': error(
    'A document begins with frontmatter between two lines of `---`.',
    unreadable,
  ),
  'frontmatter-not-closed': error('The frontmatter ends with a line of `---`.', unreadable),
  'yaml-syntax': error('The frontmatter is YAML 1.2.', unreadable),
  'nested-too-deeply': error(
    'The frontmatter is nested no deeper than a parser can follow.',
    'No key of a record needs more than a few levels.',
  ),
  'yaml-alias-limit': error(
    'YAML aliases unfold to a document of sane size.',
    'A few lines of aliases can unfold to gigabytes.',
  ),
  'duplicate-key': error(
    'A key stands once.',
    'One of the two would be ignored, and nobody knows which.',
  ),
  'unknown-tag': error(
    'The frontmatter has no tags but those of YAML itself.',
    'What stands behind `!` is taken for a tag, and the page would say less than what was written.',
  ),
  'not-a-mapping': error('The frontmatter is a list of `key: value` lines.', unreadable),
  // The configuration
  'config-missing': error(
    'The site’s folder holds `status.config.ts`.',
    'It says what the page is called and what it reports on.',
  ),
  'config-syntax': error('`status.config.ts` is TypeScript.', unreadable),
  'config-fails': error('`status.config.ts` can be evaluated.', unreadable),
  'duplicate-id': error(
    'Ids of components and groups are unique, those of upstreams, and those of targets.',
    'Records refer to them, and addresses are made of them.',
  ),
  'group-in-service': error(
    'A group has no `since` and no `until`.',
    'Its components have them, each its own.',
  ),
  'service-order': error('`since` is before `until`.', untrue),
  'unknown-time-zone': error(
    '`timeZone` is the IANA name of a zone.',
    'All times on the page are shown in it.',
  ),
  'unknown-locale': error(
    '`locale` is a language that the page can speak.',
    'Every word of the page comes from the catalogue of that language.',
  ),
  'url-not-root': error(
    '`url` is a scheme and a host and nothing else.',
    'The page lives at the root of its own host, and every address is made from this one.',
  ),
  'shared-domain': error(
    'The status page and the services have different registrable domains, as the Public Suffix List knows them.',
    'When the domain lapses, is seized, or its DNS fails, services and status page go down together.',
  ),
  'unknown-service': error('A waiver names one of `services`.', dangling),
  'target-twice': error(
    'No two targets are the same place.',
    'They would publish over each other.',
  ),
  'target-in-content': error(
    'A directory target lies outside `incidents/` and `public/`, and is not the site’s folder.',
    'The next build would publish what was published as content.',
  ),
  // Shape
  'unknown-key': error('Only known keys are used.', ignored),
  'missing-key': error('Required keys are there.', 'The page cannot be built without it.'),
  'wrong-type': error('Values have the type that their key asks for.', ignored),
  'unknown-word': error('A value from a fixed list is one of that list.', ignored),
  'bad-instant': error(
    'An instant is ISO 8601 with a date, a time and `Z` or an offset.',
    'Without a zone, nobody knows when it was: it could be wrong by hours.',
  ),
  'bad-date': error('A date is `YYYY-MM-DD` and exists.', untrue),
  'bad-format': error('A value has the form that its key asks for.', ignored),
  'bad-length': error(
    'Texts and lists are neither empty nor too long.',
    'Too little says nothing, too much is not read.',
  ),
  'bad-number': error('Numbers lie in their range.', ignored),
  // Incidents
  'impact-missing': error(
    'An incident has an impact, or is informational.',
    'Without an impact window, an outage would look like a green day.',
  ),
  'informational-with-impact': error(
    'An informational incident has no impact.',
    'One of the two is not true.',
  ),
  'unknown-component': error(
    'Components are those of the configuration.',
    'An outage of a misspelt component would look like a green day.',
  ),
  'component-not-in-service': error('A component was in service when it was hit.', untrue),
  'window-order': error('A window begins before it ends.', untrue),
  'window-overlap': error(
    'Windows of one component do not overlap within a record.',
    'Two levels at once cannot both be true.',
  ),
  'in-the-future': error('What is recorded has happened already.', untrue),
  'updates-order': error(
    'Each update is later than the one before.',
    'The history of what was said is shown and judged in its order.',
  ),
  'promise-order': error('`nextUpdateBy` is later than the update that promises it.', promised),
  'open-window-when-resolved': error(
    'A resolved incident has no open window.',
    'Either customers are still hit, or they are not.',
  ),
  'reopened-without-window': warning(
    'An incident that is reopened, and not only watched, has a window after it was resolved.',
    'Without one, components look as if they worked, and the minutes count as uptime.',
  ),
  'window-outlasts-resolution': warning(
    'No window ends after the incident was resolved.',
    'Either customers were still hit when it was called resolved, or one of the two times is wrong.',
  ),
  'moments-order': error(
    'Detected, acknowledged, mitigated and resolved follow each other, and nothing is mitigated before it began.',
    untrue,
  ),
  'resolved-at-once': warning(
    'An incident whose first update is `resolved` says `retroactive: true`.',
    'Otherwise it looks as if customers had been told while it lasted.',
  ),
  'severity-contradicts': warning(
    '`severity` agrees with the impact.',
    'Readers see both and believe neither.',
  ),
  'data-loss-unstated': warning('A resolved incident says what happened to data.', asked),
  'data-loss-note-missing': warning('A data loss is explained.', asked),
  'customer-action-unstated': warning(
    'After an outage the record says what to check or redo.',
    asked,
  ),
  'unknown-upstream': error('An upstream is one of the configuration.', dangling),
  'unknown-related': error('Related ids exist.', dangling),
  'related-itself': error(
    'A record is not related to itself, and names each other record once.',
    dangling,
  ),
  'postmortem-promise': error(
    '`postmortem` says either when it is due or why there is none.',
    promised,
  ),
  'postmortem-overdue': warning('A promised postmortem is published by its day.', promised),
  'promise-missing': warning(
    'The last update of an open incident says when the next one comes.',
    promised,
  ),
  'promise-far': warning(
    'An open incident promises its next update within a week.',
    'A slip in the year lets nobody be reminded of it, and customers wait for years.',
  ),
  'first-update-late': warning(
    'The first update comes within 15 minutes of the first signal. Judged until 30 days after it was resolved.',
    'Until then, customers look for the fault on their side.',
  ),
  'promise-broken': warning(
    'An update comes when it was promised, or five minutes later. Judged until 30 days after it was resolved.',
    promised,
  ),
  'long-silence': warning(
    'Where nothing was promised, updates follow each other at the cadence of the policy. Judged until 30 days after it was resolved.',
    'Silence looks as if nobody worked on it.',
  ),
  'update-overdue': warning('An open incident gets its next update in time.', promised),
  'silent-change': note(
    'When it gets better or worse, or hits more, something is said within 15 minutes. Judged until 30 days after it was resolved.',
    'What customers see for themselves and the page does not say makes them doubt the rest of it.',
  ),
  'bare-resolution': warning(
    'The last update says more than that it is resolved. Judged until 30 days after it was resolved.',
    'Customers want to know what works again, since when, and what to check.',
  ),
  'predicted-fix': note(
    'No update says when it will be mended. Judged until 30 days after it was resolved.',
    'Nobody knows before, and who was told a time and waited in vain believes the next one less.',
  ),
  'time-without-zone': note(
    'An update that says a time says its zone. Judged until 30 days after it was resolved.',
    'Customers are elsewhere, and wait at another hour.',
  ),
  'outage-overstated': note(
    'An outage is called so where a part of it was out. Judged until 30 days after it was resolved.',
    'A word that is used for everything says nothing on the day on which it is meant.',
  ),
  'published-changed': warning(
    'What was published is not changed without a word in `corrections`, and neither deleted nor called otherwise. Judged by `check --changed`.',
    'A page that may be changed in silence is no evidence; readers see that it was, and wonder why.',
  ),
  // Maintenance
  'component-twice': error(
    'A maintenance names each component once.',
    'Two levels at once cannot both be true.',
  ),
  'extension-without-end': error(
    '`extended` says the new end in `newTo`, and nothing else does.',
    untrue,
  ),
  'extension-order': error('An extension ends later than what it extends.', untrue),
  'extension-late': warning(
    'An extension is announced before the end that it moves.',
    'Minutes that were not announced count as downtime.',
  ),
  'announced-late': warning(
    'A maintenance is announced before it begins.',
    'Work that nobody was told of is an outage to those whom it hits.',
  ),
  'window-too-long': warning(
    'A maintenance window is no longer than a day.',
    'Nobody plans around a window that long; several short ones say more.',
  ),
  'closed-maintenance-goes-on': error(
    'Nothing follows `completed`, `cancelled` or `postponed`.',
    'It is over; what comes later is a record of its own.',
  ),
  'completed-before-begin': error('A maintenance is not completed before it began.', untrue),
  'called-off-with-actual': error(
    'A maintenance that was called off has no `actual` times.',
    'Either it took place, or it did not.',
  ),
  'maintenance-not-closed': warning(
    'A maintenance that was reported as running is closed by an update.',
    'Customers were told that it runs, and wait for the end.',
  ),
  // Postmortems
  'published-at-missing': error(
    'A published postmortem says when it was published.',
    'Feeds and lists are sorted by it.',
  ),
  'published-before-resolved': error(
    'A postmortem is published after its incidents were resolved.',
    'What is not over cannot be looked back on.',
  ),
  'unknown-covered': error('`alsoCovers` names other incidents that exist.', dangling),
  'covered-twice': error(
    'An incident has one postmortem.',
    'Readers must find the one account of it.',
  ),
  'placeholder-left': error(
    'Nothing in a published postmortem begins with `TODO`.',
    'Readers would see what we still wanted to write.',
  ),
  'timeline-order': error(
    'The timeline is sorted.',
    'The story is told in the order in which it happened.',
  ),
  'timeline-missing': warning('A postmortem has a timeline.', taught),
  'trigger-missing': warning('A postmortem says what set it off.', taught),
  'detection-missing': warning('A postmortem says how it was noticed.', taught),
  'detection-contradicts': warning(
    'Postmortem and incident agree on who noticed.',
    'Readers see both and believe neither.',
  ),
  'single-factor': warning(
    'A postmortem names more than one contributing factor.',
    'Systems fail by several things coming together; one alone is where the search stopped.',
  ),
  'actions-missing': error('A postmortem has actions, or a reason why there are none.', taught),
  'action-twice': error(
    'Every action of a postmortem has a title of its own.',
    'Feeds know it by its title: of two that are done, readers would hear of one.',
  ),
  'action-due-missing': error('An action that is still to be done has a due day.', promised),
  'action-done-at': error('An action that is done says when, and only such a one.', promised),
  'action-reason': error('An action that was declined says why, and only such a one.', promised),
  'action-overdue': warning('An action is done by its day.', promised),
  // Texts
  'too-many-footnotes': error(
    'A text has no more than 1,000 footnotes.',
    'Nobody reads that many, and they would slow every build.',
  ),
  'picture-missing': error(
    'A picture in a text lies in the folder of the record.',
    'Readers would see a broken picture.',
  ),
  'picture-foreign': error(
    'Pictures are local files.',
    'A picture from elsewhere is gone when its host is, and tells that host who reads the page.',
  ),
  'picture-without-text': warning(
    'A picture has a text that says what it shows.',
    'Not everybody sees it.',
  ),
  'text-cut': error(
    'No part of a text is taken for a sign of YAML: `&` or `!` at its beginning, `#` behind a space.',
    'The page would say less than what was written, and perhaps something else.',
  ),
  'text-comment': warning(
    'A comment stands on a line of its own, and not behind a text.',
    'What follows ` #` is not published: if it belongs to the text, nobody would notice that it is missing.',
  ),
  'secret-in-text': warning(
    'No document holds a password, a key or a token.',
    'The page and its repository are public: a secret in them is none any more.',
  ),
  // Prose
  'human-error': warning('Texts do not end at “human error”.', blamed),
  'person-failed': warning('Texts do not tell what a person failed or forgot to do.', blamed),
  'counterfactual-person': warning('Texts do not tell what we should have done.', hindsight),
  'counterfactual-fix': note(
    'What would have prevented it stands among actions and lessons.',
    hindsight,
  ),
  'judging-words': warning('Texts describe work and do not judge it.', blamed),
  'hindsight-adverb': note('Nothing was obvious, simple or trivial at the time.', hindsight),
  'norm-words': note(
    'Texts say what was done and what stood, instead of measuring it against a norm.',
    hindsight,
  ),
  'accident-words': note(
    'Texts say what made a slip easy, and not only that it was one.',
    'A slip is where the story begins: it shows what the system lets pass.',
  ),
  'single-root-cause': note(
    'A postmortem names contributing factors and not one root cause.',
    'Systems fail by several things coming together; one alone is where the search stopped.',
  ),
  'named-person': warning('Nobody is named.', blamed),
  'lone-actor': note('A story does not begin with one person.', blamed),
  'fault-words': warning('Texts do not ask whose fault it was.', blamed),
  'hidden-actor': note(
    'Whoever or whatever acts is the subject: a role, a job, a tool.',
    'Blameless is not nameless: without an actor nobody can tell what to change.',
  ),
  'vague-action': warning(
    'An action says what will be there when it is done.',
    'A wish stays open for ever, and the promise is not kept.',
  ),
  'why-question': note(
    'Headings ask how, and not why. Off unless asked for.',
    'Why is answered with reasons and defence, how with what happened.',
  ),
  'stock-apology': warning(
    'An apology names what it is for.',
    'A phrase that everybody uses says that nobody thought about it.',
  ),
  'inside-name': warning(
    'Texts name no machines and no private addresses.',
    'Customers do not know them, and others need not.',
  ),
  'ignore-unsound': warning(
    'A comment that switches a rule about prose off names the rule and the reason.',
    'The next reader has to know that it was meant.',
  ),
  'ignore-unused': note(
    'A comment that switches a rule off is needed.',
    'It would hide what somebody writes here later.',
  ),
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleId = keyof typeof rules;
