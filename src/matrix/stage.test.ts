import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadLaw, SHIPPED_LAW } from '#law';
import { openMatrix, scaleOf, type Charged, type Evidence } from './index.ts';

const law = loadLaw([SHIPPED_LAW]);
const scale = scaleOf(law, law.rubric('b7'));
const CHARGED = { provision: 'icerd.5.b', forum: 'icj', standard: null } as const;
const SLOTS = [
  ...['a', 'b', 'c', 'd'].map((one) => `icerd.1.${one}`),
  'icerd.5.b.harm',
  'icerd.5.b.perpetrator',
  'icerd.5.b.ground',
  'icerd.5.b.responsibility.failure',
];
const piece = (slot: string, band: number): Evidence => ({
  id: `${slot} ${band}`,
  item: `item ${slot}`,
  origin: slot,
  stance: 'for',
  band,
});
const laid = (band: number, more: readonly (readonly [string, number])[] = []) =>
  new Map(
    [...SLOTS.map((slot) => [slot, band] as const), ...more].map(([slot, of]) => [slot, [piece(slot, of)]]),
  );
const at = (stage: string | null, of: ReturnType<typeof laid>, charged: Partial<Charged> = {}) =>
  openMatrix(law, scale, { ...CHARGED, ...charged, stage }, of).matrix();
const requiredOf = (matrix: ReturnType<typeof at>, isException: boolean): (string | null)[] => [
  ...new Set(
    matrix.provisions.flatMap(({ rows }) =>
      rows
        .filter(({ element }) => (element.kind === 'exception') === isException)
        .map(({ required }) => required),
    ),
  ),
];

test('a stage asks its own standard of all that has to be proved, gates included; the result of each element stays the same', () => {
  const [merits, measures] = [at(null, laid(2)), at('provisional-measures', laid(2))];
  assert.deepEqual(requiredOf(merits, false), ['convincing']);
  assert.deepEqual(requiredOf(measures, false), ['plausible']);
  assert.deepEqual([merits.isMet, measures.isMet], [false, true]);
  assert.deepEqual([merits.result, measures.result], ['plausible', 'plausible']);
  assert.equal(at('provisional-measures', laid(1)).isMet, false);
  // What is not addressed is not plausible either.
  const part = laid(2);
  part.delete('icerd.1.c');
  assert.equal(at('provisional-measures', part).isMet, false);
});

test('an exception keeps the standard of the merits: what the respondent may raise is not decided at an earlier stage', () => {
  const measures = at('provisional-measures', laid(2, [['icerd.1.x', 2]]));
  assert.deepEqual(requiredOf(measures, true), ['convincing']);
  assert.equal(measures.isMet, true);
  assert.equal(at('provisional-measures', laid(2, [['icerd.1.x', 5]])).isMet, false);
});

test('on the merits nothing changes, whether the stage is named or not, whatever counsel chose', () => {
  for (const standard of [null, 'fully-conclusive', 'plausible'])
    for (const band of [1, 2, 4, 5])
      assert.deepEqual(
        { ...at('merits', laid(band), { standard }), charged: null },
        { ...at(null, laid(band), { standard }), charged: null },
      );
  // What counsel chose is of the merits, and does not raise what a stage asks.
  assert.equal(at('provisional-measures', laid(2), { standard: 'fully-conclusive' }).isMet, true);
});

test('before a forum of which the stage says nothing the standards of the merits hold', () => {
  const charged = { provision: 'echr-p1.1', forum: 'ecthr' };
  assert.deepEqual(requiredOf(at('provisional-measures', new Map(), charged), false), [
    'beyond-reasonable-doubt',
  ]);
});

test('a stage that the law has not is refused', () => {
  assert.throws(() => at('appeal', new Map()), /appeal/);
});
