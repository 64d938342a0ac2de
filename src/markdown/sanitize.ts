import sanitizeHtml from 'sanitize-html';

const safeSchemes = ['http', 'https', 'mailto', 'tel'];

/** Whether a link may be followed: relative ones and those of a few schemes. */
export function isSafeLink(address: string): boolean {
  // eslint-disable-next-line no-control-regex -- browsers drop these characters before they read the scheme
  const bare = address.replace(/[\u0000-\u0020\u007f]/g, '');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(bare)?.[1];
  return scheme === undefined || safeSchemes.includes(scheme.toLowerCase());
}

/** Of all roles only those that our own markup has. */
const roles: Readonly<Record<string, string>> = { div: 'group', span: 'img' };

/** A relative link as an absolute one; what is absolute already, or no address, stays as it is. */
export function resolveLink(address: string, base: string): string {
  return URL.canParse(address) ? address : (URL.parse(address, base)?.href ?? address);
}

const textTags = (
  'a abbr b blockquote br caption code dd del details dfn div dl dt em h2 h3 h4 h5 h6 hr i img ins kbd ' +
  'li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead tr u ul var'
).split(' ');

/** Attributes that are a small number or nothing. */
const numeric: ReadonlySet<string> = new Set([
  ...['width', 'height', 'start', 'value', 'colspan', 'rowspan'],
]);

export interface SanitizeOptions {
  /** The prefix of the ids of footnotes and headings, the only ids that stay: any other could clash with one of the page. */
  readonly id: string;
  /** Address of a picture by the `src` that stands in the HTML, or undefined to leave the picture out. */
  readonly picture: (source: string) => string | undefined;
  /** Against what relative links are resolved; without it they stay relative. */
  readonly base?: string | undefined;
}

/**
 * Leaves of rendered Markdown only what is on the allow list: text-level and block tags without any
 * attribute that runs, loads from elsewhere or changes the page around it.
 */
export function sanitize(html: string, { id, picture, base }: SanitizeOptions): string {
  const ids = new Set<string>();
  return sanitizeHtml(html, {
    allowedTags: textTags,
    allowedSchemes: safeSchemes,
    allowedSchemesAppliedToAttributes: ['href', 'cite'],
    allowProtocolRelative: true,
    disallowedTagsMode: 'discard',
    allowedAttributes: {
      '*': ['id', 'lang', 'dir', 'title'],
      a: ['href', 'class'],
      abbr: ['title'],
      code: ['class'],
      div: ['class', 'role', 'tabindex', 'aria-label'],
      details: ['open'],
      img: ['src', 'alt', 'loading', 'width', 'height'],
      li: ['class', 'value'],
      ol: ['start'],
      span: ['class', 'role', 'aria-label'],
      sup: ['class'],
      td: ['colspan', 'rowspan', 'class'],
      th: ['colspan', 'rowspan', 'scope', 'class'],
    },
    allowedClasses: {
      a: ['footnote-backref'],
      code: [/^language-\S+$/],
      div: ['scroll', 'footnotes'],
      li: ['footnote-item'],
      span: ['task'],
      sup: ['footnote-ref'],
      td: [/^align-(left|right|center)$/],
      th: [/^align-(left|right|center)$/],
    },
    transformTags: {
      '*': (tagName, attribs) => ({
        tagName,
        attribs: withoutForeign(tagName, attribs, id, ids),
      }),
      a: (tagName, { href, ...attribs }) => ({
        tagName,
        attribs: { ...attribs, ...(href !== undefined && { href: addressOf(href, base) }) },
      }),
      img: (tagName, attribs) => {
        const { src = '', alt = '', width, height } = attribs;
        const address = picture(src);
        const size = { ...(width && { width }), ...(height && { height }) };
        if (address === undefined) return { tagName: 'span', text: alt, attribs: {} };
        return { tagName, attribs: { src: address, alt, loading: 'lazy', ...size } };
      },
    },
  });
}

/** A way within the text itself, as footnotes have it, stays one. */
function addressOf(href: string, base: string | undefined): string {
  return base === undefined || href.startsWith('#') ? href : resolveLink(href, base);
}

function withoutForeign(
  tagName: string,
  attribs: Readonly<Record<string, string>>,
  id: string,
  ids: Set<string>,
): Record<string, string> {
  const { class: ownClass } = attribs;
  const isFootnoteId = (value: string): boolean =>
    (tagName === 'li' && ownClass === 'footnote-item' && value.startsWith(`fn-${id}-`)) ||
    (tagName === 'a' && value.startsWith(`fnref-${id}-`));
  const isHeadingId = (value: string): boolean =>
    /^h[2-6]$/.test(tagName) && value.startsWith(`${id}-h`) && /-h\d+$/.test(value);
  // Raw HTML can look like a footnote of ours: no id stands twice.
  const isFirst = (value: string): boolean => ids.size < ids.add(value).size;
  const isOwn = ([name, value]: readonly [string, string]): boolean => {
    if (name === 'id') return (isFootnoteId(value) || isHeadingId(value)) && isFirst(value);
    if (numeric.has(name)) return /^\d{1,4}$/.test(value);
    if (name === 'role') return value === roles[tagName];
    return name !== 'tabindex' || value === '0';
  };
  return Object.fromEntries(Object.entries(attribs).filter(isOwn));
}
