import type { ComponentState, Severity } from '../schema/levels.ts';
import type { PageContext } from './page-context.ts';

/** How a state is drawn: each kind has a colour and a shape of its own, beside its word. */
export type StateKind = ComponentState | 'no_data' | 'notice' | 'done';

/** A state as word, shape and colour. */
export interface StateTag {
  readonly kind: StateKind;
  readonly word: string;
}

export function stateTag(state: ComponentState | 'no_data', { words }: PageContext): StateTag {
  return { kind: state, word: words.states[state] };
}

const kindOfSeverity: Readonly<Record<Severity, StateKind>> = {
  none: 'notice',
  minor: 'degraded_performance',
  major: 'partial_outage',
  critical: 'major_outage',
};

export function severityTag(severity: Severity, { words }: PageContext): StateTag {
  return { kind: kindOfSeverity[severity], word: words.severities[severity] };
}
