import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { publishText } from '#editions';
import { lawFor, SHIPPED_LAW } from '#law';
import { muniment } from '../../test/db/command.ts';
import { sourcesArchive } from '../../test/db/sources.ts';

const { app, archive, by, cookie, get, ok, post } = await sourcesArchive();

interface Made {
  id: string;
  code: string;
  remarks: { code: string; toCheck: boolean }[];
}
const charge = (provision: string, forum: string) =>
  post('/api/allegations', {
    title: 'Prisoners shown on film (fictional)',
    party: 'State A (fictional)',
    respondent: 'State B (fictional)',
    forum,
    provision,
  });
const change = async (id: string, body: object) => {
  const { headers } = await get(`/api/allegations/${id}`, { cookie });
  return app.inject({
    method: 'PATCH',
    url: `/api/allegations/${id}`,
    headers: { cookie, 'if-match': String(headers['etag']) },
    payload: body,
  });
};
const remarksOf = async (id: string) => (await ok<Made>(get(`/api/allegations/${id}`, { cookie }))).remarks;

test('a forum before which the instrument has no basis is refused, with both by name and what to do', async () => {
  const refused = await charge('gc-iii.13', 'icj');
  assert.equal(refused.statusCode, 409);
  const { code, facts } = refused.json<{ code: string; facts: Record<string, string> }>();
  assert.equal(code, 'ALLEGATION_FORUM_NONE');
  assert.match(String(facts['instrument']), /Prisoners of War/);
  assert.equal(facts['forum'], 'International Court of Justice');
});

test('a forum that only reads it, or of which nothing is stated, is taken and said plainly wherever the charge is read', async () => {
  const read = await ok<Made>(charge('gc-iii.13', 'ecthr'));
  assert.deepEqual(read.remarks, [{ code: 'FORUM_INTERPRETIVE', toCheck: true, parties: [] }]);
  assert.deepEqual(await remarksOf(read.id), read.remarks);
  const unstated = await ok<Made>(charge('echr.3', 'icj'));
  assert.deepEqual(unstated.remarks, [{ code: 'FORUM_NOT_STATED', toCheck: false, parties: [] }]);
  assert.deepEqual((await ok<Made>(charge('icerd.5.b', 'icj'))).remarks, []);
  const { stdout } = await muniment(archive, 'allegations', 'matrix', read.id);
  assert.match(
    stdout,
    /it reads it with what it applies \(FORUM_INTERPRETIVE\) \[to be checked by a lawyer\]/,
  );
  const json = await muniment(archive, 'allegations', 'matrix', unstated.id, '--json');
  assert.deepEqual((JSON.parse(json.stdout) as Made).remarks, unstated.remarks);
  const moved = await change(read.id, { forum: 'icj' });
  assert.deepEqual([moved.statusCode, moved.json<Made>().code], [409, 'ALLEGATION_FORUM_NONE']);
});

test('what was charged before the law said that there is no basis stays, is told so, and can be changed in all else', async () => {
  const { id } = await ok<Made>(charge('gc-iv.33', 'ecthr'));
  const { version, digest } = lawFor(archive.paths.root).instrument('gc-iv');
  const text = readFileSync(join(SHIPPED_LAW, 'muniment/gc-iv.yaml'), 'utf8')
    .replace(/^version: \d+$/m, 'version: 9')
    .replace('{ forum: ecthr, kind: interpretive, by: echr.5,', '{ forum: ecthr, kind: none,');
  await archive.db.tx(by, (tx) =>
    publishText(tx, by, archive.paths.root, {
      file: 'gc-iv',
      text,
      base: { version, digest },
      reason: 'a fictional judgment',
    }),
  );
  assert.deepEqual(await remarksOf(id), [{ code: 'FORUM_NONE', toCheck: true, parties: [] }]);
  const changed = await change(id, { title: 'Another title (fictional)' });
  assert.equal(changed.statusCode, 200, changed.body);
  assert.deepEqual(changed.json<Made>().remarks, [{ code: 'FORUM_NONE', toCheck: true, parties: [] }]);
  assert.equal((await change(id, { provision: 'gc-iv.34' })).statusCode, 409);
});
