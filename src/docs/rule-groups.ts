import type { RuleId } from '../check/rules.ts';
import { proseRuleIds } from '../schema/prose-rule-ids.ts';

/** Rules that the reference lists under one heading. */
export interface RuleGroup {
  readonly heading: string;
  /** What the rules are about, in a sentence. */
  readonly about: string;
  readonly rules: readonly RuleId[];
}

export type RuleGroupId =
  | 'files'
  | 'configuration'
  | 'shape'
  | 'records'
  | 'incidents'
  | 'maintenance'
  | 'postmortems'
  | 'texts'
  | 'prose';

const groups: Readonly<Record<RuleGroupId, RuleGroup>> = {
  files: {
    heading: 'Files and folders',
    about: 'Whether everything can be found and read.',
    rules: [
      'unreadable-file',
      'dangling-link',
      'endless-link',
      'public-name-taken',
      'file-name',
      'file-too-large',
      'not-utf8',
      'incidents-misnamed',
      'misplaced-file',
      'missing-document',
      'two-documents',
      'postmortem-without-incident',
      'folder-name',
      'folder-date',
      'unexpected-file',
      'merge-conflict',
      'no-frontmatter',
      'frontmatter-not-closed',
      'yaml-syntax',
      'nested-too-deeply',
      'yaml-alias-limit',
      'duplicate-key',
      'unknown-tag',
      'not-a-mapping',
    ],
  },
  configuration: {
    heading: 'The configuration',
    about: 'What `status.config.ts` says beyond its shape.',
    rules: [
      'config-missing',
      'config-syntax',
      'config-fails',
      'duplicate-id',
      'group-in-service',
      'service-order',
      'unknown-time-zone',
      'unknown-locale',
      'url-not-root',
      'shared-domain',
      'unknown-service',
      'target-twice',
      'target-in-content',
    ],
  },
  shape: {
    heading: 'Keys and values',
    about: 'Whether the configuration and each document have the keys and values of their tables.',
    rules: [
      'unknown-key',
      'missing-key',
      'wrong-type',
      'unknown-word',
      'bad-instant',
      'bad-date',
      'bad-format',
      'bad-length',
      'bad-number',
    ],
  },
  records: {
    heading: 'Incidents and maintenance',
    about: 'What holds for incidents and maintenances alike.',
    rules: [
      'unknown-component',
      'component-not-in-service',
      'window-order',
      'in-the-future',
      'updates-order',
      'unknown-related',
      'related-itself',
      'published-changed',
    ],
  },
  incidents: {
    heading: 'Incidents',
    about: 'What holds for `incident.md`.',
    rules: [
      'impact-missing',
      'informational-with-impact',
      'window-overlap',
      'promise-order',
      'open-window-when-resolved',
      'reopened-without-window',
      'window-outlasts-resolution',
      'moments-order',
      'resolved-at-once',
      'severity-contradicts',
      'data-loss-unstated',
      'data-loss-note-missing',
      'customer-action-unstated',
      'unknown-upstream',
      'postmortem-promise',
      'postmortem-overdue',
      'promise-missing',
      'promise-far',
      'first-update-late',
      'promise-broken',
      'long-silence',
      'update-overdue',
      'silent-change',
      'bare-resolution',
      'predicted-fix',
      'time-without-zone',
      'outage-overstated',
    ],
  },
  maintenance: {
    heading: 'Maintenance',
    about: 'What holds for `maintenance.md`.',
    rules: [
      'component-twice',
      'extension-without-end',
      'extension-order',
      'extension-late',
      'announced-late',
      'window-too-long',
      'closed-maintenance-goes-on',
      'completed-before-begin',
      'called-off-with-actual',
      'maintenance-not-closed',
    ],
  },
  postmortems: {
    heading: 'Postmortems',
    about: 'What holds for `postmortem.md`.',
    rules: [
      'published-at-missing',
      'published-before-resolved',
      'unknown-covered',
      'covered-twice',
      'placeholder-left',
      'timeline-order',
      'timeline-missing',
      'trigger-missing',
      'detection-missing',
      'detection-contradicts',
      'single-factor',
      'actions-missing',
      'action-twice',
      'action-due-missing',
      'action-done-at',
      'action-reason',
      'action-overdue',
    ],
  },
  texts: {
    heading: 'Texts',
    about: 'What holds for Markdown, in the frontmatter and below it.',
    rules: [
      'too-many-footnotes',
      'text-cut',
      'text-comment',
      'secret-in-text',
      'picture-missing',
      'picture-foreign',
      'picture-without-text',
    ],
  },
  prose: {
    heading: 'Prose',
    about:
      'Whether texts ask how, and never who. English only; quotations and code are not read. How to switch a rule off, for a line or everywhere, says [its page](prose/README.md).',
    rules: [...proseRuleIds, 'ignore-unsound', 'ignore-unused'],
  },
};

/** Every rule stands in exactly one of these groups. */
export const ruleGroups: readonly RuleGroup[] = Object.values(groups);

export function groupHeading(id: RuleGroupId): string {
  return groups[id].heading;
}
