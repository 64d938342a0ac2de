import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { type Evaluation, evaluateModule } from './config-evaluation.ts';
import { parseConfig } from './config-source.ts';
import { type Fault, fileStart, type Locate, type Path } from './fault.ts';
import { readTextFile } from './text-file.ts';

export const configFile = 'status.config.ts';

/** The configuration as its module exports it: evaluated, not judged. */
export interface RawConfig {
  /** The site's folder, absolute. */
  readonly root: string;
  readonly file: string;
  readonly source: string;
  /** The default export, undefined when there are faults. */
  readonly value: unknown;
  readonly faults: readonly Fault[];
  readonly locate: Locate;
}

/**
 * Evaluates `status.config.ts` in the site's folder. It is code of the site's owner and is run as such;
 * types are stripped, and an import of `lifeboat` gives `defineStatusPage`. What it exports must be plain data.
 * @param root the site's folder, absolute
 * @param longest how long it may run, in milliseconds
 */
export async function readConfig(root: string, longest = 10_000): Promise<RawConfig> {
  const path = join(root, configFile);
  const broken = (fault: Fault, source = ''): RawConfig => ({
    root,
    file: configFile,
    source,
    value: undefined,
    faults: [fault],
    locate: () => fileStart,
  });
  if (!lstatSync(path, { throwIfNoEntry: false }))
    return broken({ kind: 'config-missing', at: fileStart, detail: root });
  const textFile = readTextFile(path);
  if ('fault' in textFile) return broken(textFile.fault);
  const { text: source } = textFile;
  const parsed = parseConfig(source);
  if ('fault' in parsed) return broken(parsed.fault, source);
  const { locate, isJavaScript } = parsed;
  const outcome = outcomeOf(await evaluateModule(path, isJavaScript, longest), locate);
  return { root, file: configFile, source, locate, ...outcome };
}

/** The value, or why there is none, at the place in the source that says so. */
function outcomeOf(evaluation: Evaluation, locate: Locate): Pick<RawConfig, 'value' | 'faults'> {
  if ('value' in evaluation) return { value: evaluation.value, faults: [] };
  if ('failure' in evaluation) {
    return { value: undefined, faults: [runtimeFault(evaluation.failure)] };
  }
  const { path, kind } = evaluation.notData;
  const name = path.length === 0 ? 'what it exports' : `\`${dotted(path)}\``;
  const detail = `${name} is ${kind}, and only plain data can be published`;
  return { value: undefined, faults: [{ kind: 'config-fails', at: locate(path), detail }] };
}

/** `components[0].name`: a path as one writes it in TypeScript. */
function dotted(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}

function runtimeFault({ message, stack }: { message: string; stack: string }): Fault {
  const place = /status\.config\.ts:(\d+):(\d+)/.exec(stack);
  const at = place ? { line: Number(place[1]), column: Number(place[2]) } : fileStart;
  return { kind: 'config-fails', at, detail: oneLine(message) };
}

function oneLine(message: string): string {
  return (message.split('\n', 1)[0] ?? '').replace(/\.$/, '');
}
