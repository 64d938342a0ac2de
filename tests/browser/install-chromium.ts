import { findChromium, installChromium } from './chromium.ts';

// Run by `npm test` before the browser tests.
const path = findChromium(process.env) ?? installChromium(process.env);
process.stdout.write(`Browser tests run in ${path}\n`);
