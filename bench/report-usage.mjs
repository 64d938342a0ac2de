import { writeSync } from 'node:fs';

// Loaded into a measured process before everything else: at its end it writes what it used to descriptor 3.
process.on('exit', () => {
  writeSync(3, JSON.stringify(process.resourceUsage()));
});
