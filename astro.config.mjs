import { resolve } from 'node:path';
import { defineConfig } from 'astro/config';

const root = resolve(process.env.LIFEBOAT_ROOT ?? '.');

// Name, address and brand come from the site's status.config.ts, not from here: the pages are the same for every site.
export default defineConfig({
  output: 'static',
  trailingSlash: 'always',
  publicDir: resolve(root, 'public'),
  build: { format: 'directory', inlineStylesheets: 'always' },
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
