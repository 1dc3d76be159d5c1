import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { claim } from '../../../test/coding/claim.ts';
import { checksAmong, originsFor } from './checks.ts';
import { daysOf, isBefore, isReversed } from './days.ts';
import type { CheckedClaim } from './model.ts';
import { origins } from './origins.ts';

const part = fc.constantFrom(
  ...'2020 2021-05 2021-05-03 2021-02-30 2021-13 0000 0001 9999-12-31 2021-05~ 2020? 2020-11-10% 201X 20XX 2020-XX 2020-XX-XX 2021-05-03T10:00:00Z .. -0044'.split(
    ' ',
  ),
  '',
);
const edtf = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 3, arbitrary: part },
  { weight: 3, arbitrary: fc.tuple(part, part).map((parts) => parts.join('/')) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
  { weight: 1, arbitrary: fc.array(part, { maxLength: 5 }).map((parts) => parts.join('/')) },
);
const number = fc.oneof(
  fc.constant(null),
  fc.constantFrom(0, 1, 2, 3, 65, 278, 345, -1, 1.5, 1e300, Number.NaN, Infinity),
);
const words = fc.oneof(
  fc.constantFrom(null, '', 'civilians', 'ANAMA', 'the Foreign Ministry', 'the agency Norda', 'Norda'),
  fc.string({ unit: 'grapheme' }),
);
const id = fc.constantFrom(...'abcdefgh');
const relation = fc.constantFrom('supports', 'contradicts', 'qualifies', 'same-origin') as fc.Arbitrary<
  CheckedClaim['links'][number]['relation']
>;

const claims: fc.Arbitrary<CheckedClaim[]> = fc.uniqueArray(
  fc
    .record({
      id,
      facts: fc.record({
        kind: fc.constantFrom('claimk-count', 'claimk-promise'),
        polarity: fc.constantFrom('affirms', 'denies'),
        speaker: words,
        said_on: edtf,
        happened_on: edtf,
        period_from: edtf,
        period_to: edtf,
        as_of: edtf,
        measure: fc.constantFrom(null, 'count-killed', 'count-injured', 'count-killed-or-injured', 'x-other'),
        value: number,
        lower: number,
        upper: number,
        population: words,
        area: words,
      }),
      sourceId: id,
      sourceName: words,
      sourceKind: fc.constantFrom(null, 'person', 'organisation'),
      independenceGroup: fc.constantFrom(null, '', 'one', 'other'),
      itemIds: fc.array(id, { maxLength: 3 }),
      itemRelations: fc.array(
        fc.record({
          itemId: id,
          otherItemId: id,
          kind: fc.constantFrom('near-duplicate' as const, 'same-text' as const),
        }),
        { maxLength: 4 },
      ),
      links: fc.array(fc.record({ otherId: id, relation, reason: fc.constantFrom('r', 's') }), {
        maxLength: 3,
      }),
      quotes: fc.array(fc.record({ text: words, language: fc.constantFrom(null, 'az', 'xx', '') }), {
        maxLength: 2,
      }),
      credibility: fc.constantFrom('1', '6'),
    })
    .map(({ id, ...given }) => claim(id, given as Parameters<typeof claim>[1])),
  { selector: (one) => one.id, maxLength: 8 },
);

test('whatever the claims hold, nothing throws, nothing changes, and only claims that are there are named', () => {
  fc.assert(
    fc.property(claims, (all) => {
      const before = structuredClone(all);
      const ids = new Set(all.map((one) => one.id));
      for (const { claimIds, why } of checksAmong(all)) {
        assert.ok(claimIds.length > 0 && claimIds.every((id) => ids.has(id)));
        assert.equal(new Set(claimIds).size, claimIds.length);
        const isPlain = !Object.values(why.facts).some((fact) => String(fact).includes('{'));
        if (isPlain) assert.doesNotMatch(why.text, /\{\w+\}|undefined|NaN/);
      }
      // Both are copies, as fast-check makes things without a prototype.
      assert.deepEqual(structuredClone(all), before);
    }),
    { numRuns: 400 },
  );
});

test('the order of the claims does not matter, and a claim is told the same alone as among all', () => {
  fc.assert(
    fc.property(claims, fc.infiniteStream(fc.nat()), (all, random) => {
      const keyed = all.map((one) => ({ one, key: random.next().value }));
      const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ one }) => one);
      const checks = checksAmong(all);
      assert.deepEqual(checksAmong(shuffled), checks);
      assert.deepEqual(origins(shuffled), origins(all));
      for (const { id } of all) {
        assert.deepEqual(
          checksAmong(all, id),
          checks.filter(({ claimIds }) => claimIds.includes(id)),
        );
        assert.deepEqual(originsFor(shuffled, id), originsFor(all, id));
      }
    }),
    { numRuns: 200 },
  );
});

test('every claim is of one origin, and the joins of an origin hold it together', () => {
  fc.assert(
    fc.property(claims, (all) => {
      const found = origins(all);
      assert.deepEqual(found.flatMap(({ claimIds }) => claimIds).sort(), all.map((one) => one.id).sort());
      for (const { claimIds, joins } of found) {
        const reached = new Set(claimIds.slice(0, 1));
        for (let size = 0; size !== reached.size;) {
          size = reached.size;
          for (const { claimIds: pair } of joins)
            if (pair.some((id) => reached.has(id))) for (const id of pair) reached.add(id);
        }
        assert.deepEqual([...reached].sort(), [...claimIds].sort());
      }
      for (const { id } of all) assert.ok(originsFor(all, id).supporting[0]?.claimIds.includes(id));
    }),
    { numRuns: 200 },
  );
});

test('of two dates at most one is before the other, and of one that is not understood nothing is said', () => {
  fc.assert(
    fc.property(edtf, edtf, (one, other) => {
      assert.ok(!(isBefore(one, other) && isBefore(other, one)));
      assert.ok(!isBefore(one, one));
      const days = daysOf(one);
      if (days) assert.ok(days.first <= days.last);
      if (one !== null && isReversed(one)) assert.equal(days, null);
    }),
    { numRuns: 2_000 },
  );
});
