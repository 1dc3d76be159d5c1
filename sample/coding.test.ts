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
  const { claims, grades, groups, incidents, links, conclusions, chain } = coding;
  for (const keyed of [claims, groups, incidents, conclusions])
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
  for (const { supports, contradicts, incident } of conclusions) {
    named.push(...supports, ...contradicts);
    assert.ok(incident === undefined || events.has(incident), incident);
  }
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

void test('conclusions rest on several claims of which each is named once, or say that there is but one; none is said to be reviewed', () => {
  assert.ok(coding.conclusions.length >= 2);
  for (const { key, statement, supports, contradicts, reasons, steps } of coding.conclusions) {
    const all = [...supports, ...contradicts];
    assert.equal(supports.length < 2, /no second count/.test(statement), key);
    assert.equal(new Set(all).size, all.length, key);
    assert.match(reasons, /not (concluded|examined)/, `${key} says what it leaves open`);
    assert.deepEqual(
      steps.map(({ to }) => to),
      ['find-in-progress', 'find-ready'].slice(0, steps.length),
    );
  }
});

void test('what is concluded of numbers follows from the numbers that are coded', () => {
  const number = (key: string): number => {
    const { value, lower } = coding.claims.find((one) => one.key === key)?.facts ?? {};
    return Number(value ?? lower);
  };
  assert.notEqual(number('agency-killed') + number('agency-injured'), number('agency-harmed'));
  assert.ok(number('defender-killed') > number('amnesty-armenians'));
  assert.equal(number('armenia-returned'), number('azerbaijan-returned'));
  assert.equal(number('armenia-returned'), 15);
});

void test('each State has brought as many cases, before the same courts; a step says no other day than the note that shows it', () => {
  const { proceedings, parallels } = coding;
  const began = (state: string): string[] =>
    proceedings
      .filter(({ parties }) => parties.some(({ name, role }) => name === state && role === 'applicant'))
      .map(({ forum, instruments, status }) => `${forum} ${instruments.join()} ${status}`);
  assert.deepEqual(began('Republic of Armenia'), began('Republic of Azerbaijan'));
  assert.equal(proceedings.length, 4);
  assert.equal(new Set(proceedings.map(({ key }) => key)).size, 4);
  for (const { from, to } of parallels)
    for (const key of [from, to])
      assert.ok(
        proceedings.some((one) => one.key === key),
        key,
      );
  for (const { key, steps, parties } of proceedings) {
    for (const { files, happenedOn, what, byWhom } of steps) {
      const shown = files.map((path) => notes.find(({ file }) => file === path));
      assert.ok(!shown.includes(undefined), `${key}: ${what}`);
      const [note] = shown;
      if (shown.length === 1 && !note?.eventDate.includes('/'))
        assert.equal(happenedOn, note?.eventDate, what);
      // What no note of the sample shows says where it can be read, or that it is not here.
      if (files.length === 0) assert.match(what, /not in this sample/, what);
      assert.ok(
        byWhom === null || /Court/.test(byWhom) || parties.some(({ name }) => name === byWhom),
        `${key}: ${byWhom}`,
      );
    }
  }
  const [one, other] = ['hague-armenia', 'hague-azerbaijan'].map((key) =>
    proceedings.find((each) => each.key === key),
  );
  assert.deepEqual(one?.answers, other?.answers, 'both are answered alike');
  assert.equal(
    one?.steps.filter(({ exchange }) => exchange).length,
    other?.steps.filter(({ exchange }) => exchange).length,
  );
});

void test('each side charges the other with the same three things, with what speaks against them and with gaps, and its words weigh the same', () => {
  const { allegations, weighings, claims, conclusions } = coding;
  const known = new Set([...claims, ...conclusions].map(({ key }) => key));
  const [armenia, azerbaijan] = ['Republic of Armenia', 'Republic of Azerbaijan'];
  const by = (side: string | undefined) => allegations.filter(({ party }) => party === side);
  assert.equal(allegations.length, 6);
  assert.ok(by(armenia).every(({ respondent }) => respondent === azerbaijan));
  assert.ok(by(azerbaijan).every(({ respondent }) => respondent === armenia));
  /** What is charged and how, whatever was laid to it. */
  const shapes = (side: string | undefined) =>
    by(side)
      .map(({ provision, forum, facts, evidence }) => {
        const against = evidence.filter(({ stance }) => stance === 'against');
        return [
          provision,
          forum,
          facts,
          against.length,
          against.filter(({ answer }) => answer !== undefined).length,
          evidence.filter(({ conclusion }) => conclusion !== undefined).length,
        ].join(' | ');
      })
      .toSorted();
  assert.deepEqual(shapes(armenia), shapes(azerbaijan));
  for (const { evidence, facts } of allegations) {
    assert.match(facts, /not the pleading of the State/);
    for (const { claim, conclusion, answer, stance } of evidence) {
      assert.ok(known.has(claim ?? conclusion ?? ''), claim ?? conclusion);
      assert.ok((claim === undefined) !== (conclusion === undefined));
      assert.ok(answer === undefined || stance === 'against');
    }
    // Nothing of the sample shows the ground: that gap is left.
    assert.ok(!evidence.some(({ slot }) => slot === 'icerd.1.b' || slot === 'icerd.5.b.ground'));
  }
  const answered = allegations.flatMap(({ evidence }) =>
    evidence.filter(({ stance }) => stance === 'against'),
  );
  assert.deepEqual(
    [answered.length, answered.filter(({ answer }) => answer === undefined).length],
    [4, 2],
    'some of it is not answered',
  );
  const laid = new Set(
    allegations.flatMap(({ evidence }) =>
      evidence.flatMap(({ claim, conclusion }) =>
        claim === undefined ? (conclusions.find(({ key }) => key === conclusion)?.supports ?? []) : [claim],
      ),
    ),
  );
  assert.deepEqual(
    new Set(weighings.map(({ claim }) => claim)),
    laid,
    'all that is laid is weighed, and nothing else',
  );
  const ofStates = weighings.filter(({ kind }) => kind === 'state-own-claim').map(({ claim }) => claim);
  assert.deepEqual(ofStates.toSorted(), [
    'abuse-denied',
    'agent-casualties',
    'armenia-pleads',
    'azerbaijan-pleads',
    'both-deny',
    'defender-killed',
    'others-laid-mines',
  ]);
});

void test('obligations are in the words of their notes; what binds both States is one of each; what is from general knowledge says so', () => {
  const { undertakings, claims, proceedings } = coding;
  const known = new Set(claims.map(({ key }) => key));
  assert.equal(new Set(undertakings.map(({ key }) => key)).size, undertakings.length);
  for (const { key, files, obligations, parties, order, toCheck } of undertakings) {
    const shown = files.map((path) => notes.find(({ file }) => file === path));
    assert.ok(files.length > 0 && !shown.includes(undefined), key);
    const sides = parties.filter(({ role }) => role === 'side').map(({ name }) => name);
    assert.deepEqual(sides.toSorted(), ['Republic of Armenia', 'Republic of Azerbaijan'], key);
    assert.ok(order === null || proceedings.some((one) => one.key === order.proceeding), key);
    // A note that was not found in a source is not said as if it had been.
    if (shown.some((note) => note?.basis.status !== 'found')) assert.ok(toCheck, key);
    for (const { words, quoted, owedBy, events, toCheck: own } of obligations) {
      if (quoted)
        assert.ok(
          shown.some((note) => note?.body.some((body) => body.includes(words))),
          words,
        );
      else assert.ok(own, words);
      assert.ok(
        parties.some(({ name }) => name === owedBy),
        owedBy,
      );
      for (const { side, saidBy, claims: keys, files: paths } of events) {
        assert.ok(side === null || sides.includes(side), saidBy);
        assert.ok(keys.length + paths.length > 0, `nothing shows what ${saidBy} says`);
        for (const one of keys) assert.ok(known.has(one), one);
        for (const path of paths)
          assert.ok(
            notes.some(({ file }) => file === path),
            path,
          );
      }
    }
  }
  // Told of both States alike: what the text puts on both is owed by both.
  for (const words of [
    'All fighting stops',
    'не предпринимать действий',
    'Les deux Parties',
    'Prisoners of war',
  ])
    for (const { key, obligations } of undertakings) {
      const own = obligations.filter((one) => one.words.startsWith(words)).map(({ owedBy }) => owedBy);
      if (own.length > 0) assert.equal(new Set(own).size, 2, `${key}: ${words}`);
    }
  const said = undertakings.flatMap(({ obligations }) => obligations.flatMap(({ events }) => events));
  const times = (state: string): number => said.filter(({ side }) => side === state).length;
  assert.ok(Math.abs(times('Republic of Armenia') - times('Republic of Azerbaijan')) <= 1);
});
