import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addPerson } from '#access';
import { provenanceOf, listItems } from '#catalogue';
import { host, PASSWORD, servedArchive, type Reply } from '../../test/db/served.ts';

interface Answer {
  readonly received: number;
  readonly items: number;
  readonly duplicates: number;
  readonly findings: readonly { readonly code: string; readonly subject: string }[];
  readonly serials: readonly string[];
  readonly again: readonly {
    readonly path: string;
    readonly serial: string | null;
    readonly title: string | null;
  }[];
}

const { app, archive, by, compartmentId, cookie, sealed, send, signIn } = await servedArchive();
const statement = { source: { name: 'Desk', kind: 'organisation' }, label: 'upload' };

/** Sends a file in the request that begins the upload. */
async function upload(body: string, as = cookie): Promise<string> {
  const created = (await app.inject({
    method: 'POST',
    url: '/api/uploads',
    payload: body,
    headers: {
      ...host,
      cookie: as,
      'tus-resumable': '1.0.0',
      'upload-length': String(Buffer.byteLength(body)),
      'content-type': 'application/offset+octet-stream',
    },
  })) as Reply;
  assert.equal(created.statusCode, 201, created.body);
  assert.equal(created.headers['upload-offset'], String(Buffer.byteLength(body)));
  return String(created.headers['location']).split('/').at(-1) ?? '';
}

const intake = (
  uploads: readonly { id: string; path: string }[],
  more: { compartmentId?: string; as?: string } = {},
): Promise<Reply> => {
  const { as = cookie, ...rest } = more;
  return send('POST', '/api/intake', { statement, uploads, ...rest }, { cookie: as });
};

const receipts = async (): Promise<number> =>
  (await archive.db.tx(by, (tx) => tx.selectFrom('provenance').select('id').execute())).length;

test('a small file is one request; what it duplicates is named', async () => {
  const uploads = [
    { id: await upload('0123456789'), path: 'phone/copy.txt' },
    { id: await upload('quite new'), path: 'phone/new.txt' },
  ];
  const reply = await intake(uploads);
  const done = reply.json<Answer>();
  assert.deepEqual([done.received, done.items, done.duplicates], [2, 1, 1], reply.body);
  const [item] = await archive.db.tx(by, (tx) => listItems(tx, { title: 'open.txt' }, 1, null));
  assert.deepEqual(done.again, [{ path: 'phone/copy.txt', serial: item?.serial, title: 'open.txt' }]);
});

test('a request repeated because its answer was lost gets the same answer and adds nothing', async () => {
  const uploads = [{ id: await upload('sent once'), path: 'once.txt' }];
  const [first, meanwhile] = await Promise.all([intake(uploads), intake(uploads)]);
  const before = await receipts();
  const later = await intake(uploads);
  assert.equal(first.json<Answer>().items, 1);
  assert.deepEqual(meanwhile.json(), first.json());
  assert.deepEqual(later.json(), first.json());
  assert.equal(await receipts(), before);
});

test('nothing is said of the same bytes in a compartment that one may not see', async () => {
  await archive.db.tx(by, (tx) =>
    addPerson(tx, by, {
      name: 'C. Collector',
      email: 'c@example.org',
      roles: ['collector'],
      compartmentIds: [compartmentId],
    }),
  );
  const token = await invitation();
  const accepted = await send('POST', '/api/invitations/accept', { token, password: PASSWORD });
  assert.equal(accepted.statusCode, 200, accepted.body);
  const collector = await signIn('c@example.org');
  const witness = [{ id: await upload('a name', collector), path: 'guess.txt' }];
  // Not into the sealed compartment, which would say whether the bytes are there …
  const refused = await intake(witness, { compartmentId: sealed, as: collector });
  assert.deepEqual([refused.statusCode, refused.json()['code']], [404, 'NOT_FOUND']);
  // … and in one's own they are new.
  const done = (await intake(witness, { as: collector })).json<Answer>();
  assert.deepEqual([done.items, done.duplicates, done.again], [1, 0, []]);
});

test('a duplicate in a sealed compartment is named by its serial alone', async () => {
  const uploads = [{ id: await upload('a name'), path: 'again.txt' }];
  const done = (await intake(uploads, { compartmentId: sealed })).json<Answer>();
  assert.equal(done.duplicates, 1);
  assert.equal(done.again[0]?.title, null);
  assert.match(done.again[0]?.serial ?? '', /^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
});

test('a name of 10,000 characters and one with U+0000 are received; the first is kept whole', async () => {
  const long = `${'Ж'.repeat(10_000)}.txt`;
  const uploads = [
    { id: await upload('long name'), path: `folder/${long}` },
    { id: await upload('zero'), path: 'folder/a\u0000b.txt' },
  ];
  const reply = await intake(uploads);
  const done = reply.json<Answer>();
  assert.equal(done.items, 2, reply.body);
  assert.deepEqual(done.findings.map(({ code }) => code).toSorted(), ['NAME_NOT_UTF8', 'NAME_TOO_LONG']);
  const [item] = await archive.db.tx(by, (tx) => listItems(tx, { title: 'ЖЖЖЖ' }, 1, null));
  assert.ok(item && [...item.title].length <= 300);
  const [receipt] = await archive.db.tx(by, (tx) => provenanceOf(tx, item.id));
  assert.ok(Buffer.byteLength(receipt?.originalPath ?? '') <= 2000);
  const kept = await archive.db.tx(by, (tx) =>
    tx.selectFrom('provenance').select('original_path_bytes').where('item_id', '=', item.id).execute(),
  );
  assert.equal(Buffer.from(kept[0]?.original_path_bytes ?? '', 'base64').toString(), `folder/${long}`);
});

async function invitation(): Promise<string> {
  const people = (await app.inject({ url: '/api/people', headers: { ...host, cookie } })).json<{
    people: { id: string; email: string | null }[];
  }>();
  const id = people.people.find(({ email }) => email === 'c@example.org')?.id ?? '';
  const { link } = (await send('POST', `/api/people/${id}/invitations`, {}, { cookie })).json<{
    link: string;
  }>();
  return link.split('#')[1] ?? '';
}
