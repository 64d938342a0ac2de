import { expect, it } from 'vitest';
import { judgeConfig } from '../../../src/check/check-config.ts';

/** The rules that a directory target breaks, in the site's folder `/srv/site`. */
function rulesBroken(...paths: readonly string[]): string[] {
  const config = {
    name: 'Harbour',
    url: 'https://harbour-status.example',
    services: ['harbour.example'],
    components: [{ id: 'checkout', name: 'Checkout' }],
    targets: paths.map((path, index) => ({ id: `t${index}`, type: 'directory', path })),
  };
  return judgeConfig(config, { root: '/srv/site' }).findings.map(({ rule }) => rule);
}

it.each(['/srv/status', '../published', 'web', '/srv/site/web', '/incidents', '/srv/site-public'])(
  'a target may be %s',
  (path) => {
    expect(rulesBroken(path)).toEqual([]);
  },
);

it.each([
  ...['.', 'public', './public/web', 'incidents/../public/web', '../site', '../site/public/web'],
  ...['/srv/site', '/srv/site/', '/srv//site/incidents', '/srv/x/../site/public/web'],
])('a target may not be %s', (path) => {
  expect(rulesBroken(path)).toEqual(['target-in-content']);
});

it('one place is the same however it is written', () => {
  expect(rulesBroken('../web', '/srv/web/')).toEqual(['target-twice']);
});
