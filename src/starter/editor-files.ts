/** What editors need to know of a site's folder, by path. */
export const editorFiles: Readonly<Record<string, string>> = {
  '.editorconfig': `root = true

[*]
charset = utf-8
end_of_line = lf
indent_style = space
indent_size = 2
insert_final_newline = true
trim_trailing_whitespace = true
max_line_length = 120

[*.md]
# Two spaces at the end of a line are a line break in Markdown.
trim_trailing_whitespace = false
`,
  '.vscode/extensions.json': json({ recommendations: ['astro-build.astro-vscode'] }),
  '.vscode/settings.json': json({
    'astro.content-intellisense': true,
    'editor.rulers': [120],
    'files.eol': '\n',
    'files.encoding': 'utf8',
    '[markdown]': { 'editor.wordWrap': 'bounded', 'editor.quickSuggestions': { other: true } },
  }),
};

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
