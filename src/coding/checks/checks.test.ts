import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claim, hurt, injured, killed, minesRecorded, missing } from '../../../test/coding/claim.ts';
import { checksAmong, originsFor } from './checks.ts';
import type { Check, CheckCode, CheckedClaim } from './model.ts';
import { origins } from './origins.ts';

const of = (code: CheckCode, claims: readonly CheckedClaim[]): Check[] =>
  checksAmong(claims).filter((check) => check.code === code);
const ids = (checks: readonly Check[]): string[][] => checks.map(({ claimIds }) => [...claimIds]);
const only = (code: CheckCode, claims: readonly CheckedClaim[]): Check => {
  const [check, ...more] = of(code, claims);
  assert.ok(check, code);
  assert.equal(more.length, 0);
  return check;
};
const quote = (text: string, language: string | null = null) => ({ text, language });

// Public statements as outlets printed them, named as sources here; each is only what somebody said. All else in this file is fictional.
const turan = { sourceId: 'turan', sourceName: 'turan.az', itemIds: ['turan-release'] };
const sameRelease = (otherId: string) => ({
  otherId,
  relation: 'same-origin' as const,
  reason: 'a report of the same release',
});
const suffered = claim('a-345-suffered', {
  ...turan,
  facts: hurt({ value: 345 }),
  links: [sameRelease('d-345-died')],
  quotes: [quote('345 have suffered')],
});
const died = claim('b-65-died', {
  ...turan,
  facts: killed({ value: 65 }),
  quotes: [quote('65 died incl. 50 civilians')],
});
const civilians = claim('b-50-civilians', {
  ...turan,
  facts: killed({ value: 50, population: 'civilians' }),
  quotes: [quote('65 died incl. 50 civilians')],
});
const wounded = claim('c-278-injured', {
  ...turan,
  facts: injured({ value: 278 }),
  quotes: [quote('278 injured')],
});
const misreport = claim('d-345-died', {
  sourceName: 'menafn',
  facts: killed({ value: 345 }),
  quotes: [quote('345 people have died')],
});
const earlier = claim('e-180', {
  sourceName: 'jam-news',
  facts: hurt({ value: 180, period_from: '2020-11-10', period_to: '2021-11-22', as_of: '2021-11-22' }),
  quotes: [quote('180 injured or killed 10.11.2020-22.11.2021')],
});
const died282 = claim('f-282-died', {
  sourceName: 'azernews',
  facts: killed({ value: 282, said_on: '2023-01', speaker: 'MFA' }),
  quotes: [quote('282 ... have died')],
});
const caseSet = [suffered, died, civilians, wounded, misreport, earlier, died282];

test('parts that do not add up to the whole are told with their sum: 65 and 278 are not 345', () => {
  const check = only('parts-not-whole', caseSet);
  assert.deepEqual(check.claimIds, [suffered.id, died.id, wounded.id]);
  assert.deepEqual(check.why.facts, { whole: '345', first: '65', second: '278', sum: '343' });
  const right = claim('whole', { ...turan, facts: hurt({ value: 343 }) });
  assert.deepEqual(of('parts-not-whole', [right, died, wounded]), []);
  // What may be so is not complained of: “at least 278”.
  const atLeast = { ...wounded, facts: { ...wounded.facts, value: null, lower: 278 } };
  assert.deepEqual(of('parts-not-whole', [suffered, died, atLeast]), []);
  // Nor are numbers for another day, of another area, or of another speaker of one paper.
  for (const other of [{ as_of: '2024-02-01' }, { area: 'Redfield' }])
    assert.deepEqual(
      of('parts-not-whole', [suffered, died, { ...wounded, facts: { ...wounded.facts, ...other } }]),
      [],
    );
  const spoken = (one: CheckedClaim, speaker: string): CheckedClaim => ({
    ...one,
    facts: { ...one.facts, speaker },
  });
  assert.deepEqual(
    of('parts-not-whole', [suffered, spoken(died, 'one ministry'), spoken(wounded, 'the other ministry')]),
    [],
  );
});

test('a part above its whole is told where the other part is not known', () => {
  const whole = claim('w', { ...turan, facts: hurt({ value: 40 }) });
  assert.deepEqual(ids(of('part-above-whole', [whole, died])), [['w', died.id]]);
});

test('one release with two measures is told: 345 suffered and 345 died', () => {
  const check = only('same-number-other-measure', caseSet);
  assert.deepEqual(check.claimIds, [suffered.id, misreport.id]);
  assert.deepEqual(check.why.facts, { number: '345' });
  // Without anything that ties the two there is nothing to say.
  assert.deepEqual(of('same-number-other-measure', [{ ...suffered, links: [] }, misreport]), []);
  // “2 killed and 2 injured” in one item are two statements.
  const two = [
    claim('k', { ...turan, facts: killed({ value: 2 }) }),
    claim('i', { ...turan, facts: injured({ value: 2 }) }),
  ];
  assert.deepEqual(of('same-number-other-measure', two), []);
});

test('a part of the people counted is not added to all of them', () => {
  const check = only('scopes-overlap', caseSet);
  assert.deepEqual([...check.claimIds], [civilians.id, died.id]);
  assert.equal(check.severity, 'note');
});

test('what is said by nobody for a day is told, and nothing is concluded from different sources', () => {
  assert.deepEqual(
    ids(of('as-of-missing', caseSet)).flat(),
    [suffered, civilians, died, wounded, misreport, died282].map(({ id }) => id).sort(),
  );
  assert.deepEqual(of('total-falls', caseSet), []);
  // The numbers of the maps: other areas on other days, and both sides’ words.
  const maps = [
    claim('jun', {
      facts: minesRecorded({ value: 97_000, area: 'Aghdam', said_on: '2021-06-12', as_of: '2021-06-12' }),
    }),
    claim('jul', {
      facts: minesRecorded({
        value: 92_000,
        area: 'Fuzuli, Zangilan',
        said_on: '2021-07-03',
        as_of: '2021-07-03',
      }),
    }),
  ];
  assert.deepEqual(checksAmong(maps), []);
});

test('those missing may become more or fewer; a total that only adds up may not fall', () => {
  const commission = {
    sourceId: 'commission',
    sourceName: 'State Commission of Fictionland',
    sourceKind: 'organisation',
  };
  const series = (make: typeof killed, values: readonly number[]): CheckedClaim[] =>
    values.map((value, at) =>
      claim(`${at}`, { ...commission, facts: make({ value, as_of: `202${at}-01-01`, period_from: '2019' }) }),
    );
  assert.deepEqual(of('total-falls', series(missing, [3868, 4010, 3983])), []);
  assert.deepEqual(of('total-falls', series(killed, [3868, 3983, 4010])), []);
  const check = only('total-falls', series(killed, [100, 90]));
  assert.deepEqual(check.claimIds, ['0', '1']);
  assert.deepEqual(check.why.facts, {
    claimant: 'State Commission of Fictionland',
    before: '100',
    beforeDay: '2020-01-01',
    after: '90',
    afterDay: '2021-01-01',
  });
  assert.equal(check.severity, 'warning');
  // Every one that falls is told, not only the deepest fall.
  assert.deepEqual(ids(of('total-falls', series(killed, [100, 90, 120, 80]))), [
    ['0', '1'],
    ['0', '3'],
    ['1', '3'],
    ['2', '3'],
  ]);
  // Days that may be the same, and a bound that may hold, are no fall.
  const [first, second] = series(killed, [100, 90]);
  assert.ok(first && second);
  for (const facts of [{ as_of: '2020' }, { as_of: '2020-01-02~' }, { value: null, lower: 90 }])
    assert.deepEqual(of('total-falls', [first, { ...second, facts: { ...second.facts, ...facts } }]), []);
});

test('a bare name of an office is another office in each source', () => {
  const ministry = (id: string, sourceId: string, value: number, asOf: string): CheckedClaim =>
    claim(id, { sourceId, facts: killed({ value, speaker: 'the Foreign Ministry', as_of: asOf }) });
  const here = ministry('1', 'side one', 10, '2020');
  assert.deepEqual(of('total-falls', [here, ministry('2', 'side two', 5, '2021')]), []);
  assert.equal(of('total-falls', [here, ministry('2', 'side one', 5, '2021')]).length, 1);
  assert.equal(origins([here, ministry('2', 'side two', 10, '2020')]).length, 2);
  for (const [speaker, isOne] of [
    ['МИД', false],
    ['Xarici İşlər Nazirliyi', false],
    ['ՊՆ', false],
    ['Azərbaycan Xarici İşlər Nazirliyi', true],
    ['Ministry of Foreign Affairs of Fictionland', true],
    ['Министерство обороны Вымышленной Республики', true],
    ['ANAMA', true],
  ] as const) {
    const two = ['1', '2'].map((id) => claim(id, { facts: killed({ value: 10, speaker }) }));
    assert.equal(origins(two).length, isOne ? 1 : 2, speaker);
  }
});

test('numbers for periods that overlap are told once for all of them', () => {
  const release = { sourceId: 'office', sourceName: 'Office of Fictionland' };
  const upTo = (id: string, from: string, to: string): CheckedClaim =>
    claim(id, { ...release, facts: hurt({ value: 1, period_from: from, period_to: to, as_of: to }) });
  assert.deepEqual(
    ids(
      of('periods-overlap', [
        upTo('1', '2020-11-10', '2021-11-22'),
        upTo('2', '2020-11-10', '2023-01-15'),
        upTo('3', '2023-01-15', '2024-02-12'),
      ]),
    ),
    [['1', '2']],
  );
  // In one month may be on different days of it.
  assert.deepEqual(of('periods-overlap', [upTo('1', '2020', '2021-05'), upTo('2', '2021-05', '2022')]), []);
});

test('a date before what it describes is told, unless the two may fit', () => {
  const codes = (facts: Partial<CheckedClaim['facts']>): string[] =>
    checksAmong([claim('1', { facts })]).map(({ code }) => code);
  assert.deepEqual(codes({ said_on: '2020-11-09', happened_on: '2020-11-10' }), ['said-before']);
  assert.deepEqual(codes({ said_on: '2020-11-09', happened_on: '2020-11-10', kind: 'claimk-promise' }), []);
  for (const happened_on of [
    '2020-11',
    '2020-11-10~',
    '2020-1X',
    '../2021',
    '2020-11-01/2021',
    '2020-13',
    'soon',
  ])
    assert.deepEqual(codes({ said_on: '2020-11-09', happened_on }), [], happened_on);
  assert.deepEqual(codes({ said_on: '2020-11-09?', happened_on: '2020-11-10' }), []);
  assert.deepEqual(codes({ said_on: '2020-11-09/..', happened_on: '2020-11-10' }), []);
  assert.deepEqual(codes({ said_on: '2021-06-12', as_of: '2021-07' }), ['as-of-after-said']);
  assert.deepEqual(codes({ period_from: '2021', period_to: '2020-12' }), ['period-reversed']);
  assert.deepEqual(codes({ period_from: '2021', as_of: '2020-12-31' }), ['as-of-before-period']);
  assert.deepEqual(codes({ happened_on: '2021/2020' }), ['date-reversed']);
});

test('the number of a claim stands in its quotes, in the writing of five languages', () => {
  const reads = (value: number, ...texts: (string | null)[]): Check[] =>
    of('number-not-in-quote', [
      claim('1', {
        facts: minesRecorded({ value }),
        quotes: texts.map((text) => ({ text, language: null })),
      }),
    ]);
  for (const text of [
    '97,000 mines',
    '97 000 mines',
    '97.000 mines',
    '«97 тыс.» мин',
    '97 min mina',
    '97 հազար ական',
    'ninety-seven thousand mines',
    'quatre-vingt-dix-sept mille mines',
    'девяносто семь тысяч мин',
    'doxsan yeddi min mina',
  ])
    assert.deepEqual(reads(97_000, text), [], text);
  assert.deepEqual(reads(12.5, 'an area of 12,5 ha'), []);
  assert.deepEqual(reads(345, '345-dən çox adam'), []);
  const [wrong] = reads(92_000, 'a map of 97,000 mines handed over on 12 June 2021');
  assert.deepEqual(wrong?.why.facts, { number: 92_000, found: '97000' });
  assert.equal(reads(97_000, 'many mines')[0]?.why.code, 'check-number-nowhere');
  // One of several quotes may have it, and so may a picture.
  assert.deepEqual(reads(97_000, 'many mines', '97,000'), []);
  assert.deepEqual(reads(97_000, 'many mines', null), []);
  // The language that is known is the one that is read: “min” is a thousand in one and nothing in another.
  const inEnglish = claim('1', { facts: minesRecorded({ value: 97_000 }), quotes: [quote('97 min', 'en')] });
  assert.equal(of('number-not-in-quote', [inEnglish]).length, 1);
  // Of words in a language that we have no numbers of nothing is said.
  const inGerman = claim('1', {
    facts: minesRecorded({ value: 97 }),
    quotes: [quote('siebenundneunzig', 'de')],
  });
  assert.deepEqual(of('number-not-in-quote', [inGerman]), []);
});

const agency = killed({ value: 12, as_of: '2031-05-03', said_on: '2031-05-04', speaker: 'the agency Norda' });

test('ten papers that print one agency are one origin, and why is kept for every one', () => {
  const papers = Array.from({ length: 10 }, (_, n) =>
    claim(`${n}`, {
      facts: n === 0 ? { ...agency, speaker: null } : agency,
      ...(n === 0 ? { sourceName: 'Norda' } : {}),
    }),
  );
  const [origin, ...more] = origins(papers);
  assert.ok(origin);
  assert.equal(more.length, 0);
  assert.equal(origin.joins.length, 9);
  assert.ok(origin.joins.every(({ basis, why }) => basis === 'citation' && why.facts['name'] === 'norda'));
  assert.equal(originsFor(papers, '3').supporting.length, 1);
});

test('papers of one group, or of nearly one text, are likely one origin until people say so', () => {
  const plain = { ...agency, speaker: null };
  const ofGroup = ['1', '2', '3'].map((id) =>
    claim(id, { facts: plain, independenceGroup: id === '3' ? null : 'Fictional holding' }),
  );
  assert.deepEqual(ids(of('same-origin-likely', ofGroup)), [['1', '2']]);
  assert.equal(origins(ofGroup).length, 2);
  const like = (itemId: string, otherItemId: string) => [
    { itemId, otherItemId, kind: 'near-duplicate' as const },
  ];
  const alike = [
    claim('1', { facts: plain, itemRelations: like('item of 1', 'item of 2') }),
    claim('2', { facts: plain }),
  ];
  assert.equal(only('same-origin-likely', alike).why.code, 'check-same-text');
  assert.deepEqual(
    origins(alike)[0]?.joins.map(({ basis }) => basis),
    ['near-duplicate'],
  );
  const stated = alike.map((one) => ({ ...one, links: [sameRelease(one.id === '1' ? '2' : '1')] }));
  assert.deepEqual(of('same-origin-likely', stated), []);
  // Two named organisations that say the same are two origins, even in one article printed twice.
  const named = alike.map((one, n): CheckedClaim => ({
    ...one,
    facts: { ...one.facts, speaker: `Ministry of Defence of ${n === 0 ? 'Fictionland' : 'Otherland'}` },
  }));
  assert.equal(origins(named).length, 2);
});

test('a claim confirmed by one origin alone is told, by two it is not', () => {
  const graded = claim('1', { facts: agency, credibility: '1' });
  assert.deepEqual(only('confirmed-without-two-origins', [graded, claim('2', { facts: agency })]).why.facts, {
    n: 1,
  });
  const other = claim('2', { facts: { ...agency, speaker: 'the hospital of Redfield' } });
  assert.deepEqual(of('confirmed-without-two-origins', [graded, other]), []);
  const linked = { ...graded, links: [{ otherId: '3', relation: 'supports' as const, reason: 'saw it' }] };
  assert.deepEqual(of('confirmed-without-two-origins', [linked, claim('3')]), []);
});

test('both sides’ words stand beside each other: how many origins for, how many against', () => {
  const contradicts = (otherId: string) => ({
    otherId,
    relation: 'contradicts' as const,
    reason: 'says the contrary',
  });
  // 4 December 2021: one side says that all maps are handed over, the other doubts it.
  const all = claim('all', { facts: { body: 'all maps are handed over' }, links: [contradicts('doubts')] });
  const doubts = claim('doubts', {
    facts: { body: 'the maps are not all', polarity: 'denies' },
    links: [contradicts('all')],
  });
  for (const id of ['all', 'doubts']) {
    const { supporting, contradicting } = originsFor([all, doubts], id);
    assert.deepEqual([supporting.length, contradicting.length], [1, 1]);
    assert.deepEqual(supporting[0]?.claimIds, [id]);
  }
  assert.deepEqual(checksAmong([all, doubts]), []);
});

test('2,000 comparable claims are looked at well within a second', () => {
  const many = Array.from({ length: 2_001 }, (_, n) =>
    claim(String(n).padStart(5, '0'), {
      facts: {
        ...[killed, injured, hurt][n % 3]?.({ value: n % 500 }),
        speaker: `spokesperson ${n % 40} of the Ministry of Health of Fictionland`,
        as_of: `20${String(10 + (n % 20))}-0${1 + (n % 9)}`,
        period_from: n % 2 === 0 ? '2009' : null,
      },
      sourceId: `s${n % 100}`,
      itemIds: [`i${n % 700}`],
      itemRelations: Array.from({ length: 10 }, (_, k) => ({
        itemId: `i${n % 700}`,
        otherItemId: `i${(n * 7 + k) % 700}`,
        kind: 'near-duplicate' as const,
      })),
      independenceGroup: `g${n % 5}`,
      quotes: [quote('in all 97 thousand')],
      credibility: '1',
    }),
  );
  const start = process.cpuUsage();
  checksAmong(many, '00007');
  originsFor(many, '00007');
  const { user, system } = process.cpuUsage(start);
  const tookMs = (user + system) / 1000;
  assert.ok(tookMs < 1000, `${Math.round(tookMs)} ms`);
  // All in one group, of one speaker and day: nothing is of the square of it.
  const one = many.map((claim, n) => ({
    ...claim,
    sourceId: 's',
    facts: { ...claim.facts, value: n * n, speaker: 'ANAMA', as_of: '2020', period_from: '2009' },
  }));
  const again = process.cpuUsage();
  checksAmong(one, '00007');
  const { user: u, system: s } = process.cpuUsage(again);
  assert.ok((u + s) / 1000 < 1000, `${Math.round((u + s) / 1000)} ms`);
});
