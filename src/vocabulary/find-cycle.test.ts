import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findCycle } from './find-cycle.ts';

/** Whether some id is met again on the way up from itself; by walking as often as there are ids. */
function hasCycle(parents: ReadonlyMap<string, string | null>): boolean {
  return [...parents.keys()].some((start) => {
    let at: string | null = start;
    for (let step = 0; step < parents.size; step += 1) {
      at = at === null ? null : (parents.get(at) ?? null);
      if (at === start) return true;
    }
    return false;
  });
}

const id = fc.integer({ min: 0, max: 12 }).map(String);
const anyParents = fc
  .array(fc.tuple(id, fc.option(id, { nil: null })), { maxLength: 14 })
  .map((pairs) => new Map(pairs));

test('a circle is found exactly when there is one, and what is named is a circle', () => {
  fc.assert(
    fc.property(anyParents, (parents) => {
      const cycle = findCycle(parents);
      assert.equal(cycle !== null, hasCycle(parents));
      if (cycle === null) return;
      assert.equal(cycle[0], cycle.at(-1));
      assert.equal(new Set(cycle).size, cycle.length - 1);
      for (const [at, one] of cycle.slice(0, -1).entries()) assert.equal(parents.get(one), cycle[at + 1]);
    }),
    { numRuns: 500 },
  );
});

test('a tree has no circle whatever the order of its rows, and one further row that closes it makes one', () => {
  const tree = fc
    .array(fc.nat(), { minLength: 1, maxLength: 30 })
    .map((draws) => draws.map((draw, at) => [`t${at}`, at === 0 ? null : `t${draw % at}`] as const));
  fc.assert(
    fc.property(tree, fc.nat(), fc.nat(), (rows, turn, pick) => {
      const turned = [...rows.slice(turn % rows.length), ...rows.slice(0, turn % rows.length)];
      const parents = new Map<string, string | null>(turned);
      assert.equal(findCycle(parents), null);
      // The root is put below any of its own.
      parents.set('t0', `t${pick % rows.length}`);
      assert.ok(findCycle(parents)?.includes('t0'));
    }),
  );
});

test('a chain of 100,000 terms is passed once', () => {
  const chain = new Map<string, string | null>([['0', null]]);
  for (let at = 1; at < 100_000; at += 1) chain.set(String(at), String(at - 1));
  const started = performance.now();
  assert.equal(findCycle(chain), null);
  chain.set('0', '99999');
  assert.equal(findCycle(chain)?.length, 100_001);
  assert.ok(performance.now() - started < 5_000);
});
