import { isPostmortem, type ProseRule } from '../prose-rule.ts';
import { matchesOf, sentenceAfter, words } from '../word-pattern.ts';
import { between, isActor } from './people.ts';

const person =
  '(?:engineer|employee|(?:system |database )?administrator|admin|sysadmin|intern|contractor|developer|technician|(?-i:operator)|staff member|team member)';

/** What sets something off; what finds or repairs it is credit. */
const deed =
  '(?:deleted|removed|dropped|ran|executed|pushed|merged|deployed|released|changed|misconfigured|disabled|typed|mistyped|entered|shut|turned|cut|unplugged|overwrote|revoked|committed|truncated|misread|made|copied|pasted|attempted to|was (?:running|trying|changing|editing|working))';

const pattern = words(`(?:an?|one|a single) (?:[\\p{L}-]+ ){0,2}?${person}${between} ${deed}`);
const isRepair =
  /^(?:\s+[\p{L}\p{N}-]+){0,4}?\s+(?:fix|patch|rollback|repair|workaround|mitigation|correction|hotfix)\b/iu;

export const loneActor: ProseRule = {
  id: 'lone-actor',
  cue: () =>
    /\b(?:an?|one|single)\s+(?:\S+\s+){0,3}(?:engineer|employee|\S*admin|intern|contractor|developer|technician|operator|staff|team)/i,
  reads: isPostmortem,
  find: ({ text }) =>
    matchesOf(text, pattern).filter(
      (match) => isActor(text, match) && !isRepair.test(sentenceAfter(text, match.to)),
    ),
  what: (found) => `“${found}” makes one person the beginning.`,
  fix: 'Say what the process or the tool allowed.',
  example: 'An engineer deleted the wrong volume.',
  rewording:
    'The console lists volumes of both sites under the same names, and deletes without asking.',
  spares: [
    'An engineer identified the cause at 10:20.',
    'An engineer deployed a fix at 11:05.',
    'We are looking for an engineer who likes storage.',
  ],
};
