import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { CompiledProgram } from '../../src/cli/compiled-program.ts';
import { loadCompiled } from '../../src/cli/load-compiled.ts';
import { hasErrors, type Problem } from '../../src/check/problem.ts';
import { generationFile } from '../../src/publish/generation.ts';
import { readConfig } from '../../src/read/raw-config.ts';
import { filesIn, scratchFolder } from '../unit/cli/run-lifeboat.ts';
import { newSite, randomOf, type RandomSite, step } from './random-site.ts';

const stepsOfASequence = 20;

const program = await loadCompiled();

/** @returns the problems; nothing is built where there are errors */
async function build(
  { root, now }: RandomSite,
  config: ReturnType<typeof readConfig>,
  out: string,
  memoryFolder: string,
): Promise<readonly Problem[]> {
  const { openSite, buildSite, key } = program satisfies CompiledProgram;
  const opened = await openSite(root, now, memoryFolder, key, config);
  const { context, problems } = opened.loaded;
  if (context && !hasErrors(problems)) {
    const target = { out, memoryFolder, program: key, progress: () => undefined };
    const { remember } = await buildSite(opened, context, target);
    remember();
  }
  return problems;
}

/**
 * Changes sites at random, and expects after each sequence of changes, and now and then within one, that a build that
 * did only what had changed gave what a build from nothing gives, byte for byte.
 * @param sequences so many, of 20 changes each
 * @param first other ones for another number
 */
export async function expectSameBytes(sequences: number, first: number): Promise<void> {
  let built = 0;
  for (let sequence = first; sequence < first + sequences; sequence += 1) {
    const folder = scratchFolder();
    const random = randomOf(sequence);
    const site = newSite(join(folder, 'site'));
    const config = readConfig(site.root);
    const [out, memory] = [join(folder, 'out'), join(folder, 'memory')];
    const steps: string[] = [];
    for (let index = 0; index < stepsOfASequence; index += 1) {
      steps.push(step(site, random));
      const problems = await build(site, config, out, memory);
      const fresh = join(folder, 'fresh');
      const isLast = index === stepsOfASequence - 1;
      if (!isLast && !random.chance(0.03)) continue;
      const story = `sequence ${sequence}: ${steps.join('; ')}`;
      expect(problems, story).toEqual(
        await build(site, config, join(fresh, String(index)), join(fresh, `memory-${index}`)),
      );
      if (!existsSync(join(fresh, String(index)))) continue;
      built += 1;
      const [a, b] = [filesIn(out), filesIn(join(fresh, String(index)))];
      expect(Object.keys(a), story).toEqual(Object.keys(b));
      const stale = Object.keys(a).filter((file) => a[file] !== b[file] && file !== generationFile);
      expect(part(a, stale), story).toEqual(part(b, stale));
      expect(a[generationFile], story).toBe(b[generationFile]);
    }
  }
  // Errors keep a site from being built: most must not have any.
  expect(built).toBeGreaterThan(sequences / 3);
}

/** Some of the files: two whole sites in a failure's message help nobody. */
function part(files: Record<string, string>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, files[name]?.split(/(?=<)|(?<=,)/)]));
}
