import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Party } from '../api/schema.gen.ts';
import { sideOf } from './sides.ts';

const PARTIES: readonly Party[] = [
  { name: 'Upland', role: 'applicant' },
  { name: 'Lowland', role: 'respondent' },
  { name: 'Midland', role: 'intervening' },
];
const side = (byWhom: string | null): string => sideOf({ byWhom }, PARTIES);

test('a step stands with the party that it names, alike for either side', () => {
  assert.deepEqual([side('Upland'), side('lowland ')], ['applicant', 'respondent']);
  assert.deepEqual([side('The Agent of Upland'), side('Lowland, by note')], ['applicant', 'respondent']);
});

test('nothing is guessed: nobody, somebody else, a part of a word and several parties are no side', () => {
  for (const byWhom of [null, '', 'The Court', 'Midland', 'Uplandia', 'Upland and Lowland'])
    assert.equal(side(byWhom), 'between', String(byWhom));
});

test('a name in another script is told apart as whole words too', () => {
  const parties: readonly Party[] = [{ name: 'Հայաստան', role: 'applicant' }];
  assert.equal(sideOf({ byWhom: 'Հայաստան, գործակալ' }, parties), 'applicant');
  assert.equal(sideOf({ byWhom: 'Հայաստանի' }, parties), 'between');
});

test('of two parties of which one name holds the other, the whole name counts', () => {
  const parties: readonly Party[] = [
    { name: 'Upland', role: 'applicant' },
    { name: 'New Upland', role: 'respondent' },
  ];
  assert.equal(sideOf({ byWhom: 'New Upland' }, parties), 'respondent');
  assert.equal(sideOf({ byWhom: 'Upland' }, parties), 'applicant');
});
