import { parse } from '@babel/parser';
import { type Fault, fileStart, type Locate, type Position } from './fault.ts';

/** The parts of a syntax tree that lead from `export default` to a value. */
interface SyntaxNode {
  readonly type: string;
  readonly loc?: { readonly start: Position } | null;
  readonly [key: string]: unknown;
}

/** What the source of a module says without being run. */
export interface ConfigSource {
  /** Finds values in the object literal that it exports by default. */
  readonly locate: Locate;
  /** Whether it surely means the same in JavaScript: to take types out of a module takes long. */
  readonly isJavaScript: boolean;
}

/** Parses a TypeScript module; its first syntax error comes back as a fault. */
export function parseConfig(source: string): ConfigSource | { readonly fault: Fault } {
  try {
    const { body } = parse(source, { sourceType: 'module', plugins: ['typescript'] }).program;
    const nodes = body as unknown as SyntaxNode[];
    return { locate: locateIn(nodes), isJavaScript: nodes.every(isJavaScript) };
  } catch (error) {
    const { loc, message } = error as { loc?: Position; message: string };
    const at = loc ? humanPosition(loc) : fileStart;
    const detail = message.replace(/ \(\d+:\d+\)$/, '').replace(/\.$/, '');
    return { fault: { kind: 'config-syntax', at, detail } };
  }
}

/** What data is written with. Whatever else there is may be TypeScript. */
const javaScript: ReadonlySet<unknown> = new Set([
  ...['ImportDeclaration', 'ImportSpecifier', 'ImportDefaultSpecifier'],
  ...['ExportDefaultDeclaration', 'VariableDeclaration', 'VariableDeclarator'],
  ...['ObjectExpression', 'ObjectProperty', 'ArrayExpression', 'SpreadElement', 'CallExpression'],
  ...['StringLiteral', 'NumericLiteral', 'BooleanLiteral', 'NullLiteral', 'Identifier'],
  ...['TemplateLiteral', 'TemplateElement', 'MemberExpression', 'UnaryExpression'],
  ...['CommentLine', 'CommentBlock'],
]);

function isJavaScript(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isJavaScript);
  if (typeof value !== 'object' || value === null || !('type' in value)) return true;
  const { type, importKind, declare, ...parts } = value as SyntaxNode;
  const isErased = importKind === 'type' || declare === true;
  return javaScript.has(type) && !isErased && Object.values(parts).every(isJavaScript);
}

function locateIn(body: readonly SyntaxNode[]): Locate {
  const exported = defaultExport(body);
  return (path, part = 'value') => {
    let node = literalOf(exported?.['declaration'] ?? exported?.['local'], body);
    let at = positionOf(node) ?? positionOf(exported) ?? fileStart;
    for (const [index, step] of path.entries()) {
      const property = childOf(node, step);
      if (!property) return at;
      if (index === path.length - 1 && part === 'key') return positionOf(property.key) ?? at;
      node = literalOf(property.value, body);
      at = positionOf(property.value) ?? at;
    }
    return at;
  };
}

/** `export default …`, or the `config as default` within `export { … }`. */
function defaultExport(body: readonly SyntaxNode[]): SyntaxNode | undefined {
  const candidates = body.flatMap((node) =>
    node.type === 'ExportNamedDeclaration' ? (node['specifiers'] as SyntaxNode[]) : node,
  );
  return candidates.find(
    ({ type, exported }) =>
      type === 'ExportDefaultDeclaration' ||
      (type === 'ExportSpecifier' && nameOf(exported as SyntaxNode) === 'default'),
  );
}

/** How a name or a text in quotes reads. */
function nameOf(node: SyntaxNode): unknown {
  return node['name'] ?? node['value'];
}

function humanPosition({ line, column }: Position): Position {
  return { line, column: column + 1 };
}

function positionOf(node: SyntaxNode | undefined): Position | undefined {
  return node?.loc ? humanPosition(node.loc.start) : undefined;
}

/** Sees through `defineStatusPage(…)`, `… satisfies …`, `… as …` and a constant of the same module. */
function literalOf(value: unknown, body: readonly SyntaxNode[]): SyntaxNode | undefined {
  const node = value as SyntaxNode | undefined;
  if (!node) return undefined;
  if ('expression' in node) return literalOf(node['expression'], body);
  if (node.type === 'CallExpression') return literalOf((node['arguments'] as unknown[])[0], body);
  if (node.type === 'Identifier') return literalOf(constant(String(node['name']), body), body);
  return node;
}

function constant(name: string, body: readonly SyntaxNode[]): unknown {
  return body
    .filter((node) => node.type === 'VariableDeclaration')
    .flatMap((node) => node['declarations'] as SyntaxNode[])
    .find((declared) => (declared['id'] as SyntaxNode)['name'] === name)?.['init'];
}

function childOf(
  node: SyntaxNode | undefined,
  step: PropertyKey,
): { key: SyntaxNode; value: SyntaxNode } | undefined {
  if (node?.type === 'ArrayExpression') {
    const element = (node['elements'] as (SyntaxNode | undefined)[])[Number(step)];
    return element && { key: element, value: element };
  }
  const properties = (node?.['properties'] ?? []) as SyntaxNode[];
  // Of a key that stands there twice, the last one counts.
  const property = properties.findLast(({ key, computed }) => {
    return key !== undefined && computed !== true && nameOf(key as SyntaxNode) === step;
  });
  return property && { key: property['key'] as SyntaxNode, value: property['value'] as SyntaxNode };
}
