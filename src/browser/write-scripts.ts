import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { browserTexts, compiledModule } from './compile.ts';

for (const script of browserTexts) {
  writeFileSync(join(import.meta.dirname, script.target), await compiledModule(script));
}
