import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { faultProblem } from '../check/fault-problems.ts';
import type { Problem } from '../check/problem.ts';
import { parseDocument } from '../read/raw-document.ts';
import { readTextFile } from '../read/text-file.ts';
import { editDocument, UneditableError } from './edit-document.ts';
import type { Edit } from './edit.ts';

/** The folder of templates, below the site's folder. */
export const templateFolder = 'templates';

/** A record to begin with: a whole document whose times are replaced. */
export interface Template {
  /** The file's name without `.md`: what `--template` says. */
  readonly name: string;
  readonly kind: 'incident' | 'maintenance';
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** One that cannot be read. */
export interface BrokenTemplate {
  readonly name: string;
  readonly problem: Problem;
  readonly source: string;
}

export interface Templates {
  readonly templates: readonly Template[];
  readonly broken: readonly BrokenTemplate[];
}

/** The templates of a site, sorted by name. One that says what to `expect` is a maintenance. */
export function readTemplates(root: string): Templates {
  const read = namesIn(join(root, templateFolder)).map((file) => readTemplate(root, file));
  return {
    templates: read.filter((each) => 'data' in each),
    broken: read.filter((each) => 'problem' in each),
  };
}

function readTemplate(root: string, name: string): Template | BrokenTemplate {
  const file = `${templateFolder}/${name}.md`;
  const read = readTextFile(join(root, file));
  const text = 'text' in read ? read.text : '';
  const { value, faults } = parseDocument(Buffer.from(text), file, 'incident.md');
  const fault = 'fault' in read ? read.fault : faults[0];
  if (fault) return { name, problem: faultProblem(file, fault), source: text };
  const data = value as Template['data'];
  return { name, kind: 'expect' in data ? 'maintenance' : 'incident', text, data };
}

/** Whether a template says something under a key: more than an empty list. */
export function templateSays(template: Template | undefined, key: string): boolean {
  const value = template?.data[key] ?? [];
  return !Array.isArray(value) || value.length > 0;
}

/** Its first update as data: without keys where it has none. */
export function firstUpdateOf({ data }: Template): Readonly<Record<string, unknown>> {
  const [first] = Array.isArray(data['updates']) ? (data['updates'] as readonly unknown[]) : [];
  return typeof first === 'object' && first !== null ? (first as Template['data']) : {};
}

/** A template cannot be filled in; the message says where and why. */
export class TemplateError extends Error {}

/**
 * The document that a template becomes.
 * @throws {TemplateError}
 */
export function fillIn({ name, text }: Template, edits: readonly Edit[]): string {
  try {
    return editDocument(text, edits);
  } catch (error) {
    if (!(error instanceof UneditableError)) throw error;
    throw new TemplateError(
      `In ${templateFolder}/${name}.md, \`${error.key}\` is written in a way that cannot be filled in (an alias, for example). Write it out there.`,
    );
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.md') && !name.startsWith('.'))
      .map((name) => name.replace(/\.md$/, ''))
      .sort();
  } catch {
    return [];
  }
}
