import { loadCompiled } from './load-compiled.ts';
import { run } from './main.ts';

/* The command line from its sources, while there is no bundle of them. */
process.exitCode = await run(process.argv, loadCompiled);
