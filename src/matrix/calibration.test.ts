import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { loadLaw, SHIPPED_LAW } from '#law';
import { factorsFor, isAnswerTo, judge, meetsStandard, scaleOf, weigh, type Answers } from './index.ts';

interface Fact {
  readonly id: string;
  readonly charge: string;
  readonly evidence: readonly { what: string; kind: string; origin?: string; answers: Answers }[];
  readonly held: 'established' | 'not established';
  readonly result: string;
}

const file = join(SHIPPED_LAW, 'calibration', 'decided-cases.yaml');
const { cases } = parse(readFileSync(file, 'utf8')) as { cases: { case: string; facts: Fact[] }[] };
const law = loadLaw([SHIPPED_LAW]);
const rubric = law.rubric('b7');
const scale = scaleOf(law, rubric);

/** What the rubric makes of a fact as it is coded: the very code that weighs a live case. */
function judged({ evidence, id }: Fact) {
  return judge(
    scale,
    evidence.map(({ kind, origin, answers, what }, at) => {
      for (const [factor, answer] of Object.entries(answers)) {
        const known = factorsFor(rubric, kind).find((one) => one.id === factor);
        assert.ok(known && isAnswerTo(known, answer), `${id}, ${what}: ${factor}`);
      }
      const band = weigh(rubric, kind, answers)?.band;
      assert.notEqual(band, undefined, `${id}: ${kind} is no kind of evidence`);
      return {
        id: `${id}-${at}`,
        item: what,
        origin: origin ?? what,
        stance: 'for',
        band: band ?? null,
      } as const;
    }),
  );
}

// CALIBRATION: coded by us at the level of detail of the reference, to be checked by a lawyer.
for (const { case: name, facts } of cases)
  for (const fact of facts)
    void test(`calibration: ${name}, ${fact.id}: ${fact.held}`, () => {
      const charge = law.standardSets.flatMap((set) => set.charges).find(({ id }) => id === fact.charge);
      assert.ok(charge, fact.charge);
      const standard = scale.standards.get(charge.standard ?? '');
      assert.ok(standard, `${fact.charge} names no standard`);
      const judgement = judged(fact);
      assert.equal(judgement.result, fact.result, `best ${judgement.best}, ${judgement.origins} origins`);
      assert.equal(meetsStandard(judgement, standard), fact.held === 'established');
    });

test('calibration: five decided cases, both outcomes of most, and every standard of the merits', () => {
  assert.equal(cases.length, 5);
  const facts = cases.flatMap((one) => one.facts);
  assert.equal(facts.filter(({ held }) => held === 'established').length, 6);
  assert.equal(facts.filter(({ held }) => held === 'not established').length, 5);
  assert.deepEqual([...new Set(facts.map(({ charge }) => charge))].toSorted(), [
    'icj-exceptional-gravity',
    'icj-failure-to-prevent',
    'icj-racial-discrimination',
    'icj-responsibility',
  ]);
});
