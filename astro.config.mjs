import { resolve } from 'node:path';
import { defineConfig } from 'astro/config';
import { pageSettings } from './src/render/page-settings.mjs';

const root = resolve(process.env.LIFEBOAT_ROOT ?? '.');

export default defineConfig({
  ...pageSettings,
  output: 'static',
  publicDir: resolve(root, 'public'),
  devToolbar: { enabled: false },
  vite: {
    plugins: [
      {
        name: 'lifeboat:reload-on-content',
        configureServer(server) {
          const content = [resolve(root, 'incidents'), resolve(root, 'status.config.ts')];
          server.watcher.add(content);
          server.watcher.on('all', (_event, file) => {
            if (content.some((path) => file.startsWith(path)))
              server.ws.send({ type: 'full-reload' });
          });
        },
      },
    ],
  },
});
