import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { browserScripts, compiledModule } from './compile.ts';

for (const script of browserScripts) {
  writeFileSync(join(import.meta.dirname, script.target), await compiledModule(script));
}
