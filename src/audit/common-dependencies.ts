import { isIP } from 'node:net';
import { type Dependency, domainOf } from './dependencies.ts';

/**
 * What neither of two hosts is found without, in the words of the first.
 * @returns each with the kind of the one which is further from its host; nothing that follows from another of them
 */
export function commonDependencies(
  page: readonly Dependency[],
  service: readonly Dependency[],
): Dependency[] {
  const found = page.flatMap((own) =>
    service
      .filter((other) => isSame(own, other))
      .map(({ kind }) => ({ ...own, kind: further(own.kind, kind) })),
  );
  // What a shared link or server leads to is not said again.
  const nearest = found.filter(
    (each, index) => !found.some((other, place) => isSaidBy(each, other, place < index)),
  );
  const servers = nearest.filter(({ kind }) => kind === 'name-servers');
  const providers = servers.map(({ value }) => domainOf(value));
  // Nor is whose a shared server is.
  return nearest.filter(
    ({ kind, value, through }) =>
      kind !== 'dns-provider' || !providers.includes(domainOf(through.at(-1) ?? value)),
  );
}

/** Whether one dependency follows from another, or is the same in other words. */
function isSaidBy(one: Dependency, other: Dependency, isOtherFirst: boolean): boolean {
  const [way, earlier] = [wayTo(one), wayTo(other)];
  // The host's own domain may be shared for a good reason, and its name servers not.
  if (earlier.length === 0 || !earlier.every((name, step) => way[step] === name)) return false;
  return earlier.length < way.length || (isOtherFirst && one.kind === other.kind);
}

/** Names that lead to a dependency, itself included where it is one. */
function wayTo({ kind, value, through }: Dependency): readonly string[] {
  return kind === 'name-servers' && !isIP(value) ? [...through, value] : through;
}

/** Two dependencies are the same where one failure takes both. Servers are compared as servers, domains as domains. */
function isSame(one: Dependency, other: Dependency): boolean {
  const isServer = one.kind === 'name-servers';
  return one.value === other.value && isServer === (other.kind === 'name-servers');
}

function further(one: Dependency['kind'], other: Dependency['kind']): Dependency['kind'] {
  const order = ['domain', 'cname', 'name-servers', 'dns-provider'] as const;
  return order.indexOf(one) > order.indexOf(other) ? one : other;
}
