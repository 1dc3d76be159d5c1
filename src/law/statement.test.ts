import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import { canonicalJson, type Json } from '#verify';
import { statementsOf } from './confirmed.ts';
import { loadLaw } from './load-law.ts';
import type { Instrument, Law, LawFile } from './model.ts';
import { placedStatements, STATEMENT_FIELDS, wordsOf, type PlacedStatement } from './statement.ts';

const law = loadLaw();
const filesOf = (of: Law): LawFile[] => [
  ...of.instruments,
  ...of.standardSets,
  ...of.rubrics,
  ...of.checklists,
  ...of.profiles,
];
const files = filesOf(law);
const AT = { by: 'L. Lawyer', at: '2026-11-30T00:00:00Z', foundIn: 'a fictional edition' };

/** How many objects say that they are to be checked, wherever they stand. */
function open(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + open(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  const own = 'toCheck' in value && value.toCheck === true ? 1 : 0;
  return own + Object.values(value).reduce<number>((sum, one) => sum + open(one), 0);
}

test('every statement of what ships can be confirmed: when all are, nothing is to be checked any more', () => {
  const all = files.flatMap((file) =>
    statementsOf(file).map(({ id, digest, toCheck }) => ({ file: file.id, statement: id, digest, toCheck })),
  );
  const toCheck = all.filter((one) => one.toCheck);
  assert.ok(toCheck.length > 600);
  assert.equal(
    toCheck.length,
    files.reduce((sum, file) => sum + open(file), 0),
  );
  for (const file of files) assert.equal(statementsOf(file).length, law.count(file.id).all, file.id);
  const confirmed = law.confirmedBy(toCheck.map((one) => ({ ...AT, ...one })));
  for (const file of filesOf(confirmed)) {
    assert.equal(open(file), 0, file.id);
    assert.equal(confirmed.count(file.id).toCheck, 0, file.id);
  }
  assert.ok(open(law.instrument('icerd')) > 0, 'the law itself is left as it was');
});

test('names of statements are unique in their file and fit where confirmations are kept', () => {
  for (const file of files) {
    const names = statementsOf(file).map(({ id }) => id);
    assert.equal(new Set(names).size, names.length, file.id);
    for (const name of names) assert.ok(name.length > 0 && name.length <= 200, name);
  }
  const fields = files.flatMap((file) => statementsOf(file).map(({ field }) => field));
  for (const field of STATEMENT_FIELDS)
    assert.ok(field === 'reservations' || fields.includes(field), `no statement stands in ${field}`);
});

/** The fields by which statements were confirmed at first. */
const AT_FIRST =
  'label names title text question signedBy kind rule limits atMost band value cases provenBy gate standards'.split(
    ' ',
  );

test('what was confirmed by the digest of before stays confirmed', () => {
  let changed = 0;
  for (const file of files)
    for (const one of placedStatements(file).filter(({ field }) => field === null)) {
      const said = AT_FIRST.flatMap((field) =>
        one.value[field] === undefined ? [] : [[field, one.value[field]]],
      );
      const before = hash('sha256', canonicalJson(Object.fromEntries(said) as Json), 'hex');
      assert.equal(one.earlierDigest ?? one.digest, before, one.key);
      if (one.earlierDigest !== null) changed += 1;
    }
  assert.ok(changed > 0);
  const element = statementsOf(law.instrument('arsiwa')).find(
    ({ id }) => id === 'arsiwa.attribution.rule.organ',
  );
  const digest = element?.earlierDigest ?? assert.fail();
  const confirmed = law.confirmedBy([{ ...AT, file: 'arsiwa', statement: element?.id ?? '', digest }]);
  assert.equal(confirmed.element('arsiwa.attribution.rule').alternatives?.[0]?.confirmed?.digest, digest);
});

/** Of what a statement says nothing of the law. */
const SILENT =
  /^(basis|source|toCheck|confirmed|id|version|package|file|digest|instrument|provision|prompts|answers|evidence)$/;
const isWithin = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (Array.isArray(value) ? value.some(isWithin) : 'toCheck' in value);

test('a confirmation lapses when any field changes that says something, and only then', () => {
  let changes = 0;
  for (const original of files) {
    const file = structuredClone(original);
    const stands = (of: PlacedStatement): boolean =>
      placedStatements(file).some(({ key, digest }) => key === of.key && digest === of.digest);
    // Of statements of one shape in one file, each field of the first.
    const shapes = new Set<string>();
    for (const one of placedStatements(file)) {
      const shape = Object.keys(one.value).join();
      if (shapes.has(shape)) continue;
      shapes.add(shape);
      const value = one.value as unknown as Record<string, unknown>;
      for (const [name, before] of Object.entries(value)) {
        if (isWithin(before)) continue;
        value[name] = SILENT.test(name) ? before : { en: 'something else' };
        if (name === 'states') value[name] = ['FRA', 'NOR'];
        if (['prompts', 'answers', 'evidence'].includes(name)) value[name] = [{ en: 'another aid' }];
        assert.equal(stands(one), SILENT.test(name), `${one.key}: ${name}`);
        value[name] = before;
        changes += 1;
      }
    }
  }
  assert.ok(changes > 700, `only ${changes}`);
});

test('the place in its list does not name a statement, and what is added beside it takes nothing from it', () => {
  const file = structuredClone(law.instrument('icerd')) as Instrument & {
    parties: object[];
    temporal: object[];
  };
  const named = (): Map<string, string> =>
    new Map(placedStatements(file).map(({ key, digest }) => [key, digest]));
  const before = named();
  file.parties.reverse();
  file.temporal.unshift({ ...file.temporal[0], text: { en: 'Another rule in time' } });
  // A State that no list of it has.
  file.parties.unshift({ ...file.parties[0], state: 'BTN' });
  const after = named();
  for (const [key, digest] of before) assert.equal(after.get(key), digest, key);
  assert.equal(after.size, before.size + 2);
  assert.ok(!before.has('icerd/parties/BTN') && after.has('icerd/parties/BTN'));
});

test('two that are called alike are told apart, and a long name is cut', () => {
  const file = structuredClone(law.instrument('icerd')) as Instrument & {
    provisions: { authority: { name: string }[] }[];
  };
  const authority = { ...law.element('icerd.1.b').authority[0], name: 'x'.repeat(480), confirmed: null };
  file.provisions[0]?.authority.push(authority as never, { ...authority, for: null } as never);
  const names = placedStatements(file).map(({ key }) => key);
  const own = names.filter((name) => name.startsWith('icerd.1/authority/xxx'));
  assert.equal(own.length, 2);
  assert.equal(new Set(names).size, names.length);
  for (const name of own) assert.ok(name.length <= 200);
});

test('whoever confirms a statement reads all that it says in words, and no notation', () => {
  for (const file of files)
    for (const one of placedStatements(file))
      for (const { field, value } of wordsOf(one).facts)
        assert.doesNotMatch(value, /[{}[\]]|null/, `${one.key} ${field}`);
  const facts = (id: string) => {
    const found = placedStatements(law.rubric('b7')).find(({ key }) => key === id);
    assert.ok(found);
    return Object.fromEntries(wordsOf(found).facts.map(({ field, value }) => [field, value]));
  };
  assert.equal(
    facts('F3')['cases'],
    'at most 30: adjust +1 · at most 365: nothing · in every other case: adjust -1',
  );
  assert.equal(facts('F1')['value'], 'yes or no');
});
