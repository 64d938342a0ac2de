import { lstatSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createHash } from 'node:crypto';
import { locateInModule, syntaxFault } from './config-source.ts';
import { type Fault, fileStart, type Locate } from './fault.ts';
import { readTextFile } from './text-file.ts';

export const configFile = 'status.config.ts';

/** The configuration as its module exports it: evaluated, not judged. */
export interface RawConfig {
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
 */
export async function readConfig(root: string): Promise<RawConfig> {
  const path = join(root, configFile);
  const broken = (fault: Fault, source = ''): RawConfig => ({
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
  const fault = syntaxFault(source);
  if (fault) return broken(fault, source);
  try {
    const value: unknown = await evaluate(path, source);
    return { file: configFile, source, value, faults: [], locate: locateInModule(source) };
  } catch (error) {
    return broken(runtimeFault(error), source);
  }
}

/** What an import of `lifeboat` gives, also to a folder in which no package of that name is installed. */
const ownModule = `data:text/javascript,${encodeURIComponent(
  'export const defineStatusPage = (config) => config;',
)}`;

/** How long a configuration may take to evaluate, in milliseconds. */
const longestEvaluation = 10_000;

/**
 * Imports the module and copies what it exports: after that it is plain data, and nothing in it can run, throw or
 * change. The hash in the address makes an edited configuration a new module.
 */
async function evaluate(path: string, source: string): Promise<unknown> {
  const hash = createHash('sha256').update(source).digest('hex').slice(0, 16);
  const url = `${pathToFileURL(path).href}?${hash}`;
  const hook = registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'lifeboat'
        ? { url: ownModule, format: 'module', shortCircuit: true }
        : next(specifier, context),
    // A content folder has no package.json that says "module": without this, Node would guess and warn.
    load: (address, context, next) =>
      next(address, address === url ? { ...context, format: 'module-typescript' } : context),
  });
  try {
    const module = await inTime(import(/* @vite-ignore */ url) as Promise<{ default?: unknown }>);
    const { default: value } = module;
    return typeof value === 'function' ? value : structuredClone(value);
  } finally {
    hook.deregister();
  }
}

async function inTime<Value>(evaluation: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    const message = `it takes longer than ${longestEvaluation / 1000} seconds`;
    timer = setTimeout(() => reject(new Error(message)), longestEvaluation);
  });
  try {
    return await Promise.race([evaluation, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

function runtimeFault(error: unknown): Fault {
  const { message, stack } = error instanceof Error ? error : { message: error, stack: '' };
  const place = /status\.config\.ts[^:\s]*:(\d+):(\d+)/.exec(String(stack));
  const at = place ? { line: Number(place[1]), column: Number(place[2]) } : fileStart;
  return { kind: 'config-fails', at, detail: oneLine(String(message)) };
}

function oneLine(message: string): string {
  return (message.split('\n', 1)[0] ?? '').replace(/\.$/, '');
}
