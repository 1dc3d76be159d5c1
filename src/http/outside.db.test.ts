import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { entryNamesHash, type JsonObject } from '#verify';
import { kinds, listen } from '../../test/db/listen.ts';
import { outsideScene, steady, type Names } from '../../test/db/outside.ts';
import type { Asked } from '../../test/db/asked.ts';
import { hiddenRoutes, routesAsked } from '../../test/db/outside-routes.ts';
import { host, type Reply } from '../../test/db/served.ts';
import { allTextOf } from '../../test/db/zip-text.ts';

const scene = await outsideScene();
const { absent, app, archive, by, cookie, get, people, post, seal, sealed, send } = scene;

// Each from an address of their own: all of them together ask more than one browser may.
const addresses = Object.values(people);
const ask = async ({ method, url, body, headers = {} }: Asked, as: string): Promise<Reply> =>
  app.inject({
    method,
    url,
    remoteAddress: `127.0.0.${2 + addresses.indexOf(as)}`,
    ...(body === undefined ? {} : { payload: body }),
    headers: { ...host, ...headers, ...(as === '' ? {} : { cookie: as }) },
  }) as Promise<Reply>;

const listRoutes = Object.entries(routesAsked).filter(([, { as }]) => as === 'list');
const persons = Object.entries(people);

// What each of them was told by every list before there was anything to hide.
const before = new Map<string, string>();
for (const [who, as] of persons)
  for (const [, { ask: asked }] of listRoutes)
    for (const one of asked({} as Names)) before.set(`${who} ${one.url}`, steady(await ask(one, as)));

const former = await listen(app, people.former);
const names = await seal();
const secretEntries = await archive.db.tx(by, async (tx) => archive.ledger.history(tx, names.itemId));
const [{ sha256, title }] = [
  (await get(`/api/items/${names.serial}`, { cookie })).json<{ item: { sha256: string; title: string } }>()
    .item,
];
/** No answer to any of them holds one of these. */
const secrets = [
  names.serial,
  names.photo,
  names.itemId,
  names.copyId,
  names.word,
  names.comment,
  names.task,
  names.build,
  names.compartment,
  sealed,
  'Vaultname',
  'Witnesses',
  sha256,
  title,
  ...secretEntries.map(({ id }) => id),
];

const textOf = (reply: Reply & { rawPayload?: Buffer }): string =>
  allTextOf(reply.rawPayload ?? Buffer.from(reply.body));

function assertSilent(reply: Reply, { url, body }: Asked, what: string): void {
  const said = `${url} ${JSON.stringify(body ?? '')}`;
  const told = `${reply.body.length < 4 ? reply.body : textOf(reply)} ${JSON.stringify(reply.headers)}`;
  // What somebody named in the question may come back in the answer.
  for (const secret of secrets)
    if (!said.includes(secret))
      assert.ok(!told.includes(secret), `${what}: ${url} tells ${secret}: ${told.slice(0, 2000)}`);
}

/** An answer with the names of what was asked for taken out. */
function withoutNames(reply: Reply, own: Names): string {
  let text = `${reply.statusCode} ${steady(reply)}`;
  for (const [key, value] of Object.entries(own) as [string, string][])
    text = text.replaceAll(value, `‹${key}›`);
  return text;
}

test('every route has been thought of', async () => {
  const described = Object.entries(app.swagger().paths ?? {}).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const known = Object.keys(routesAsked);
  assert.deepEqual(
    described.filter((route) => !known.includes(route)),
    [],
    'not asked: put it into test/db/outside-routes.ts',
  );
  const hidden = known.filter((route) => Object.hasOwn(hiddenRoutes, route.split(' ')[1] ?? ''));
  assert.deepEqual(
    known.filter((route) => !described.includes(route) && !hidden.includes(route)),
    [],
    'no longer there',
  );
  // Routes that the document hides are found where they are written.
  const folder = new URL('./', import.meta.url);
  const paths = new Set(
    described.map((route) => (route.split(' ')[1] ?? '').replaceAll(/\{(\w+)\}/g, ':$1')),
  );
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
    const source = await readFile(new URL(name, folder), 'utf8');
    for (const [, path = ''] of source.matchAll(
      /^\s*(?:app\.\w+\(\s*|url: )?'(\/(?:api\/|metrics|healthz)[^']*)',/gm,
    ))
      assert.ok(paths.has(path) || Object.hasOwn(hiddenRoutes, path), `${name}: ${path} is not thought of`);
  }
});

test('whoever may see it is told by the same questions', async () => {
  const none = absent(names, 'former');
  const alike = [];
  for (const [route, { as: how, ask: asked }] of Object.entries(routesAsked)) {
    if (how !== 'named' || !route.startsWith('GET ')) continue;
    const [mine, theirs] = [asked(names), asked(none)];
    const answers = [];
    for (const [at, one] of mine.entries())
      answers.push([
        withoutNames(await ask(one, cookie), names),
        withoutNames(await ask(theirs[at] ?? one, cookie), none),
      ]);
    if (answers.every(([real, other]) => real === other)) alike.push(route);
  }
  // The picture states no place.
  assert.deepEqual(alike, ['GET /api/items/places']);
});

for (const [who, as] of persons)
  test(`no route tells ${who} anything of what is sealed`, async (t) => {
    const none = absent(names, who);
    // What makes something of one's own comes last: lists are compared with what they were.
    const inOrder = [...listRoutes, ...Object.entries(routesAsked).filter(([, one]) => one.as !== 'list')];
    for (const [route, { as: how, why, ask: asked }] of inOrder)
      await t.test(`${route}: ${why}`, async () => {
        const questions = asked(names);
        const others = asked(none);
        for (const [at, question] of questions.entries()) {
          const reply = await ask(question, as);
          assert.ok(reply.statusCode < 500 && reply.statusCode !== 429, `${question.url}: ${reply.body}`);
          if (as === '' && !/^\/(healthz|metrics|api\/(setup|openapi|invitations))/.test(question.url))
            assert.equal(reply.statusCode, 401, `${question.url}: ${reply.body}`);
          assertSilent(reply, question, who);
          if (how === 'list')
            assert.equal(
              steady(reply),
              before.get(`${who} ${question.url}`),
              `${question.url} is not as before`,
            );
          const other = others[at];
          if (how !== 'named' || !other) continue;
          assert.equal(withoutNames(reply, names), withoutNames(await ask(other, as), none), question.url);
        }
      });
  });

test('whoever had it open is told that it is gone, and its name no more', async () => {
  await post('/api/items/tags', { serials: [scene.openSerial], add: ['after'], remove: [] });
  await former.until(({ data }) => kinds(data).includes('item-tagged'));
  // While it was open they heard of it, by id; of what came after it was sealed, nothing.
  const moved = former.heard.findIndex(({ data }) => data['more'] === true);
  assert.ok(moved >= 0, 'lists are to be read again');
  const after = JSON.stringify(former.heard.slice(moved));
  for (const secret of [names.word, names.serial, names.compartment, title])
    assert.ok(!after.includes(secret), after);
  assert.ok(!after.includes('item-moved'), after);
  former.destroy();
});

test('who does not see an exhibit neither takes it off nor moves it', async () => {
  const url = `/api/dossiers/${names.dossier}`;
  const theirs = (await get(url, { cookie: people.former })).json<{
    version: string;
    exhibits: { serial: string }[];
    builds: object[];
  }>();
  assert.deepEqual(
    [theirs.exhibits.map(({ serial }) => serial), theirs.builds.length],
    [[scene.openSerial], 0],
  );
  const put = await send(
    'PUT',
    `${url}/exhibits`,
    { exhibits: [{ serial: scene.openSerial, title: 'First' }] },
    { cookie: people.former, 'if-match': `"${theirs.version}"` },
  );
  assert.equal(put.statusCode, 200, put.body);
  const all = (await get(url, { cookie })).json<{
    exhibits: { serial: string; position: number }[];
    builds: object[];
  }>();
  assert.deepEqual(
    all.exhibits.map(({ serial, position }) => [serial, position]),
    [
      [scene.openSerial, 1],
      [names.serial, 2],
      [names.photo, 3],
    ],
  );
  assert.equal(all.builds.length, 1);
});

test('who sees it only since it was moved gets the receipt of the move, and is told so', async () => {
  const insider = await scene.enter('insider', ['reader'], [names.compartment]);
  const url = `/api/items/${names.serial}`;
  const receipt = (await get(`${url}/receipt`, { cookie: insider })).json<{
    isMove: boolean;
    sha256: string;
    openings: { entry: JsonObject }[];
  }>();
  assert.deepEqual(
    [receipt.isMove, receipt.openings.map(({ entry }) => entry['kind'])],
    [true, ['item-moved']],
  );
  assert.ok(receipt.openings.every(({ entry }) => entryNamesHash(entry, receipt.sha256)));
  const whole = (await get(`${url}/receipt`, { cookie })).json<{ isMove: boolean; openings: object[] }>();
  assert.deepEqual([whole.isMove, whole.openings.length], [false, 1]);
  const { comments } = (await get(`/api/comments?table=item&id=${names.itemId}`, { cookie: insider })).json<{
    comments: { body: string }[];
  }>();
  // What was said in the other compartment is for its members.
  assert.deepEqual(
    comments.map(({ body }) => body),
    [`sealed now: ${names.word}`],
  );
});
