import { lookup } from 'mrmime';

/** The media type of a published file, without parameters. */
export function mediaTypeOf(file: string): string {
  return lookup(file) ?? 'application/octet-stream';
}

/** The header `content-type` of a published file: our texts are UTF-8. */
export function contentTypeOf(file: string): string {
  const type = mediaTypeOf(file);
  return isText(type) ? `${type};charset=utf-8` : type;
}

function isText(type: string): boolean {
  return /^text\/|[/+](xml|json)$|javascript$/.test(type);
}

/** Other names under which hosts know the same type. */
const alike: readonly (readonly string[])[] = [
  ['application/rss+xml', 'application/atom+xml', 'application/xml', 'text/xml'],
  ['text/javascript', 'application/javascript', 'application/x-javascript'],
  ['image/x-icon', 'image/vnd.microsoft.icon'],
  ['application/json', 'application/feed+json', 'application/manifest+json'],
];

/**
 * Whether browsers and feed readers treat a file as what it is, served with this header. Where its type is not
 * known, any will do. A text may come without a charset, and with no other one than UTF-8: the header comes before
 * what the text says of itself.
 */
export function isServedAs(file: string, header: string): boolean {
  const type = lookup(file);
  if (type === undefined) return true;
  const [served = '', ...parameters] = header
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const same = alike.find((group) => group.includes(type)) ?? [type];
  return same.includes(served) && (!isText(type) || parameters.every(leavesUtf8));
}

/** Whether a text with this parameter of its type is still read as UTF-8. */
function leavesUtf8(parameter: string): boolean {
  return !parameter.startsWith('charset') || /^charset\s*=\s*"?utf-?8"?$/.test(parameter);
}

/** Whether pages load a file: it has to be there before they are. */
export function isLoadedByPages(file: string): boolean {
  return /^(text\/css|text\/javascript|image\/|font\/)/.test(mediaTypeOf(file));
}
