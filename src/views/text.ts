import { pictureName } from '../markdown/picture-name.ts';
import {
  type Heading,
  type MarkdownOptions,
  renderMarkdown,
  renderText,
} from '../markdown/render.ts';
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
  const options = optionsFor(words.markdown, eventAddress, pictures);
  return (text, id) => ({ html: renderMarkdown(text, { ...options, id, topHeading }) });
}

/** A long text that stands on its own: its highest headings are those of the page, and one can lead to each. */
export interface Story {
  readonly text: Prose;
  readonly headings: readonly Heading[];
}

/** @param eventAddress address of the event whose pictures, named in `pictures`, the text may show */
export function renderStory(
  text: string,
  { words }: PageContext,
  eventAddress: string,
  pictures: readonly string[],
): Story {
  const options = optionsFor(words.markdown, eventAddress, pictures);
  const story = { ...options, id: 'story', topHeading: 2, anchors: true } as const;
  const { html, headings } = renderText(text, story);
  return { text: { html }, headings };
}

function optionsFor(
  words: MarkdownOptions['words'],
  eventAddress: string,
  pictures: readonly string[],
): Pick<MarkdownOptions, 'base' | 'words' | 'picture'> {
  return {
    ...(URL.canParse(eventAddress) && { base: eventAddress }),
    words,
    picture: (source) => {
      const name = pictureName(source);
      return name !== undefined && pictures.includes(name)
        ? pictureLink(eventAddress, name)
        : undefined;
    },
  };
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
