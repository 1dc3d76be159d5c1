import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadLaw } from './load-law.ts';
import type { Condition, Effect } from './model-scales.ts';

const law = loadLaw();
const b7 = law.rubric('b7', 1);

type Answer = boolean | number | string | readonly string[];

function holds(when: Condition | null, answer: Answer): boolean {
  if (when === null) return true;
  if (when.kind === 'is') return when.values.some((value) => value === answer);
  const count =
    typeof answer === 'object' && when.kind === 'chosen'
      ? answer.filter((one) => when.of.includes(one)).length
      : answer;
  return Number(count) >= (when.atLeast ?? 0) && Number(count) <= (when.atMost ?? Infinity);
}

/** As docs/formats/law.md says it, and no more: a second reader beside the room that weighs, which shows that the data suffice. */
function band(kindId: string, answers: Readonly<Record<string, Answer>> = {}): number {
  const kind = b7.kinds.find(({ id }) => id === kindId);
  assert.ok(kind);
  const effects = b7.factors
    .filter(({ appliesTo }) => appliesTo.length === 0 || appliesTo.includes(kindId))
    .flatMap(({ id, cases }): readonly Effect[] => {
      const answer = answers[id];
      return answer === undefined ? [] : (cases.find(({ when }) => holds(when, answer))?.effects ?? []);
    });
  const numbers = (field: 'adjust' | 'floor' | 'cap' | 'set'): number[] =>
    effects.flatMap((effect) => effect[field] ?? []);
  const adjusted = numbers('adjust').reduce((sum, step) => sum + step, kind.band);
  const sets = numbers('set');
  const raised = sets.length > 0 ? Math.min(...sets) : Math.max(adjusted, ...numbers('floor'));
  return Math.max(0, Math.min(raised, b7.bands.length - 1, ...numbers('cap')));
}

test('a kind of evidence begins with its band', () => {
  const bases = {
    'final-trial-finding': 5,
    'guilty-plea': 4,
    'cross-examined-inquiry': 4,
    'contemporaneous-official-record': 3,
    'un-fact-finding': 3,
    'intl-org-report': 3,
    'firsthand-statement': 2,
    'forensic-expert': 3,
    satellite: 3,
    'verified-ugc': 2,
    'ngo-report': 2,
    'affidavit-for-case': 1,
    press: 1,
    'state-own-claim': 1,
    indictment: 0,
  };
  assert.deepEqual(Object.fromEntries(b7.kinds.map(({ id }) => [id, band(id)])), bases);
});

test('each factor of the rubric does what B7 says of it', () => {
  const report = 'un-fact-finding';
  const statement = 'firsthand-statement';
  const form = ['signed', 'dated', 'taker-named', 'circumstances', 'personal-knowledge'];
  const cases: readonly (readonly [kind: string, factor: string, answer: Answer, wanted: number])[] = [
    [report, 'F1', true, 2],
    [report, 'F1', false, 3],
    [report, 'F2', 1, 2],
    [report, 'F2', 2, 3],
    [report, 'F3', 0, 4],
    [report, 'F3', 30, 4],
    [report, 'F3', 31, 3],
    [report, 'F3', 365, 3],
    [report, 'F3', 366, 2],
    [report, 'F4', 'direct', 4],
    [report, 'F4', 'hearsay-1', 2],
    [report, 'F4', 'hearsay-n', 2],
    [report, 'F4', 'opinion', 0],
    [report, 'F5', true, 5],
    ['indictment', 'F5', true, 3],
    [report, 'F6', true, 4],
    [report, 'F7', true, 5],
    [report, 'F8', 'final-finding', 5],
    [report, 'F8', 'guilty-plea', 4],
    [report, 'F8', 'acquittal', 2],
    [report, 'F8', 'charge', 0],
    [report, 'F9', ['neutral-source', 'court-like-process', 'quality'], 5],
    [report, 'F9', ['neutral-source', 'quality'], 4],
    [report, 'F9', [], 3],
    ['press', 'F10', ['consistent', 'concordant', 'diverse', 'public-knowledge'], 1],
    ['affidavit-for-case', 'F11', ['fact'], 0],
    ['affidavit-for-case', 'F11', ['fact', 'disinterested', 'near-event'], 1],
    [statement, 'F12', form, 2],
    [statement, 'F12', form.slice(1), 2],
    [statement, 'F12', form.slice(2), 1],
    [statement, 'F12', ['confirmed-later'], 2],
    [report, 'F13', 'nothing-to-gain', 4],
    [report, 'F13', 'something-to-gain', 2],
    ['satellite', 'F14', ['method-disclosed', 'independent', 'testable', 'as-expert'], 5],
    ['satellite', 'F14', ['independent'], 3],
    [report, 'F15', 'gapless', 3],
    [report, 'F15', 'partial', 3],
    [report, 'F15', 'none', 2],
    [report, 'F15', 'altered', 0],
    ['verified-ugc', 'F16', 'unverified-ugc', 1],
    ['verified-ugc', 'F16', 'verified-by-two', 2],
    ['verified-ugc', 'F16', 'disputed', 1],
    [report, 'F17', true, 3],
    [report, 'F18', true, 2],
  ];
  const wrong = cases.flatMap(([kind, factor, answer, wanted]) => {
    const got = band(kind, { [factor]: answer });
    return got === wanted ? [] : [`${kind} ${factor} ${JSON.stringify(answer)}: ${got}, not ${wanted}`];
  });
  assert.deepEqual(wrong, []);
  assert.deepEqual(new Set(cases.map(([, factor]) => factor)).size, 18);
});

test('caution wins: caps hold against floors and against what is set, and of what is set the lowest', () => {
  assert.equal(band('press', { F5: true, F10: ['diverse'] }), 2, 'an admission that only the press reports');
  assert.equal(band('press', { F5: true }), 3);
  assert.equal(band('final-trial-finding', { F8: 'final-finding', F15: 'none' }), 2);
  assert.equal(band('final-trial-finding', { F8: 'final-finding', F15: 'altered' }), 0);
  assert.equal(band('un-fact-finding', { F7: true, F5: true, F6: true }), 5, 'the scale ends');
});

test('an admission that was altered, or is an opinion, proves nothing: a floor does not lift what is set', () => {
  assert.equal(band('press', { F5: true, F15: 'altered' }), 0);
  assert.equal(band('press', { F5: true, F4: 'opinion' }), 0);
});

test('what is listed and what is alerted stand with the factors that B7 names', () => {
  const withEffect = (field: 'list' | 'alert'): string[] =>
    b7.factors
      .filter(({ cases }) => cases.some(({ effects }) => effects.some((one) => one[field] !== undefined)))
      .map(({ id }) => id);
  assert.deepEqual(withEffect('list'), ['F17', 'F18']);
  assert.deepEqual(withEffect('alert'), ['F8', 'F15', 'F18']);
  for (const { id, authority } of b7.factors) assert.ok(authority.length > 0, id);
});

test('standards are reached as B7 says', () => {
  const reached = (best: number, corroboration: number, contradictionsAnswered: boolean): string[] =>
    ['plausible', 'convincing', 'high-certainty', 'fully-conclusive'].filter((id) =>
      law
        .standard(id)
        .provenBy.some(
          (rule) =>
            best >= rule.best &&
            corroboration >= rule.corroboration &&
            (contradictionsAnswered || !rule.contradictionsAnswered),
        ),
    );
  assert.deepEqual(reached(1, 9, true), []);
  assert.deepEqual(reached(2, 1, true), ['plausible']);
  assert.deepEqual(reached(3, 1, true), ['plausible']);
  assert.deepEqual(reached(3, 2, true), ['plausible', 'convincing']);
  assert.deepEqual(reached(4, 1, false), ['plausible', 'convincing']);
  assert.deepEqual(reached(4, 2, false), ['plausible', 'convincing', 'high-certainty']);
  assert.deepEqual(reached(4, 3, false), ['plausible', 'convincing', 'high-certainty']);
  assert.deepEqual(reached(4, 3, true), ['plausible', 'convincing', 'high-certainty', 'fully-conclusive']);
  assert.deepEqual(reached(5, 1, false), ['plausible', 'convincing', 'fully-conclusive']);
});
