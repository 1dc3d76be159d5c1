import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import {
  exportActors,
  makeActor,
  mergeActors,
  withdrawActor,
  type ActorFormat,
  type GivenName,
  type NewActor,
  type WantedActors,
} from '#coding';
import { codedArchive } from '../../../../test/db/coded.ts';
import { assertMatches } from '../../../../test/schemas/assert-matches.ts';

const { archive, by, caseId, folder, reads, sealed } = await codedArchive();
const named = (name: string): GivenName => ({
  name,
  kind: 'official',
  language: null,
  sourceId: null,
  claimId: null,
});
const make = async (given: Partial<NewActor>): Promise<{ id: string; pseudonym: string }> =>
  archive.db.tx(by, async (tx) => {
    const person = { caseId, kind: 'person' as const };
    return (await makeActor(tx, by, { ...person, ...given })).actor;
  });
const open = { isProtected: false, openReason: 'a public official speaking publicly' };

const official = await make({
  ...open,
  names: [named('=SUM(A1) Fictional'), named('Ֆիկտիվ')],
  facts: {
    bornOn: '1971-03-04',
    diedOn: '2020~',
    sex: 'male',
    citizenships: ['XX'],
    languages: ['hy', 'hy-Latn'],
    occupations: ['@minister'],
    religion: 'fictionalism',
    health: 'well',
  },
});
const alias = await make({ ...open, names: [named('An Alias')] });
const witness = await make({
  identityCompartmentId: sealed,
  names: [named('Quassiomel')],
  facts: { description: 'saw it' },
});
const village = await make({ kind: 'group', countingUnit: 'unit-community', names: [named('A Village')] });
const gone = await make({ kind: 'group', names: [named('Gone')] });
const hidden = await make({ kind: 'person', compartmentId: sealed, names: [named('Wholly Hidden')] });
await archive.db.tx(by, async (tx) => {
  await mergeActors(tx, by, official.id, { otherId: alias.id, reason: 'the same' });
  await withdrawActor(tx, by, gone.id, 'coded twice');
});

async function out(format: ActorFormat, more: Partial<WantedActors> = {}): Promise<Buffer> {
  const all = [];
  for await (const piece of exportActors(archive.db, by, { caseId, ...more }, { format }))
    all.push(Buffer.from(piece));
  return Buffer.concat(all);
}
type Json = Record<string, unknown>;
const lines = async (format: ActorFormat, more: Partial<WantedActors> = {}) =>
  (await out(format, more))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Json & { properties: Record<string, string[]> });

test('who is protected is exported by pseudonym, and nothing sealed is read, unless it is asked for', async () => {
  const before = (await reads()).length;
  for (const format of ['json', 'ndjson', 'csv', 'ftm', 'xlsx'] as const) {
    let text = (await out(format)).toString('utf8');
    if (format === 'xlsx') {
      const file = join(folder, 'people.xlsx');
      await writeFile(file, await out(format));
      text = execFileSync('unzip', ['-p', file, 'xl/sharedStrings.xml'], { encoding: 'utf8' });
      assert.match(text, /=SUM\(A1\) Fictional/);
    }
    for (const secret of ['Quassiomel', 'saw it', 'Wholly Hidden', 'Gone', sealed, hidden.pseudonym])
      assert.ok(!text.includes(secret), `${format} tells ${secret}`);
    assert.ok(text.includes(witness.pseudonym), format);
  }
  assert.equal((await reads()).length, before);
  const all = await lines('ndjson', { withSealed: true, withWithdrawn: true });
  assert.deepEqual(
    all.map(({ id }) => id),
    [official, alias, witness, village, gone, hidden].map(({ id }) => id),
  );
  assert.deepEqual(
    (await reads()).slice(before).map((one) => [one.subject_table, one.subject_id]),
    [
      ['actor_identity', witness.id],
      ['actor_identity', hidden.id],
    ],
  );
  assert.deepEqual(
    [all[2]?.['names'], all[4]?.['withdrawnReason'], all[1]?.['mergedInto'], all[0]?.['namesOfMerged']],
    [
      [{ name: 'Quassiomel', kind: 'official', language: null, script: 'Latn' }],
      'coded twice',
      official.id,
      ['An Alias'],
    ],
  );
});

test('FollowTheMoney: one entity a line, merged ones as one, dates that it can say, no special categories', async () => {
  const entities = await lines('ftm', { withSealed: true });
  for (const entity of entities) assertMatches('ftm.json', entity);
  assert.deepEqual(
    entities.map(({ schema, properties }) => [schema, properties['name']?.[0]]),
    [
      ['Person', '=SUM(A1) Fictional'],
      ['Person', 'Quassiomel'],
      ['LegalEntity', 'A Village'],
      ['Person', 'Wholly Hidden'],
    ],
  );
  assert.deepEqual(entities[0]?.properties, {
    name: ['=SUM(A1) Fictional'],
    alias: ['Ֆիկտիվ', 'An Alias'],
    country: ['xx'],
    notes: ['died 2020~ (EDTF)'],
    birthDate: ['1971-03-04'],
    gender: ['male'],
    position: ['@minister'],
    citizenship: ['xx'],
    spokenLanguage: ['hy'],
  });
  const [first] = entities;
  assert.ok(first);
  for (const damage of [
    { properties: { ...first.properties, birthDate: ['1971~'] } },
    { properties: { ...first.properties, name: 'text' } },
    { properties: { ...first.properties, religion: ['x'] } },
    { properties: { alias: ['x'] } },
    { schema: 'Event' },
  ])
    assert.throws(() => assertMatches('ftm.json', { ...first, ...damage }), JSON.stringify(damage));
});

test('a spreadsheet program takes nothing of the CSV for a formula', async () => {
  const rows: Record<string, string>[] = parse(await out('csv'), { bom: true, columns: true });
  assert.deepEqual(
    [rows[0]?.['name'], rows[0]?.['other_names'], rows[0]?.['occupations'], rows[0]?.['protected']],
    ["'=SUM(A1) Fictional", 'Ֆիկտիվ', "'@minister", 'no'],
  );
  for (const row of rows)
    for (const cell of Object.values(row)) assert.doesNotMatch(cell, /^[=+\-@\u0000-\u001f]/);
});
