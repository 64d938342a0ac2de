import { dataOutputs } from './data-outputs.ts';
import { eventLink, links, pictureLink } from './links.ts';
import type { PageContext } from './page-context.ts';
import { perContext } from './per-context.ts';
import { sitePages } from './site-pages.ts';

/** One page or feed, by the address that renders it. */
export interface PageOutput {
  readonly path: string;
  /** The id of the event that it is about, where its address does not say so. */
  readonly about?: string;
  /** Gives its text, where it is no page. */
  readonly print?: () => string;
}

/** One picture of a record, copied as it is. */
export interface PictureOutput {
  readonly id: string;
  readonly name: string;
  readonly file: string;
}

/** Every page and feed of the site. */
export const pageOutputs = perContext((context): readonly PageOutput[] => {
  const { site, index } = context;
  const pages = [
    ...sitePages(context),
    ...index.events.map(eventLink),
    ...site.postmortems.map(({ incident }) => links.postmortem(incident)),
    links.embed,
    links.embedScript,
    links.searchEngine,
    notFound.path,
  ];
  return [...pages.map((path) => ({ path })), ...dataOutputs(context).values()];
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

/** The page that stands for missing ones: its address and its file are named unlike those of all others. */
const notFound = { path: '/404/', file: '404.html' };

/** The file that the page or feed at an address becomes, relative to the output folder. */
export function fileOf(path: string): string {
  if (path === notFound.path) return notFound.file;
  return path.endsWith('/') ? `${path.slice(1)}index.html` : path.slice(1);
}
