import { pictureName } from '../markdown/picture-name.ts';
import { renderMarkdown } from '../markdown/render.ts';
import { pictureLink } from './links.ts';
import type { PageContext } from './page-context.ts';

/** Text to print: HTML made from an author's Markdown and safe to print, or words of the site's own. */
export type Prose = { readonly html: string } | { readonly text: string };

/** Renders an author's Markdown for one page; `id` is unlike that of any other text on it. */
export type TextRenderer = (text: string, id: string) => Prose;

/**
 * @param eventAddress address of the event whose pictures the texts may show; where it is absolute, links
 *   become absolute too
 * @param pictures names of those pictures
 * @param topHeading the level under which headings of the texts stand
 */
export function textRenderer(
  { words }: PageContext,
  eventAddress: string,
  pictures: readonly string[],
  topHeading: 2 | 3 | 4 = 3,
): TextRenderer {
  return (text, id) => ({
    html: renderMarkdown(text, {
      id,
      topHeading,
      ...(URL.canParse(eventAddress) && { base: eventAddress }),
      words: words.markdown,
      picture: (source) => {
        const name = pictureName(source);
        return name !== undefined && pictures.includes(name)
          ? pictureLink(eventAddress, name)
          : undefined;
      },
    }),
  });
}

/** `none` is a word of the format and not a text: it says that there is nothing to do. */
export function customerAction(
  action: string | undefined,
  { words }: PageContext,
  render: TextRenderer,
): Prose | undefined {
  if (action === undefined) return undefined;
  return action === 'none' ? { text: words.incident.nothingToDo } : render(action, 'action');
}
