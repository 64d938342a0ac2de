import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Path } from './fault.ts';

/** What running a configuration came to. */
export type Evaluation =
  | { readonly value: unknown }
  /** Something in it is no data; `kind` says what, as in `a function`. */
  | { readonly notData: { readonly path: Path; readonly kind: string } }
  | { readonly failure: { readonly message: string; readonly stack: string } };

/**
 * Runs a module in a thread of its own and copies what it exports by default: after that it is plain data, and
 * nothing in it can run, throw or change. The thread loads every module afresh, also those that the module imports.
 * What the module began has to come to its end too: an error that nobody waited for is a failure as any other.
 * @param path of the module
 * @param isJavaScript whether there are no types to be taken out of it
 * @param longest how long it may run, in milliseconds
 */
export async function evaluateModule(
  path: string,
  isJavaScript: boolean,
  longest: number,
): Promise<Evaluation> {
  const worker = new Worker(`(${evaluateHere.toString()})((address) => import(address));`, {
    eval: true,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: mostMemory },
    stdout: true,
    workerData: {
      url: pathToFileURL(path).href,
      format: isJavaScript ? 'module' : 'module-typescript',
      ownModule,
    },
  });
  // Standard output belongs to the report of the command.
  worker.stdout.pipe(process.stderr, { end: false });
  let exported = failure('it never comes to its end');
  let failed: Evaluation | undefined;
  const timer = setTimeout(() => {
    failed ??= failure(`it runs for longer than ${longest / 1000} s`);
    void worker.terminate();
  }, longest);
  worker.on('message', (evaluation: Evaluation) => (exported = evaluation));
  worker.on('error', (error) => (failed ??= failureOf(error)));
  await new Promise((done) => worker.on('exit', done));
  clearTimeout(timer);
  return failed ?? exported;
}

/** In MiB. A configuration is a few kilobytes. */
const mostMemory = 256;

function failure(message: string, stack = ''): Evaluation {
  return { failure: { message, stack } };
}

/** @param error whatever was thrown */
function failureOf(error: unknown): Evaluation {
  return error instanceof Error
    ? failure(String(error.message), String(error.stack))
    : failure(String(error));
}

/** What an import of `lifeboat` gives, also to a folder in which no package of that name is installed. */
const ownModule = `data:text/javascript,${encodeURIComponent(
  'export const defineStatusPage = (config) => config;',
)}`;

/**
 * The program of the thread. Its source is handed over as text, so that it works from within a bundle too: it may
 * use nothing from around it.
 */
async function evaluateHere(
  load: (address: string) => Promise<{ readonly default?: unknown }>,
): Promise<void> {
  const { registerHooks } = process.getBuiltinModule('node:module');
  const { parentPort, workerData } = process.getBuiltinModule('node:worker_threads');
  const { url, format, ownModule } = workerData as Readonly<Record<string, string>>;
  const say = (evaluation: Evaluation): void => parentPort?.postMessage(evaluation);
  process.on('unhandledRejection', (reason) => {
    throw reason;
  });
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'lifeboat'
        ? { url: String(ownModule), format: 'module', shortCircuit: true }
        : next(specifier, context),
    // A content folder has no package.json that says "module": without this, Node would guess and warn.
    load: (address, context, next) =>
      next(address, address === url ? { ...context, format } : context),
  });

  const copyError = (value: unknown): unknown => {
    try {
      structuredClone(value);
      return undefined;
    } catch (error) {
      return error;
    }
  };
  /** The innermost value that cannot be copied. */
  const notDataIn = (value: unknown, path: Path, seen: Set<unknown>): Path => {
    for (const [key, child] of Object.entries(Object(value) as object)) {
      if (seen.has(child) || copyError(child) === undefined) continue;
      seen.add(child);
      return notDataIn(child, [...path, Array.isArray(value) ? Number(key) : key], seen);
    }
    return path;
  };
  const kindOf = (value: unknown): string =>
    typeof value === 'object'
      ? `a ${Object.prototype.toString.call(value).slice(8, -1)}`
      : `a ${typeof value}`;

  try {
    const { default: value } = await load(String(url));
    const error = copyError(value);
    if (error === undefined) return say({ value });
    if (!(error instanceof DOMException)) throw error;
    const path = notDataIn(value, [], new Set());
    const found = path.reduce<unknown>(
      (outer, step) => (outer as Record<PropertyKey, unknown>)[step],
      value,
    );
    say({ notData: { path, kind: kindOf(found) } });
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : { message: error, stack: '' };
    say({ failure: { message: String(message), stack: String(stack) } });
  }
}
