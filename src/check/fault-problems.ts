import type { Fault } from '../read/fault.ts';
import { keySlip } from './key-slip.ts';
import { type Problem, problemAt } from './problem.ts';
import { code, quotesFix } from './suggestion.ts';

/**
 * What the reader could not read, as a problem.
 * @param source the text of the file, where it is a document
 */
export function faultProblem(file: string, fault: Fault, source = ''): Problem {
  const line = source.split('\n', fault.at.line)[fault.at.line - 1] ?? '';
  const slip = fault.kind === 'yaml-syntax' ? keySlip(line) : undefined;
  return problemAt(file, fault.at, { rule: fault.kind, ...(slip ?? wordsFor(fault)) });
}

function wordsFor({ kind, detail }: Fault): { readonly what: string; readonly fix: string } {
  switch (kind) {
    case 'unreadable-file':
      return {
        what: `The file cannot be read (${detail}).`,
        fix: 'Check its permissions and the disk.',
      };
    case 'dangling-link':
      return { what: 'The link leads to no file.', fix: 'Put the file itself here.' };
    case 'endless-link':
      return {
        what: 'The link leads back to a folder in which it stands.',
        fix: 'Take the link away, or put the files themselves here.',
      };
    case 'file-too-large':
      return {
        what: `The file has ${detail}.`,
        fix: 'Move pictures and logs into files of their own.',
      };
    case 'not-utf8':
      return {
        what:
          detail === 'UTF-16'
            ? 'The file is UTF-16, and not UTF-8.'
            : `The file is not UTF-8 from ${detail} on.`,
        fix: 'Save it as UTF-8 in your editor.',
      };
    case 'merge-conflict':
      return {
        what: 'Two changes of this place were merged, and git could not tell what is true.',
        fix: 'Keep both updates, the older one above; then delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`.',
      };
    case 'no-frontmatter':
      if (detail.startsWith('\ufeff')) {
        return {
          what: 'The file begins with two byte order marks.',
          fix: 'Save it as UTF-8 without a byte order mark in your editor.',
        };
      }
      if (/^---[ \t]*\r/.test(detail)) {
        return {
          what: 'The lines of the file end with CR alone.',
          fix: 'Save it with LF or CRLF as line ends in your editor.',
        };
      }
      return {
        what:
          detail.trim() === ''
            ? 'The file has no frontmatter.'
            : `The file begins with ${code(detail)}.`,
        fix: 'Let the first line be `---`, and a second `---` stand below the keys.',
      };
    case 'frontmatter-not-closed':
      return {
        what: 'The frontmatter has no end.',
        fix: 'Put a line of `---` below the last key.',
      };
    case 'yaml-syntax':
      return { what: `This is not valid YAML: ${detail}.`, fix: yamlFix(detail) };
    case 'nested-too-deeply':
      return {
        what: 'The YAML is nested too deeply.',
        fix: 'Take away the brackets, dashes or indentation that are too many.',
      };
    case 'yaml-alias-limit':
      return {
        what: `The YAML aliases cannot be resolved: ${detail}.`,
        fix: 'Write the values out.',
      };
    case 'duplicate-key':
      return { what: 'This key stands here twice.', fix: 'Keep the one that is true.' };
    case 'unknown-tag':
      return {
        what: `YAML takes ${code(firstWord(detail))} for a tag, and there is no such tag.`,
        fix: quotesFix(detail),
      };
    case 'not-a-mapping':
      return {
        what: 'The frontmatter holds no keys.',
        fix: 'Write `key: value` lines, for example `title: …`.',
      };
    case 'config-missing':
      return {
        what: 'There is no `status.config.ts`.',
        fix: 'Create it, or name the right folder with `--root`.',
      };
    case 'config-syntax':
      return { what: `This is not valid TypeScript: ${detail}.`, fix: 'Correct the line.' };
    case 'config-fails':
      return {
        what: `Evaluating it fails: ${detail}.`,
        fix: 'Export plain data: `export default { … }`.',
      };
    case 'misplaced-file':
      return {
        what: `${code(detail)} does not belong here.`,
        fix: 'A record is `incidents/YYYY-MM-DD-slug/incident.md` (or `maintenance.md`), with `postmortem.md` and pictures beside it.',
      };
    case 'missing-document':
      return {
        what: 'The folder holds neither `incident.md` nor `maintenance.md`.',
        fix: 'Add one of them, check its spelling, or remove the folder.',
      };
    case 'two-documents':
      return {
        what: 'The folder holds `incident.md` and `maintenance.md`.',
        fix: 'Move one of them into a folder of its own, and name each in the other’s `related`.',
      };
  }
}

function firstWord(text: string): string {
  return text.split(/\s/, 1)[0] ?? '';
}

function yamlFix(detail: string): string {
  if (/tab/i.test(detail)) return 'Indent with spaces; YAML does not allow tabs.';
  if (/implicit (?:map )?keys/i.test(detail)) {
    return 'Write `key: value`, with a colon and a space; a line that belongs to the text above it is indented further.';
  }
  if (/compact mappings|implicit key|nested mappings/i.test(detail)) {
    return 'Put the value in quotes when it holds `: `, and check the indentation.';
  }
  return 'Check indentation, quotes and colons on this line and the one above.';
}
