import { join } from 'node:path';
import { type AstroIntegration, build } from 'astro';
import { pageSettings } from './page-settings.mjs';

/*
 * A process of its own: `node compile-bundle.ts PROGRAM ENTRY FOLDER KEY` compiles the program with its pages and all
 * packages into a folder.
 */

const [program = '', entry = '', folder = '', key = ''] = process.argv.slice(2);

await build({
  ...pageSettings,
  configFile: false,
  root: program,
  outDir: folder,
  publicDir: join(folder, 'no-public-files'),
  output: 'server',
  adapter: adapter(join(program, entry)),
  vite: { ssr: { noExternal: true }, define: { LIFEBOAT_KEY: JSON.stringify(key) } },
  logLevel: 'error',
} as Parameters<typeof build>[0]);

/** The smallest adapter that there is: Astro's public way to say where the server's entry stands. */
function adapter(entry: string): AstroIntegration {
  return {
    name: 'lifeboat',
    hooks: {
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'lifeboat',
          entrypointResolution: 'auto',
          serverEntrypoint: entry,
          supportedAstroFeatures: {
            staticOutput: 'stable',
            serverOutput: 'stable',
            hybridOutput: 'stable',
            sharpImageService: 'stable',
          },
        });
      },
    },
  };
}
