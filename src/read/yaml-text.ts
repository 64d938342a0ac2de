import type { Scalar } from 'yaml';

const isWhite = (character: string | undefined): boolean => /^[ \t\r\n]$/.test(character ?? '');

/** How many characters an escape of a double-quoted text has, by the letter behind its backslash; two unless said. */
const escapeLengths: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

/** Escapes in double quotes that mean white space, and so are none of the characters that are counted. */
const whiteEscapes = new Set(['n', 't', 'r', ' ', '\t', '\n']);

/**
 * Where the characters of a scalar's value stand in the YAML that it was read from, whatever its style: plain,
 * quoted, literal or folded, over one line or many. Folding changes white space only, so the n-th visible character
 * of the value is the n-th visible one of the source.
 * @returns from an offset in the value to one in the YAML, in UTF-16 units; white space gives the visible character
 * behind it
 */
export function textOffsets(yaml: string, scalar: Scalar): (offset: number) => number {
  const value = String(scalar.value);
  const places = visiblePlaces(yaml, scalar);
  const visibleBefore: number[] = [];
  let count = 0;
  for (let index = 0; index < value.length; index += 1) {
    visibleBefore.push(count);
    if (!isWhite(value[index])) count += 1;
  }
  const end = scalar.range?.[0] ?? 0;
  return (offset) => places[visibleBefore[offset] ?? count] ?? places.at(-1) ?? end;
}

/** Offsets in the YAML of all visible characters of a value, in their order. */
function visiblePlaces(yaml: string, { type, range }: Scalar): number[] {
  const [from, to] = range ?? [0, 0];
  switch (type) {
    case 'BLOCK_LITERAL':
    case 'BLOCK_FOLDED':
      return visibleIn(yaml, yaml.indexOf('\n', from) + 1, to);
    case 'QUOTE_DOUBLE':
      return visibleInDoubleQuotes(yaml, from + 1, to - 1);
    case 'QUOTE_SINGLE':
      return visibleIn(yaml, from + 1, to - 1).filter(
        (place, index, all) => yaml[place] !== "'" || isFirstOfPair(yaml, all, index),
      );
    default:
      return visibleIn(yaml, from, to);
  }
}

function visibleIn(yaml: string, from: number, to: number): number[] {
  const places: number[] = [];
  for (let place = from; place < to; place += 1) if (!isWhite(yaml[place])) places.push(place);
  return places;
}

/** In single quotes a quote is written twice; quotes in a row pair off from the left. */
function isFirstOfPair(yaml: string, places: readonly number[], index: number): boolean {
  let run = 0;
  while (yaml[(places[index] ?? 0) - run - 1] === "'" && run < index) run += 1;
  return run % 2 === 0;
}

function visibleInDoubleQuotes(yaml: string, from: number, to: number): number[] {
  const places: number[] = [];
  for (let place = from; place < to; place += 1) {
    if (yaml[place] !== '\\') {
      if (!isWhite(yaml[place])) places.push(place);
      continue;
    }
    const letter = yaml[place + 1] ?? '';
    const length = escapeLengths[letter] ?? 2;
    const code = Number.parseInt(yaml.slice(place + 2, place + length), 16);
    const character = length === 2 ? letter : String.fromCodePoint(code);
    const isVisible = length === 2 ? !whiteEscapes.has(letter) : !isWhite(character);
    if (isVisible) places.push(...new Array<number>(character.length).fill(place));
    place += length - 1;
  }
  return places;
}
