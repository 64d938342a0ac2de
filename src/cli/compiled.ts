import type { CompiledProgram } from './compiled-program.ts';
import { run } from './main.ts';

/*
 * The entry of the compiled program: the command line, bundled with the pages and all packages. It runs without
 * Astro, Vite and `node_modules`.
 */

/** Loads the part that knows the pages: commands that write a record do without it, and start in half the time. */
export async function loadProgram(): Promise<CompiledProgram> {
  return (await import('./site-builder.ts')).program;
}

/**
 * Runs the command line.
 * @param argv as Node.js gives it
 * @returns the exit code
 */
export function main(argv: readonly string[]): Promise<number> {
  return run(argv, loadProgram);
}
