import { dataOutputs } from './data-outputs.ts';
import { eventLink, links, pictureLink } from './links.ts';
import type { PageContext } from './page-context.ts';
import { perContext } from './per-context.ts';
import { sitePages } from './site-pages.ts';

/** One page or feed: the address that renders it, and the file that it becomes. */
export interface PageOutput {
  readonly path: string;
  /** The id of the event that it is about, where its address does not say so. */
  readonly about?: string;
  /** Gives its text, where it is no page. */
  readonly print?: () => string;
  /** Relative to the output folder. */
  readonly file: string;
}

/** One picture of a record, copied as it is. */
export interface PictureOutput {
  readonly id: string;
  readonly name: string;
  readonly file: string;
}

/** The page that stands for missing ones: its address and its file are named unlike those of all others. */
const notFound = { path: '/404/', file: '404.html' };

/** Every page and feed of the site. */
export const pageOutputs = perContext((context): readonly PageOutput[] => {
  const { site, index } = context;
  const paths = [
    ...sitePages(context),
    ...index.events.map(eventLink),
    ...site.postmortems.map(({ incident }) => links.postmortem(incident)),
    links.embed,
    links.embedScript,
    links.searchEngine,
  ];
  const data = [...dataOutputs(context).values()];
  return [
    ...paths.map((path) => ({ path, file: fileOf(path) })),
    ...data.map((output) => ({ ...output, file: fileOf(output.path) })),
    notFound,
  ];
});

/** Every picture of every record. */
export function pictureOutputs({ index }: PageContext): PictureOutput[] {
  return index.events.flatMap((event) =>
    event.record.pictures.map((name) => ({
      id: event.record.id,
      name,
      file: decodeURIComponent(pictureLink(eventLink(event), name).slice(1)),
    })),
  );
}

function fileOf(path: string): string {
  return path.endsWith('/') ? `${path.slice(1)}index.html` : path.slice(1);
}
