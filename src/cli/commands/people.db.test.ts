import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeActor, type GivenName } from '#coding';
import { codedArchive } from '../../../test/db/coded.ts';
import { muniment } from '../../../test/db/command.ts';
import { assertMatches } from '../../../test/schemas/assert-matches.ts';

const { archive, by, caseId, reads, sealed } = await codedArchive();
const named = (name: string): GivenName => ({
  name,
  kind: 'official',
  language: null,
  sourceId: null,
  claimId: null,
});
const make = async (name: string): Promise<{ id: string; pseudonym: string }> =>
  archive.db.tx(by, async (tx) => {
    const given = { caseId, kind: 'person' as const, identityCompartmentId: sealed, names: [named(name)] };
    return (await makeActor(tx, by, given)).actor;
  });
const one = await make('Hovhannes \u001b[31mPetrosyan');
const other = await make('Arpi Fictional');

const json = (text: string): Record<string, unknown>[] =>
  text
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('people are listed and found by a name in another script; a sealed identity that is read is an entry', async () => {
  const before = await reads();
  const { code, stdout } = await muniment(archive, 'people', 'list', '--name', 'Оганес');
  assert.equal(code, 0);
  assert.ok(stdout.includes(one.pseudonym), stdout);
  assert.ok(!stdout.includes(other.pseudonym) && !stdout.includes('\u001b'));
  assert.deepEqual(
    (await reads()).slice(before.length).map(({ subject_table, subject_id }) => [subject_table, subject_id]),
    [['actor_identity', one.id]],
  );
  const all = json((await muniment(archive, 'people', 'list', '--json')).stdout);
  assert.deepEqual(
    all.map(({ pseudonym }) => pseudonym),
    [other.pseudonym, one.pseudonym],
  );
  const wrong = await muniment(archive, 'people', 'list', '--name', '***', '--json');
  assert.equal(wrong.code, 2);
});

test('two are merged, shown as the same, and unmerged, each with a reason', async () => {
  const pair = [one.pseudonym.toLowerCase(), other.pseudonym];
  assert.equal((await muniment(archive, 'people', 'merge', ...pair)).code, 2, 'no reason');
  const merged = await muniment(archive, 'people', 'merge', ...pair, '--reason', 'the same card', '--json');
  assert.equal(merged.code, 0, merged.stderr);
  const [shown] = json((await muniment(archive, 'people', 'show', other.pseudonym, '--json')).stdout);
  assert.deepEqual(shown?.['sameAs'], [one.pseudonym]);
  assert.deepEqual(json((await muniment(archive, 'people', 'list', '--json')).stdout).length, 1);
  const exported = await muniment(archive, 'export', 'people', '--format', 'ftm', '--with-sealed');
  const entities = json(exported.stdout);
  assert.equal(entities.length, 1);
  for (const entity of entities) assertMatches('ftm.json', entity);
  const undone = await muniment(archive, 'people', 'unmerge', ...pair, '--reason', 'two cards');
  assert.equal(undone.code, 0, undone.stderr);
  const twice = await muniment(archive, 'people', 'unmerge', ...pair, '--reason', 'two cards', '--json');
  assert.deepEqual(
    [twice.code, (json(twice.stdout)[0] as { error: { code: string } }).error.code],
    [2, 'NOT_FOUND'],
  );
  assert.deepEqual(json((await muniment(archive, 'people', 'list', '--json')).stdout).length, 2);
});
