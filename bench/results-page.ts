import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

const page = new URL('../docs/benchmarks.md', import.meta.url);
const heading = '## Results\n';

/** Puts a report in place of everything below the heading "Results" of `docs/benchmarks.md`. */
export async function writeResults(report: string): Promise<void> {
  const text = readFileSync(page, 'utf8');
  const at = text.indexOf(heading);
  if (at === -1) throw new Error(`docs/benchmarks.md has no heading "${heading.trim()}".`);
  const style = await resolveConfig(page);
  const whole = `${text.slice(0, at)}${heading}\n${report}\n`;
  writeFileSync(page, await format(whole, { ...style, parser: 'markdown' }));
}
