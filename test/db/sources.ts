import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deriveItem } from '#derive';
import { receive, walk } from '#intake';
import { servedArchive, type Reply } from './served.ts';

/** Why, where a reason is asked for. */
export const REASON = 'for this test';

/** A source as the API answers it. */
export interface Source {
  id: string;
  name: string;
  kind: string;
  affiliation: string | null;
  isProtected: boolean;
  seesIdentity: boolean;
  names: { id: string; name: string; language: string | null }[];
  position: { position: string; towards: string | null; madeBy: string } | null;
  links: { id: string; otherName: string; basis: string; reason: string }[];
}

/** A served archive with a release and a paper of one agency, and an analyst who sees them and nothing that is sealed. */
export async function sourcesArchive() {
  const served = await servedArchive();
  const { archive, by, caseId, compartmentId, cookie, enter, folder, get, send } = served;

  const post = (url: string, body: object, own = cookie): Promise<Reply> =>
    send('POST', url, body, { cookie: own });
  const ok = async <T = { id: string }>(reply: Promise<Reply>): Promise<T> => {
    const done = await reply;
    assert.ok(done.statusCode < 300, done.body);
    return done.json<T>();
  };
  const code = ({ body }: Reply): string => (JSON.parse(body) as { code: string }).code;
  const open = { kind: 'srck-person', affiliation: null, note: null, compartmentId };

  const sourcesFor = async (own: string): Promise<Source[]> =>
    (await get('/api/sources', { cookie: own })).json<{ sources: Source[] }>().sources;
  const sourceFor = async (id: string, own: string): Promise<Source | undefined> =>
    (await sourcesFor(own)).find((one) => one.id === id);

  await writeFile(join(folder, 'release.txt'), 'One says that 12 houses burned.');
  await writeFile(join(folder, 'paper.txt'), 'Another writes that 12 houses burned.');
  await receive(
    archive,
    {
      by,
      caseId,
      compartmentId,
      statement: { source: { name: 'Agency', kind: 'organisation' }, label: 'r' },
    },
    walk([join(folder, 'release.txt'), join(folder, 'paper.txt')], archive.paths.root),
  );
  const { items } = (await get('/api/items', { cookie })).json<{
    items: { id: string; serial: string; title: string; sourceId: string }[];
  }>();
  const [release, paper] = ['release.txt', 'paper.txt'].map((name) =>
    items.find(({ title }) => title === name),
  );
  assert.ok(release && paper);
  for (const { id } of [release, paper])
    await deriveItem(archive, { itemId: id, queue: 'derive' }, new AbortController().signal);
  // Sees the items and the source, and not who it is.
  const analyst = await enter('analyst', ['analyst'], [compartmentId]);

  async function claim(serial: string, source?: string): Promise<string> {
    const { pages } = (await get(`/api/items/${serial}/text`, { cookie })).json<{
      pages: { page: number; text: string }[];
    }>();
    const [page] = pages;
    assert.ok(page);
    const start = page.text.indexOf('12 houses');
    const quote = { kind: 'text', page: page.page, start, end: start + 9, exact: '12 houses' };
    const facts = { kind: 'claimk-count', measure: 'count-homes', value: 12, asOf: '2031-05-03' };
    if (source) await ok(post('/api/items/source', { serials: [serial], sourceId: source, reason: REASON }));
    return (await ok<{ claimId: string }>(post(`/api/items/${serial}/quotes`, { quote, claim: facts })))
      .claimId;
  }
  return { ...served, analyst, claim, code, ok, open, paper, post, release, sourceFor, sourcesFor };
}
