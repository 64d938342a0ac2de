import { describe, expect, it } from 'vitest';
import { foreignLoads } from '../../../src/audit/foreign-loads.ts';

const site = { url: 'https://harbour-status.example', services: ['app.harbour.example'] };

function loads(markup: string, file = 'incidents/a/index.html'): string[] {
  return foreignLoads(file, new TextEncoder().encode(markup), site).map(
    ({ line, by, address, service }) =>
      `${line} ${by} ${address}${service === undefined ? '' : ` (${service})`}`,
  );
}

describe('a page that loads from another origin', () => {
  it.each([
    ['<script src="https://cdn.example/a.js"></script>', 'script src https://cdn.example/a.js'],
    ['<script src=//cdn.example/a.js></script>', 'script src https://cdn.example/a.js'],
    ['<script src="/\\cdn.example/a.js"></script>', 'script src https://cdn.example/a.js'],
    ['<script src="/&#47;cdn.example"></script>', 'script src https://cdn.example/'],
    ['<script src="ht\ntps://cdn.example/"></script>', 'script src https://cdn.example/'],
    ['<img src=" https://cdn.example/a.png">', 'img src https://cdn.example/a.png'],
    ['<IMG SRC="HTTPS://CDN.EXAMPLE/a.png">', 'img src https://cdn.example/a.png'],
    [
      '<img src="http://harbour-status.example/a.png">',
      'img src http://harbour-status.example/a.png',
    ],
    [
      '<img src="https://harbour-status.example:8443/">',
      'img src https://harbour-status.example:8443/',
    ],
    [
      '<img srcset="/a.png 1x, https://cdn.example/b.png 2x">',
      'img srcset https://cdn.example/b.png',
    ],
    ['<img srcset="/a.png,https://cdn.example/b.png 2x">', ''],
    [
      '<link rel=preload as=image imagesrcset="https://cdn.example/b.png">',
      'link imagesrcset https://cdn.example/b.png',
    ],
    [
      '<video poster="https://cdn.example/a.png"></video>',
      'video poster https://cdn.example/a.png',
    ],
    ['<object data="https://cdn.example/"></object>', 'object data https://cdn.example/'],
    ['<iframe src="https://cdn.example/"></iframe>', 'iframe src https://cdn.example/'],
    ['<iframe srcdoc="<img src=https://cdn.example/>"></iframe>', 'img src https://cdn.example/'],
    [
      '<link rel="stylesheet" href="https://cdn.example/a.css">',
      'link href https://cdn.example/a.css',
    ],
    [
      '<link rel="alternate stylesheet" href="https://cdn.example/a.css">',
      'link href https://cdn.example/a.css',
    ],
    ['<link rel=preconnect href="https://cdn.example">', 'link href https://cdn.example/'],
    ['<link rel=dns-prefetch href="//cdn.example">', 'link href https://cdn.example/'],
    ['<link rel=icon href="https://cdn.example/i">', 'link href https://cdn.example/i'],
    ['<link rel=something-new href="https://cdn.example/i">', 'link href https://cdn.example/i'],
    ['<svg><image href="https://cdn.example/a"/></svg>', 'image href https://cdn.example/a'],
    [
      '<svg><use xlink:href="https://cdn.example/a#b"/></svg>',
      'use xlink:href https://cdn.example/a#b',
    ],
    ['<svg><rect fill="url(https://cdn.example/a#b)"/></svg>', 'rect fill https://cdn.example/a#b'],
    ['<p style="background:url(https://cdn.example/a)">', 'p style https://cdn.example/a'],
    ['<p style="background:u\\72l(https://cdn.example/a)">', 'p style https://cdn.example/a'],
    ['<style>@import "https://cdn.example/a.css";</style>', 'style https://cdn.example/a.css'],
    ['<style>@font-face{src:url("https://cdn.example/a")}</style>', 'style https://cdn.example/a'],
    [
      '<style>p{background:image-set("https://cdn.example/a" 1x)}</style>',
      'style https://cdn.example/a',
    ],
    ['<style>p{--a:url(https://cdn.example/a)}</style>', 'style https://cdn.example/a'],
    ['<style>p{color red;; )url(https://cdn.example/a)}</style>', 'style https://cdn.example/a'],
    [
      '<meta http-equiv="Refresh" content="0; URL=https://cdn.example/">',
      'meta content https://cdn.example/',
    ],
    ['<form action="https://cdn.example/"></form>', 'form action https://cdn.example/'],
    ['<a href="/" ping="https://cdn.example/">x</a>', 'a ping https://cdn.example/'],
    ['<base href="https://cdn.example/"><img src="a.png">', 'img src https://cdn.example/a.png'],
    ['<template><img src="https://cdn.example/a"></template>', 'img src https://cdn.example/a'],
    ['<noscript><img src="https://cdn.example/a"></noscript>', 'img src https://cdn.example/a'],
    ['<img src="wss://cdn.example/a">', 'img src wss://cdn.example/a'],
    ['<script src="/\t/cdn.example/a.js"></script>', 'script src https://cdn.example/a.js'],
    ['<script src="/&Tab;/cdn.example/a.js"></script>', 'script src https://cdn.example/a.js'],
    ['<script src="/&NewLine;/cdn.example/a.js"></script>', 'script src https://cdn.example/a.js'],
    [
      '<iframe src="data:text/html,<img src=https://cdn.example/a>"></iframe>',
      'img src https://cdn.example/a',
    ],
    [
      '<iframe src="data:text/html,<img width=50% src=https://cdn.example/a>"></iframe>',
      'img src https://cdn.example/a',
    ],
    [
      '<s:svg><s:set attributeName="href" to="https://cdn.example/a"/></s:svg>',
      's:set to https://cdn.example/a',
    ],
    [
      '<iframe src="data:text/html;charset=utf-8,%3Cimg%20src=https:%2F%2Fcdn.example/a%3E"></iframe>',
      'img src https://cdn.example/a',
    ],
    [
      `<object data="DATA:image/svg+xml;base64,${btoa('<svg><image href="https://cdn.example/a"/></svg>')}"></object>`,
      'image href https://cdn.example/a',
    ],
    [
      '<link rel=stylesheet href="data:text/css,@import %22https://cdn.example/a.css%22">',
      'link href https://cdn.example/a.css',
    ],
    ['<svg><image l:href="https://cdn.example/a"/></svg>', 'image l:href https://cdn.example/a'],
    [
      '<s:svg><s:image href="https://cdn.example/a"/></s:svg>',
      's:image href https://cdn.example/a',
    ],
    [
      '<svg><s:style>@import "https://cdn.example/a.css";</s:style></svg>',
      'style https://cdn.example/a.css',
    ],
    [
      '<svg><style><![CDATA[@import "https://cdn.example/a.css";]]></style></svg>',
      'style https://cdn.example/a.css',
    ],
    [
      '<svg><image><set attributeName="href" to="https://cdn.example/a"/></image></svg>',
      'set to https://cdn.example/a',
    ],
    [
      '<svg><image><animate attributeName="l:href" values="a.png; https://cdn.example/a"/></image></svg>',
      'animate values https://cdn.example/a',
    ],
    [
      '<svg><rect><animate attributeName="fill" from="red" to="url(https://cdn.example/a#b)"/></rect></svg>',
      'animate to https://cdn.example/a#b',
    ],
  ])('%s', (markup, expected) => {
    expect(loads(markup)).toEqual(expected === '' ? [] : [`1 ${expected}`]);
  });

  it('says in which line, and whether it is a service that it reports on', () => {
    expect(loads('<p>a</p>\n\n<img src="https://static.harbour.example/a.png">')).toEqual([
      '3 img src https://static.harbour.example/a.png (app.harbour.example)',
    ]);
  });

  it('is found in drawings and style sheets too', () => {
    expect(loads('<?xml-stylesheet href="https://cdn.example/a.css"?><svg/>', 'a.svg')).toEqual([
      '1 xml-stylesheet https://cdn.example/a.css',
    ]);
    expect(loads('a{background:url(//cdn.example/a)}', 'brand/a.css')).toEqual([
      '1 style https://cdn.example/a',
    ]);
    expect(loads('https://cdn.example/', 'history.rss')).toEqual([]);
  });

  it('is found where a feed or another document says how it is shown', () => {
    const instruction = `<?xml-stylesheet type="text/xsl" href='//cdn.example/a.xsl'?>`;
    for (const file of ['public.xml', 'history.rss', 'updates.atom']) {
      expect(loads(`<?xml version="1.0"?>\n${instruction}\n<feed/>`, file)).toEqual([
        '2 xml-stylesheet https://cdn.example/a.xsl',
      ]);
    }
    const link = '<feed><link rel="self" href="https://cdn.example/"/></feed>';
    expect(loads(link, 'updates.atom')).toEqual([]);
  });

  it('is found in the pictures of an application manifest', () => {
    const manifest = JSON.stringify({
      start_url: 'https://cdn.example/',
      icons: [{ src: 'icon.png' }, { src: 'https://cdn.example/icon.png' }],
      shortcuts: [{ icons: [{ src: '//cdn.example/new.png' }] }],
    });
    expect(loads(manifest, 'site.webmanifest')).toEqual([
      '1 manifest src https://cdn.example/icon.png',
      '1 manifest src https://cdn.example/new.png',
    ]);
    expect(loads('{ "icons": [{ "src": "https://cdn.example', 'site.webmanifest')).toEqual([]);
  });
});

describe('a page that keeps to itself', () => {
  it.each([
    '<a href="https://app.harbour.example/">plain links are fine</a>',
    '<map><area href="https://cdn.example/"></map>',
    '<link rel="canonical" href="https://harbour-status.example/incidents/a/">',
    '<link rel="alternate" type="application/rss+xml" href="https://cdn.example/history.rss">',
    '<img src="queue.png">',
    '<img src="/incidents/a/queue.png">',
    '<img src="https://harbour-status.example/a.png">',
    '<img src="data:image/png;base64,AAAA">',
    '<p style="color:red">',
    '<svg><use href="#shape"/></svg>',
    '<!-- <img src="https://cdn.example/a"> -->',
    '<code>&lt;img src="https://cdn.example/a"&gt;</code>',
    '<textarea><img src="https://cdn.example/a"></textarea>',
    '<meta name="description" content="0; url=https://cdn.example/">',
    '<a href="/" aria-label="url(https://cdn.example/a)" title="url(//cdn.example)">x</a>',
    '<img src="https://">',
    '<svg><s:a href="https://cdn.example/"/></svg>',
    '<svg><rect><animate attributeName="width" values="1;2" by="https://cdn.example/"/></rect></svg>',
    '<img src="data:image/svg+xml,<svg><image href=https://cdn.example/a /></svg>">',
    '<iframe src="data:text/html"></iframe>',
    '<iframe src="data:text/plain,<img src=https://cdn.example/a>"></iframe>',
  ])('%s', (markup) => {
    expect(loads(markup)).toEqual([]);
  });
});
