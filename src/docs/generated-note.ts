/** The npm script that writes the reference. */
export const docsCommand = 'npm run docs';

/**
 * Says on a page that it is generated.
 * @param source what it is generated from, as a path in this project
 * @param up the way from the page's folder to the project's
 */
export function generatedNote(source: string, up = '../..'): string {
  return `*Generated from [\`${source}\`](${up}/${source}) by \`${docsCommand}\`. Do not edit it here.*`;
}
