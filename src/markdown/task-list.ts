import type { MarkdownIt, Token } from 'markdown-it';

const box = /^\[([ xX])\] /;

/**
 * `- [ ] open` and `- [x] done`: the mark at the beginning of a list item becomes a `task` token whose
 * content is `x` or a space.
 */
export function taskList(parser: MarkdownIt): void {
  parser.core.ruler.after('inline', 'task_list', ({ tokens, Token: TokenOf }) => {
    for (const [index, token] of tokens.entries()) {
      if (token.type !== 'inline' || !beginsListItem(tokens, index)) continue;
      const text = token.children?.[0];
      const mark = text?.type === 'text' ? box.exec(text.content) : null;
      if (!text || !mark) continue;
      text.content = text.content.slice(mark[0].length);
      const task = new TokenOf('task', '', 0);
      task.content = mark[1] === ' ' ? ' ' : 'x';
      token.children?.unshift(task);
    }
  });
}

function beginsListItem(tokens: readonly Token[], index: number): boolean {
  return (
    tokens[index - 1]?.type === 'paragraph_open' && tokens[index - 2]?.type === 'list_item_open'
  );
}
