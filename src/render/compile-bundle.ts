import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AstroIntegration, build } from 'astro';
import { pageSettings } from './page-settings.mjs';

/** The same parser, but for a look into the environment at each token, whether to log it: that takes long. */
const yamlWithoutLog = fileURLToPath(new URL('../browser/index.js', import.meta.resolve('yaml')));

/**
 * Compiles a program with its pages and all packages into a folder.
 * @param program the folder of the program
 * @param entry the module whose exports are wanted, relative to that folder
 * @param key is written into it as `LIFEBOAT_KEY`
 */
export async function compileInto(
  folder: string,
  program: string,
  entry: string,
  key: string,
): Promise<void> {
  await build({
    ...pageSettings,
    configFile: false,
    root: program,
    outDir: folder,
    publicDir: join(folder, 'no-public-files'),
    output: 'server',
    adapter: adapter(join(program, entry)),
    vite: {
      ssr: { noExternal: true },
      define: { LIFEBOAT_KEY: JSON.stringify(key) },
      resolve: { alias: { yaml: yamlWithoutLog } },
    },
    logLevel: 'error',
  } as Parameters<typeof build>[0]);
}

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
