import assert from 'node:assert/strict';
import type { Readable } from 'node:stream';
import { after } from 'node:test';
import { host, type servedArchive } from './served.ts';

type App = Awaited<ReturnType<typeof servedArchive>>['app'];

/** Opens a stream of events as the person of a cookie. `until` waits for one that is wanted; everything that was heard is kept. */
export async function listen(app: App, cookie: string, headers: Record<string, string> = {}) {
  const reply = await app.inject({
    url: '/api/events',
    headers: { ...host, ...headers, cookie },
    payloadAsStream: true,
  });
  assert.equal(reply.statusCode, 200);
  const stream = reply.stream() as Readable;
  const heard: { type: string; data: Record<string, unknown> }[] = [];
  const ids: string[] = [];
  const waiting = new Set<() => void>();
  let text = '';
  stream.setEncoding('utf8');
  stream.on('data', (part: string) => {
    const blocks = (text + part).split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) ids.push(...(/^id: (.*)$/m.exec(block)?.slice(1) ?? []));
    for (const block of blocks)
      heard.push({
        type: /^event: (.*)$/m.exec(block)?.[1] ?? '',
        data: JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? '{}') as Record<string, unknown>,
      });
    for (const tell of waiting) tell();
  });
  const ended = new Promise<void>((resolve) => stream.once('close', resolve));
  const until = (wanted: (one: (typeof heard)[number]) => boolean): Promise<Record<string, unknown>> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = heard.find(wanted);
        if (!found) return;
        waiting.delete(look);
        resolve(found.data);
      };
      waiting.add(look);
      look();
    });
  const { stream: id } = await until(({ type }) => type === 'hello');
  after(() => stream.destroy());
  return { ended, heard, id: String(id), ids, until, destroy: () => stream.destroy() };
}

/** Kinds of the entries that an event tells of. */
export const kinds = (data: Record<string, unknown>): string[] =>
  ((data['changes'] as { kind: string }[] | undefined) ?? []).map(({ kind }) => kind);
