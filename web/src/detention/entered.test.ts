import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysIn, detentionFacts, lineField, missingFacts, whomIn } from './entered.ts';

const form = (fields: Readonly<Record<string, string>>): FormData => {
  const made = new FormData();
  for (const [name, value] of Object.entries(fields)) made.append(name, value);
  return made;
};

test('lines in which something is typed are taken in their order; a choice alone is nothing', () => {
  const facts = detentionFacts(
    form({
      [lineField('statuses', 0, 'code')]: 'hostage',
      [lineField('statuses', 2, 'party')]: ' Upland ',
      [lineField('statuses', 2, 'words')]: 'prisoner of war',
      [lineField('statuses', 2, 'code')]: 'prisoner-of-war',
      visits: '2031-03-01\n\n 2031-04-01 ',
      outcome: 'vanished',
      capturedOn: ' ',
    }),
  );
  assert.deepEqual(facts.statuses, [
    { party: 'Upland', words: 'prisoner of war', code: 'prisoner-of-war', asOf: null },
  ]);
  assert.deepEqual(
    [facts.visits, facts.outcome, facts.capturedOn],
    [['2031-03-01', '2031-04-01'], null, null],
  );
  const lost = missingFacts(form({ [lineField('states', 0, 'state')]: 'closed', sample: 'x' }));
  assert.deepEqual([lost.states, lost.sample], [[], 'not-said']);
});

test('a record is about somebody or about a number of people, never both', () => {
  assert.deepEqual(whomIn(form({ actorId: 'a', unnamed: '4' })), { actorId: 'a', unnamed: 0 });
  assert.deepEqual(whomIn(form({ actorId: '', unnamed: '4' })), { actorId: null, unnamed: 4 });
  assert.deepEqual(whomIn(form({})), { actorId: null, unnamed: 1 });
});

test('a date is as wide as it may mean; what is no plain date is not drawn', () => {
  assert.deepEqual(daysIn('2031-02'), { first: '2031-02-01', last: '2031-02-28' });
  assert.deepEqual(daysIn('2031'), { first: '2031-01-01', last: '2031-12-31' });
  assert.deepEqual(daysIn('2031-02-03/2031-03'), { first: '2031-02-03', last: '2031-03-31' });
  assert.equal(daysIn('203X'), null);
  assert.equal(daysIn('2031-03/2031-01'), null);
  assert.equal(daysIn(null), null);
});
