import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, onTestFinished, vi } from 'vitest';
import { project } from '../cli/run-lifeboat.ts';
import { at, emptyHarbour, open, opened } from './harbour.ts';

vi.setConfig({ testTimeout: 120_000 });

/*
 * What the documentation says of VS Code is tried on the language server that its Astro extension runs, through the
 * protocol that the editor speaks.
 */

interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

/** A client as small as it can be: requests, notifications, and nothing that the server asks back. */
class Editor {
  readonly #server: ChildProcessWithoutNullStreams;
  readonly #waiting = new Map<number, (result: unknown) => void>();
  #received = Buffer.alloc(0);
  #lastId = 0;

  constructor() {
    const file = join(project, 'node_modules/@astrojs/language-server/bin/nodeServer.js');
    this.#server = spawn(process.execPath, [file, '--stdio']);
    this.#server.stdout.on('data', (bytes: Buffer) => this.#read(bytes));
  }

  async request(method: string, params: unknown): Promise<unknown> {
    const id = (this.#lastId += 1);
    const answer = new Promise((done) => this.#waiting.set(id, done));
    this.#send({ id, method, params });
    return answer;
  }

  notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  async close(): Promise<void> {
    const exit = once(this.#server, 'exit');
    this.#server.kill();
    await exit;
  }

  #send(message: object): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #read(bytes: Buffer): void {
    this.#received = Buffer.concat([this.#received, bytes]);
    for (;;) {
      const header = /^Content-Length: (\d+)\r\n(?:.*\r\n)*?\r\n/.exec(
        this.#received.toString('latin1'),
      );
      if (!header) return;
      const end = header[0].length + Number(header[1]);
      if (this.#received.length < end) return;
      const message = JSON.parse(
        this.#received.subarray(header[0].length, end).toString(),
      ) as Answer;
      this.#received = this.#received.subarray(end);
      if (message.id !== undefined && message.method !== undefined) {
        // What the server asks (settings, registrations) is answered with nothing.
        this.#send({ id: message.id, result: null });
      } else if (message.id !== undefined) {
        this.#waiting.get(message.id)?.(message.result);
      }
    }
  }
}

it('the Astro extension underlines what is wrong in frontmatter, and completes it', async () => {
  const root = emptyHarbour();
  await open(root);
  expect((await at(root, '10:06', 'check')).exitCode).toBe(0);
  const { lifeboat } = await import('../cli/run-lifeboat.ts');
  expect(await lifeboat(['editor', '--root', root])).toMatchObject({ exitCode: 0 });

  const editor = new Editor();
  onTestFinished(() => editor.close());
  const folder = pathToFileURL(root).href;
  await editor.request('initialize', {
    processId: process.pid,
    rootUri: folder,
    workspaceFolders: [{ uri: folder, name: 'site' }],
    capabilities: { textDocument: { diagnostic: {} }, workspace: { workspaceFolders: true } },
    initializationOptions: {
      typescript: { tsdk: join(project, 'node_modules/typescript/lib') },
      contentIntellisense: true,
    },
  });
  editor.notify('initialized', {});
  const file = join(root, 'incidents', opened, 'incident.md');
  const uri = pathToFileURL(file).href;
  const text = readFileSync(file, 'utf8')
    .replace('level: partial_outage', 'level: partial')
    .replace('updates:', 'trigger: \nupdates:');
  editor.notify('textDocument/didOpen', {
    textDocument: { uri, languageId: 'markdown', version: 1, text },
  });
  const { items } = (await editor.request('textDocument/diagnostic', {
    textDocument: { uri },
  })) as {
    items: { range: { start: { line: number; character: number } }; message: string }[];
  };
  const lines = text.split('\n');
  const wrong = lines.findIndex((line) => line.includes('level: partial'));
  expect(items.map(({ range }) => range.start)).toContainEqual({
    line: wrong,
    character: (lines[wrong] ?? '').indexOf('partial'),
  });
  const line = lines.indexOf('trigger: ');
  const completions = (await editor.request('textDocument/completion', {
    textDocument: { uri },
    position: { line, character: 'trigger: '.length },
  })) as { items: { label: string }[] };
  expect(completions.items.map(({ label }) => label)).toEqual(
    expect.arrayContaining(['change', 'dependency', 'hardware']),
  );
});
