import type { RuleTexts } from '../rule-texts.ts';

/** Titles of actions. */
export const actionTexts: readonly RuleTexts[] = [
  {
    rule: 'vague-action',
    as: 'action',
    hits: [
      '⟦Be more careful⟧ with schema changes',
      '⟦Be careful⟧ when draining nodes',
      '⟦Pay attention⟧ to the replication lag',
      '⟦Pay closer attention⟧ to alarms',
      '⟦Remind⟧ everybody of the runbook',
      '⟦Communicate better⟧ with the network team',
      '⟦Investigate⟧ the slow restores',
      '⟦Improve⟧ the monitoring',
      '⟦Consider⟧ a second provider',
      '⟦Make sure⟧ it does not happen again',
      '⟦Think about⟧ a new queue',
    ],
    misses: [
      'Add a check of schema changes that runs before the merge',
      'Investigate why 3 of 40 servers kept the old route',
      'Improve the restore time to under two hours',
      'Make sure that every alarm has an owner',
      'Remind owners of certificates by mail 30 days before the expiry',
      'Move the queue to its own disk',
      'Alarm when the lag is over one minute',
      'Investigate the slow restores and publish what was found',
      'Document how a node is drained, so that nobody has to be careful',
      'Keep a third copy in the second building',
      'Improve the search so that it finds retired components',
      'Consider a second provider until June and decide',
      'Carefully drained nodes are no goal: let the scheduler drain them',
    ],
  },
];
