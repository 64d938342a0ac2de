/** The npm script that writes the reference. */
export const docsCommand = 'npm run docs';

/**
 * Says on a page that it is generated.
 * @param source what it is generated from, as a path in this project
 */
export function generatedNote(source: string): string {
  return `*Generated from [\`${source}\`](../../${source}) by \`${docsCommand}\`. Do not edit it here.*`;
}
