import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadLaw } from './load-law.ts';
import { reaches, weigh, type Answer } from './weigh.ts';

const law = loadLaw();
const b7 = law.rubric('b7', 1);

function band(kind: string, answers: Readonly<Record<string, Answer>> = {}): number {
  return weigh(b7, kind, new Map(Object.entries(answers))).band;
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

test('what was applied, what was not answered, alerts and lists are told', () => {
  const weight = weigh(
    b7,
    'press',
    new Map<string, Answer>([
      ['F17', true],
      ['F18', true],
      ['F15', 'altered'],
    ]),
  );
  assert.deepEqual(
    weight.applied.map(({ factor }) => factor.id),
    ['F15', 'F17', 'F18'],
  );
  assert.deepEqual(weight.lists, ['inference', 'contrary']);
  assert.equal(weight.alerts.length, 2);
  assert.deepEqual(
    weight.unanswered.map(({ id }) => id),
    ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F10', 'F13', 'F16'],
  );
  assert.ok(weight.applied.every(({ factor }) => factor.authority.length > 0));
});

test('an answer that is none is refused', () => {
  const bad: readonly (readonly [string, Answer])[] = [
    ['F1', 'yes'],
    ['F3', -1],
    ['F3', 1.5],
    ['F3', Number.NaN],
    ['F4', 'constructor'],
    ['F9', 'quality'],
    ['F9', ['x']],
    ['F9', ['quality', 'quality']],
    ['F99', true],
  ];
  for (const [factor, answer] of bad)
    assert.throws(() => weigh(b7, 'press', new Map([[factor, answer]])), { code: 'INVALID_INPUT' }, factor);
  assert.throws(() => weigh(b7, 'rumour', new Map()), { code: 'LAW_UNKNOWN' });
});

test('whatever is answered, the band is on the scale and under every cap', () => {
  const answer = fc.record(
    Object.fromEntries(
      b7.factors.map(({ id, value }) => {
        if (value.type === 'boolean') return [id, fc.boolean()];
        if (value.type === 'number') return [id, fc.nat(1000)];
        const options = value.options.map((option) => option.id);
        return [id, value.type === 'choice' ? fc.constantFrom(...options) : fc.subarray(options)];
      }),
    ) as Record<string, fc.Arbitrary<Answer>>,
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.constantFrom(...b7.kinds.map(({ id }) => id)), answer, (kind, answers) => {
      const weight = weigh(b7, kind, new Map(Object.entries(answers)));
      const caps = weight.applied.flatMap(({ effects }) => effects.flatMap(({ cap }) => cap ?? []));
      assert.ok(weight.band >= 0 && weight.band <= Math.min(5, ...caps));
    }),
  );
});

test('standards are reached as B7 says', () => {
  const reached = (best: number, corroboration: number, contradictionsAnswered: boolean): string[] =>
    ['plausible', 'convincing', 'high-certainty', 'fully-conclusive'].filter((id) =>
      reaches(law.standard(id), { best, corroboration, contradictionsAnswered }),
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
