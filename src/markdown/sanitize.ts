import sanitizeHtml from 'sanitize-html';

const safeSchemes = ['http', 'https', 'mailto', 'tel'];

/** Whether a link may be followed: relative ones and those of a few schemes. */
export function isSafeLink(address: string): boolean {
  // eslint-disable-next-line no-control-regex -- browsers drop these characters before they read the scheme
  const bare = address.replace(/[\u0000-\u0020\u007f]/g, '');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(bare)?.[1];
  return scheme === undefined || safeSchemes.includes(scheme.toLowerCase());
}

/** Of all roles only the one that our own markup has. */
const role = (value: string) => ({ name: 'role', values: [value] });

const textTags = (
  'a abbr b blockquote br caption code dd del details dfn div dl dt em h2 h3 h4 h5 h6 hr i img ins kbd ' +
  'li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead tr u ul var'
).split(' ');

export interface SanitizeOptions {
  /** The prefix of the footnotes' ids, the only ids that stay: any other could clash with one of the page. */
  readonly id: string;
  /** Address of a picture by the `src` that stands in the HTML, or undefined to leave the picture out. */
  readonly picture: (source: string) => string | undefined;
}

/**
 * Leaves of rendered Markdown only what is on the allow list: text-level and block tags without any
 * attribute that runs, loads from elsewhere or changes the page around it.
 */
export function sanitize(html: string, { id, picture }: SanitizeOptions): string {
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
      div: ['class', role('region'), { name: 'tabindex', values: ['0'] }, 'aria-label'],
      details: ['open'],
      img: ['src', 'alt', 'loading', 'width', 'height'],
      li: ['class', 'value'],
      ol: ['start'],
      span: ['class', role('img'), 'aria-label'],
      sup: ['class'],
      td: ['colspan', 'rowspan', 'class'],
      th: ['colspan', 'rowspan', 'scope', 'class'],
    },
    allowedClasses: {
      a: ['footnote-backref'],
      code: [/^language-[\w-]+$/],
      div: ['scroll', 'footnotes'],
      li: ['footnote-item'],
      span: ['task'],
      sup: ['footnote-ref'],
      td: [/^align-(left|right|center)$/],
      th: [/^align-(left|right|center)$/],
    },
    transformTags: {
      '*': (tagName, attribs) => ({ tagName, attribs: withoutForeignId(attribs, id) }),
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

function withoutForeignId(
  attribs: Readonly<Record<string, string>>,
  id: string,
): Record<string, string> {
  const { id: own, ...rest } = attribs;
  const isFootnote = own?.startsWith(`fn-${id}-`) || own?.startsWith(`fnref-${id}-`);
  return isFootnote ? { ...rest, id: own as string } : rest;
}
