import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCoding } from './coding.ts';
import { readNotes } from './notes.ts';

const coding = readCoding();
const notes = readNotes();

const REWRITE = '-agency-rewrite.txt';

void test('every claim is in the words of the note that its file was made from', () => {
  for (const { key, file, words } of coding.claims) {
    const note = notes.find(
      (one) =>
        one.file === file || (file.endsWith(REWRITE) && one.file.startsWith(file.replace(REWRITE, '.'))),
    );
    const body = file.endsWith(REWRITE) ? note?.rewrite : note?.body;
    assert.ok(
      body?.some((paragraph) => paragraph.includes(words)),
      key,
    );
  }
});

void test('nothing is named that is not there, and nothing twice', () => {
  const { claims, grades, groups, incidents, links, chain } = coding;
  for (const keyed of [claims, groups, incidents])
    assert.equal(new Set(keyed.map(({ key }) => key)).size, keyed.length);
  const known = new Set(claims.map(({ key }) => key));
  const people = new Set(groups.map(({ key }) => key));
  const events = new Set(incidents.map(({ key }) => key));
  const named = [
    ...links.flatMap(({ from, to }) => [from, to]),
    ...incidents.flatMap(({ basis, acts }) => [
      ...Object.values(basis).flat(),
      ...acts.flatMap((act) => [...Object.values(act.basis).flat(), ...Object.values(act.alleged).flat()]),
    ]),
  ];
  for (const key of named) assert.ok(known.has(key), key);
  for (const { acts } of incidents)
    for (const { victim, perpetrator } of acts)
      for (const key of [victim, perpetrator]) assert.ok(people.has(key), key);
  for (const { from, to } of chain) for (const key of [from, to]) assert.ok(events.has(key), key);
  for (const { grade } of claims) assert.ok(grade === undefined || grade in grades, grade);
});

void test('each side is heard as often, within one, and accused as often, and no incident is said to be established', () => {
  const heard = (side: string): number =>
    coding.claims.filter(({ file }) => file.startsWith(`${side}/`)).length;
  assert.ok(Math.abs(heard('armenia') - heard('azerbaijan')) <= 1);
  const accused = (key: string): number =>
    coding.incidents.flatMap(({ acts }) => acts).filter(({ perpetrator }) => perpetrator === key).length;
  assert.equal(accused('armenian-forces'), accused('azerbaijani-forces'));
  for (const { values } of coding.incidents) assert.equal(values['status'], 'viol-not-known');
});

void test('a side’s words are graded by one rule, whichever side it is', () => {
  const graded = (side: string): Set<string> =>
    new Set(
      coding.claims.flatMap(({ file, grade }) => (file.startsWith(`${side}/`) && grade ? [grade] : [])),
    );
  assert.deepEqual(graded('armenia'), graded('azerbaijan'));
});
