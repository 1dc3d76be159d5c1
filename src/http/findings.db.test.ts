import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { listItems } from '#catalogue';
import { deriveItem } from '#derive';
import { receive, walk } from '#intake';
import { servedArchive } from '../../test/db/served.ts';

const { archive, by, caseId, compartmentId, cookie, folder, get, sealed, send } = await servedArchive();
const statement = { source: { name: 'Desk', kind: 'organisation' as const }, label: 'broken' };
const input = join(folder, 'broken');
await mkdir(input);
for (const n of [1, 2]) await writeFile(join(input, `cut-${n}.pdf`), `%PDF-1.7\n${n} 0 obj`);
await symlink('/etc/hostname', join(input, 'link'));
await receive(archive, { by, caseId, compartmentId, statement }, walk([input], archive.paths.root));
await writeFile(join(folder, 'secret.pdf'), '%PDF-1.7\nsealed');
await receive(
  archive,
  { by, caseId, compartmentId: sealed, statement: { ...statement, label: 'sealed' } },
  walk([join(folder, 'secret.pdf')], archive.paths.root),
);
const signal = new AbortController().signal;
for (const { id } of await archive.db.tx(by, (tx) => listItems(tx, { title: '.pdf' }, 10, null)))
  await deriveItem(archive, { itemId: id, queue: 'derive' }, signal);

interface Groups {
  readonly groups: readonly { tool: string; code: string; count: number; items: number; canRetry: boolean }[];
}

test('findings stand by cause; each cause opens into its items and is retried as a whole', async () => {
  const { groups } = (await get('/api/findings', { cookie })).json<Groups>();
  const link = groups.find(({ code }) => code === 'SYMLINK');
  assert.deepEqual([link?.count, link?.items, link?.canRetry], [1, 0, false]);
  const damaged = groups.find(({ code }) => code === 'PDF_DAMAGED');
  assert.ok(damaged, JSON.stringify(groups));
  assert.deepEqual([damaged.items, damaged.canRetry], [3, true]);

  const query = `tool=${damaged.tool}&code=PDF_DAMAGED`;
  const open = (await get(`/api/findings/open?${query}`, { cookie })).json<{
    findings: { item: { serial: string; title: string } }[];
    next: string | null;
  }>();
  assert.deepEqual(open.findings.map(({ item }) => item.title).sort(), [
    'cut-1.pdf',
    'cut-2.pdf',
    'secret.pdf',
  ]);
  const secret = open.findings.find(({ item }) => item.title === 'secret.pdf');
  const history = (await get(`/api/items/${secret?.item.serial}/history`, { cookie })).json<{
    entries: { kind: string; detail: { how?: string } }[];
  }>();
  assert.ok(history.entries.some(({ kind, detail }) => kind === 'read' && detail.how === 'listed'));

  const before = (await archive.jobs.state()).find(({ name }) => name === 'derive')?.waiting ?? 0;
  const retried = await send(
    'POST',
    '/api/findings/retry',
    { tool: damaged.tool, code: 'PDF_DAMAGED' },
    { cookie },
  );
  assert.deepEqual([retried.statusCode, retried.json()], [202, { items: 3 }]);
  const after = (await archive.jobs.state()).find(({ name }) => name === 'derive')?.waiting ?? 0;
  assert.equal(after - before, 3);
});

test('tools run again on chosen items, all of them or none', async () => {
  const items = await archive.db.tx(by, (tx) => listItems(tx, { title: 'cut-' }, 10, null));
  const serials = items.map(({ serial }) => serial);
  const waiting = async (): Promise<number> =>
    (await archive.jobs.state()).find(({ name }) => name === 'derive')?.waiting ?? 0;
  const before = await waiting();
  const ask = (body: object) => send('POST', '/api/items/derivations', body, { cookie });
  assert.equal((await ask({ serials: [...serials, '0000-0000'] })).statusCode, 404);
  assert.equal(await waiting(), before);
  assert.deepEqual((await ask({ serials: [...serials, ...serials] })).json(), { items: 2 });
  assert.equal(await waiting(), before + 2);
});
