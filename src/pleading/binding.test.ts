import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadLaw, SHIPPED_LAW } from '#law';
import { bindingOf } from './binding.ts';

const law = loadLaw([SHIPPED_LAW]);
const [one, other] = ['Republic of Armenia', 'Republic of Azerbaijan'];
const of = (period: string | null, party = one, respondent = other, provision = 'icerd.5.b') =>
  bindingOf(law, { provision, party, respondent, period });
const SINCE = law.between('icerd', 'ARM', 'AZE')?.inForce ?? assert.fail();

test('a period is held against the day from which the instrument binds both, with the source of that day', () => {
  const binding = of('2020-09/2021-03');
  const [stated] = law.instrument('icerd').between;
  assert.ok(stated?.source);
  assert.deepEqual(binding, {
    states: ['ARM', 'AZE'],
    since: SINCE,
    until: null,
    untilText: null,
    isStated: true,
    text: stated.text,
    sources: [stated.source.address],
    toCheck: stated.toCheck,
    period: 'within',
  });
  const kinds: [string | null, string][] = [
    [null, 'not-said'],
    ['1991-06/1992-05', 'before'],
    ['1991-06/1997', 'begins-before'],
    // Within the same month: the day is not known.
    [SINCE.slice(0, 7), 'begins-before'],
    [SINCE, 'within'],
    ['../1995', 'before'],
    [`${SINCE}/..`, 'within'],
    ['../..', 'not-said'],
  ];
  for (const [period, kind] of kinds) assert.equal(of(period)?.period, kind, String(period));
});

test('it is the same for either side, and in any of the five languages', () => {
  for (const period of [null, '1991', '1996', '2021-05-04']) {
    const [there, back] = [of(period), of(period, other, one)];
    assert.ok(there && back);
    assert.deepEqual({ ...back, states: back.states.toReversed() }, { ...there, states: [...there.states] });
  }
  for (const [party, respondent] of [
    ['République d’Arménie', 'République d’Azerbaïdjan'],
    ['Ermənistan Respublikası', 'Azərbaycan Respublikası'],
    ['Հայաստանի Հանրապետություն', 'Ադրբեջանի Հանրապետություն'],
    ['Республика Армения', 'Азербайджан'],
  ] as const)
    assert.equal(of('1991', party, respondent)?.period, 'before', party);
});

test('nothing is said where the law says no day of the two, or a party is no State by name', () => {
  // In no list that was read.
  assert.equal(of('1991', one, 'Bhutan'), null);
  assert.equal(of('1991', one, one), null);
  assert.equal(of('1991', one, 'State B (fictional)'), null);
  const silent = law.instruments.find(({ parties, between }) => parties.length + between.length === 0);
  const duty = silent?.provisions[0];
  assert.ok(duty);
  assert.equal(of('1991', one, other, duty.id), null);
});

test('what lies after a State ceased to be bound is told, whichever of the two it is', () => {
  const charged = (period: string, party: string, respondent: string) =>
    of(period, party, respondent, 'echr.3');
  const kinds: [string, string][] = [
    ['2022-02-24/2022-09-15', 'within'],
    ['2022-02-24/2022-09', 'ends-after'],
    ['2022-09-15/2022-09-16', 'ends-after'],
    ['2022-09-16', 'after'],
    ['2023', 'after'],
    ['1990/2023', 'around'],
    ['1990/2005', 'begins-before'],
    ['1990', 'before'],
    ['2014/..', 'ends-after'],
  ];
  for (const [period, kind] of kinds)
    for (const made of [
      charged(period, 'Ukraine', 'Russia (RUS)'),
      charged(period, 'Russia (RUS)', 'Ukraine'),
    ]) {
      assert.equal(made?.period, kind, period);
      assert.equal(made.until, '2022-09-16');
      assert.match(made.untilText?.en ?? '', /Council of Europe/);
      assert.ok(made.sources.some((source) => source.includes('coe.int')));
    }
  assert.equal(charged('2023', 'Armenia', 'Azerbaijan')?.until, null);
});

const HEAD = `format: muniment-law/1
kind: package
id: ours
version: 1
title: { en: Ours }
licence: Apache-2.0
sources:
  Found1: { address: a fictional shelf, text: { en: Something read } }
`;
const PACT = `format: muniment-law/1
kind: instrument
id: pact
version: 1
names: { en: A fictional pact }
citation: nowhere
basis: knowledge
forumBasis: [{ forum: icj, kind: none, basis: knowledge }]
parties:
  - { state: NOR, inForce: 2002-02-02, basis: found, source: Found1 }
  - { state: FRA, inForce: 2003-03-03, basis: knowledge }
provisions:
  - id: pact.1
    kind: duty
    label: { en: Art. 1 }
    text: { en: Something is not done }
    basis: knowledge
    elements:
      - { id: pact.1.a, text: { en: Something was done }, basis: knowledge }
`;

test('where nothing is said of the two together it is the later of their days, to be checked when one of them is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'binding-'));
  try {
    writeFileSync(join(folder, 'package.yaml'), HEAD);
    writeFileSync(join(folder, 'pact.yaml'), PACT);
    const made = bindingOf(loadLaw([SHIPPED_LAW, folder]), {
      provision: 'pact.1',
      party: 'Norway',
      respondent: 'France',
      period: '2002-06/2003-02',
    });
    assert.deepEqual(made, {
      states: ['NOR', 'FRA'],
      since: '2003-03-03',
      until: null,
      untilText: null,
      isStated: false,
      text: null,
      sources: ['a fictional shelf'],
      toCheck: true,
      period: 'before',
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
