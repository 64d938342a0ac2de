import { incidentSchema } from '../schema/incident.ts';
import { maintenanceSchema } from '../schema/maintenance.ts';
import { postmortemSchema } from '../schema/postmortem.ts';
import { keysWithin } from './shape.ts';
import { code, codePointName } from './suggestion.ts';

const keys: ReadonlySet<string> = new Set(
  [incidentSchema, maintenanceSchema, postmortemSchema].flatMap(keysWithin),
);

/**
 * What is wrong with a line of YAML that begins with a key of ours and is none: its colon is missing, or the space
 * behind it, or they are other characters that look the same. Undefined where it is something else.
 */
export function keySlip(line: string): { readonly what: string; readonly fix: string } | undefined {
  const [, key = '', mark = '', rest = ''] =
    /^[ \t]*(?:- +)*([A-Za-z]+)([:\uff1a]?)(.*)$/u.exec(line) ?? [];
  const value = rest.trim();
  const corrected = code(`${key}: ${value}`.trimEnd());
  if (!keys.has(key) || /^:(?:[ \t]|$)/.test(mark + rest)) return undefined;
  if (mark === '') {
    if (!/^(?:\s|$)/.test(rest)) return undefined;
    return {
      what: `No colon stands behind the key ${code(key)}.`,
      fix: `Write ${corrected}; a line that belongs to the text above it is indented further.`,
    };
  }
  const odd = mark === ':' ? (/^\s/.exec(rest)?.[0] ?? '') : mark;
  const found = odd === '' ? '' : `, but the character ${codePointName(odd)}`;
  return {
    what: `Behind the key ${code(key)} stands no colon with a space${found}.`,
    fix: `Write ${corrected}, with a space behind the colon.`,
  };
}
