import { tokenize, TokenType } from '@csstools/css-tokenizer';

/** Functions whose texts are addresses. */
const loadingFunctions = new Set([
  ...['url', 'src', 'image', 'image-set', '-webkit-image-set', 'cross-fade', '-webkit-cross-fade'],
]);

/**
 * Every address that a style sheet, or a part of one, loads: `url(…)`, `@import`, and the texts of functions that load.
 * Tokens are enough to tell, so that what is no valid style is looked through as well.
 */
export function cssAddresses(css: string): string[] {
  const addresses: string[] = [];
  const functions: string[] = [];
  let isImport = false;
  for (const [type, , , , data] of tokenize({ css })) {
    if (type === TokenType.AtKeyword) isImport = data.value.toLowerCase() === 'import';
    else if (type === TokenType.Semicolon) isImport = false;
    else if (type === TokenType.Function) functions.push(data.value.toLowerCase());
    else if (type === TokenType.OpenParen) functions.push('');
    else if (type === TokenType.CloseParen) functions.pop();
    else if (type === TokenType.URL) addresses.push(data.value);
    else if (type === TokenType.String) {
      if (isImport || functions.some((name) => loadingFunctions.has(name)))
        addresses.push(data.value);
    }
  }
  return addresses;
}
