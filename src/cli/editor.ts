import type { Command } from 'commander';
import { writeEditorCollections } from '../author/editor-collections.ts';
import { whileWriting } from './authoring.ts';
import { type SiteOptions, withSiteOptions } from './options.ts';

export function addEditor(program: Command): void {
  withSiteOptions(program.command('editor'), 'write')
    .description('tell the Astro extension of VS Code what the frontmatter of each record may say')
    .action(({ root }: SiteOptions) => {
      const count = whileWriting(() => writeEditorCollections(root));
      process.stdout.write(`The editor knows ${count} documents. Open ${root} in it.\n`);
    });
}
