/** What a host that reads `_headers` sends with an address: every block that fits counts, and what is said twice is joined. */
export function headersInFile(text: string, address: string): Record<string, string> {
  const answer: Record<string, string> = {};
  let isFitting = false;
  for (const line of text.split('\n')) {
    const [, name, value] = /^ {2}([\w-]+): (.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) isFitting = fits(line, address);
    else if (isFitting) answer[name] = answer[name] ? `${answer[name]}, ${value}` : value;
  }
  return answer;
}

function fits(pattern: string, address: string): boolean {
  const [parts, given] = [pattern.split('/'), address.split('/')];
  const isSame = (part: string, at: number): boolean =>
    part === given[at] || (part.startsWith(':') && given[at] !== '');
  if (parts.at(-1) === '*') {
    return given.length >= parts.length && parts.slice(0, -1).every(isSame);
  }
  return given.length === parts.length && parts.every(isSame);
}
