import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadLaw, SHIPPED_LAW } from '#law';
import { openMatrix, scaleOf, type Evidence, type Matrix } from './index.ts';

const law = loadLaw([SHIPPED_LAW]);
const scale = scaleOf(law, law.rubric('b7'));
// One with gates, alternatives, and provisions that prove these.
const charged = { provision: 'icerd.5.d.ii', forum: 'icj', standard: null };
const { provisions } = openMatrix(law, scale, charged, new Map()).matrix();
const required = provisions.flatMap(({ rows }) =>
  rows.flatMap(({ element }) => (element.kind === 'required' ? [element.id] : [])),
);
const slots = provisions.flatMap(({ rows }) =>
  rows.flatMap(({ element, alternatives }) => [
    element.id,
    ...alternatives.flatMap(({ alternative, provisions }) => [
      alternative.id,
      ...provisions.flatMap((one) => one.rows.map((row) => row.element.id)),
    ]),
  ]),
);

const pieceOf = (slot: fc.Arbitrary<string>) =>
  fc.record({
    slot,
    item: fc.constantFrom('i1', 'i2', 'i3', 'i4'),
    origin: fc.constantFrom('o1', 'o2', 'o3'),
    stance: fc.constantFrom('for' as const, 'for' as const, 'for' as const, 'against' as const),
    band: fc.constantFrom(null, 2, 3, 3, 4, 5),
    isAnswered: fc.boolean(),
  });
type Piece = ReturnType<typeof pieceOf> extends fc.Arbitrary<infer T> ? T : never;

function laidOf(pieces: readonly Piece[]): Map<string, Evidence[]> {
  const numbered = pieces.map(({ slot, ...one }, n) => ({ slot, one: { id: String(n), ...one } }));
  return new Map(
    [...Map.groupBy(numbered, ({ slot }) => slot)].map(([slot, some]) => [slot, some.map(({ one }) => one)]),
  );
}
const fresh = (laid: ReadonlyMap<string, readonly Evidence[]>): Matrix =>
  openMatrix(law, scale, charged, laid).matrix();
const inOrder = (matrix: Matrix) => ({
  ...matrix,
  hangsOn: matrix.hangsOn.toSorted((one, other) => (one.item < other.item ? -1 : 1)),
});
const some = fc.array(pieceOf(fc.constantFrom(...slots)), { maxLength: 40 });
// Two for each element that is required: a charge of which one is bare hangs on nothing.
const many = fc
  .tuple(some, ...required.flatMap((slot) => [pieceOf(fc.constant(slot)), pieceOf(fc.constant(slot))]))
  .map(([first, ...others]) => [...first, ...others]);

test('a matrix that is kept and laid to anew says what one made from nothing says', () => {
  fc.assert(
    fc.property(
      many,
      fc.array(fc.tuple(fc.constantFrom(...required), some), { maxLength: 4 }),
      (first, changes) => {
        const laid = laidOf(first);
        const open = openMatrix(law, scale, charged, laid);
        open.matrix();
        for (const [slot, pieces] of changes) {
          const here = laidOf(pieces.map((one) => ({ ...one, slot }))).get(slot) ?? [];
          laid.set(slot, here);
          open.lay(slot, here);
          assert.deepEqual(inOrder(open.matrix()), inOrder(fresh(laid)));
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('an exhibit that was weighed and that the whole hangs on is one without which a matrix made from nothing says less', () => {
  let hanging = 0;
  fc.assert(
    fc.property(many, (pieces) => {
      // What nobody weighed counts for nothing, and nothing hangs on it.
      const laid = laidOf(pieces.map((one) => ({ ...one, band: one.band ?? 2 })));
      const whole = fresh(laid);
      const rank = (id: string): number => scale.results.findIndex((one) => one.id === id);
      for (const item of ['i1', 'i2', 'i3', 'i4']) {
        const left = new Map(
          [...laid].map(([slot, here]) => [
            slot,
            here.filter((one) => one.item !== item || one.stance === 'against'),
          ]),
        );
        const without = fresh(left);
        hanging += whole.hangsOn.length > 0 ? 1 : 0;
        const falls = rank(without.result) < rank(whole.result) || (whole.isMet && !without.isMet);
        assert.deepEqual(
          whole.hangsOn.find((one) => one.item === item) ?? null,
          falls ? { item, result: without.result, isMet: without.isMet } : null,
        );
      }
    }),
    { numRuns: 300 },
  );
  assert.ok(hanging > 50, `charges that hang on something: ${hanging}`);
});
