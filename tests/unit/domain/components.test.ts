import { describe, expect, it } from 'vitest';
import { allComponents, componentGroups, isInService } from '../../../src/domain/components.ts';
import type { SiteConfigInput } from '../../../src/schema/site-config.ts';
import { at, siteWith } from '../../build-site.ts';
import { componentIn } from './site-parts.ts';

const configOf = (components: SiteConfigInput['components']) =>
  siteWith({ config: { components } }).config;

const leaf = (id: string) => ({ id, name: id.toUpperCase() });

describe('component groups', () => {
  it('stand in the order of the configuration, members too', () => {
    const config = configOf([
      { id: 'network', name: 'Network', components: [leaf('dns'), leaf('cdn')] },
      leaf('website'),
      { id: 'hosting', name: 'Hosting', components: [leaf('vm')] },
    ]);
    expect(
      componentGroups(config).map(({ id, components }) => [id, components.map((each) => each.id)]),
    ).toEqual([
      ['network', ['dns', 'cdn']],
      [undefined, ['website']],
      ['hosting', ['vm']],
    ]);
    expect(allComponents(config).map(({ id }) => id)).toEqual(['dns', 'cdn', 'website', 'vm']);
  });

  it('let neighbours outside any group share one nameless group', () => {
    const config = configOf([
      leaf('website'),
      leaf('mail'),
      { id: 'hosting', name: 'Hosting', components: [leaf('vm')] },
      leaf('portal'),
      leaf('shop'),
    ]);
    expect(
      componentGroups(config).map(({ id, name, components }) => [
        id,
        name,
        components.map((each) => each.id),
      ]),
    ).toEqual([
      [undefined, undefined, ['website', 'mail']],
      ['hosting', 'Hosting', ['vm']],
      [undefined, undefined, ['portal', 'shop']],
    ]);
  });

  it('do not take in a component that stands behind them', () => {
    const config = configOf([
      { id: 'hosting', name: 'Hosting', components: [leaf('vm')] },
      leaf('website'),
    ]);
    expect(allComponents(config).map(({ group }) => group)).toEqual([
      { id: 'hosting', name: 'Hosting' },
      undefined,
    ]);
  });

  it('tell names and descriptions as they were written', () => {
    const [group] = componentGroups(
      configOf([
        {
          id: 'hosting',
          name: 'Hosting',
          description: 'Where things run',
          components: [{ id: 'vm', name: 'Virtual machines', description: 'Linux VMs' }],
        },
      ]),
    );
    expect(group).toMatchObject({
      id: 'hosting',
      name: 'Hosting',
      description: 'Where things run',
      components: [{ id: 'vm', name: 'Virtual machines', description: 'Linux VMs' }],
    });
  });
});

describe('service of a component', () => {
  const site = siteWith({
    config: {
      components: [
        leaf('website'),
        { ...leaf('shop'), since: '2026-03-10', until: '2026-03-20' },
        {
          id: 'hosting',
          name: 'Hosting',
          components: [{ ...leaf('vm'), since: '2026-03-10' }],
        },
      ],
    },
  });

  it('has infinite ends when nothing is said', () => {
    expect(componentIn(site, 'website').service).toEqual({
      from: Number.NEGATIVE_INFINITY,
      to: Number.POSITIVE_INFINITY,
    });
  });

  it('begins with the first day and ends before the last one, in groups too', () => {
    expect(componentIn(site, 'shop').service).toEqual({
      from: at('2026-03-10T00:00Z'),
      to: at('2026-03-20T00:00Z'),
    });
    expect(componentIn(site, 'vm').service).toEqual({
      from: at('2026-03-10T00:00Z'),
      to: Number.POSITIVE_INFINITY,
    });
  });

  it.each([
    ['2026-03-09T23:59:59.999Z', false],
    ['2026-03-10T00:00:00Z', true],
    ['2026-03-19T23:59:59.999Z', true],
    ['2026-03-20T00:00:00Z', false],
  ])('at %s is %s', (when, inService) => {
    expect(isInService(componentIn(site, 'shop'), at(when))).toBe(inService);
  });

  it('that is over leaves the component in the list', () => {
    expect(allComponents(site.config).map(({ id }) => id)).toEqual(['website', 'shop', 'vm']);
  });
});
