import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forumBasisOf, forumRemarks } from './forum-basis.ts';
import { loadLaw } from './load-law.ts';

const law = loadLaw();
const BETWEEN = { party: 'Upland', respondent: 'Lowland' };
const codes = (provision: string, forum: string): string[] =>
  forumRemarks(law, { ...BETWEEN, provision, forum }).map(({ code }) => code);

test('a forum that can find a breach calls for no remark; any other is told apart', () => {
  assert.deepEqual(codes('icerd.5.b', 'icj'), []);
  assert.deepEqual(codes('icerd.5.b', 'ecthr'), ['FORUM_INTERPRETIVE']);
  assert.deepEqual(codes('gc-iii.13', 'icj'), ['FORUM_NONE']);
  assert.deepEqual(codes('gc-iii.13', 'ecthr'), ['FORUM_INTERPRETIVE']);
  assert.deepEqual(codes('echr.3', 'icj'), ['FORUM_NOT_STATED']);
  assert.equal(forumBasisOf(law, { provision: 'echr.3', forum: 'icj' }), null);
  assert.equal(forumBasisOf(law, { provision: 'cat.12', forum: 'icj' })?.by, 'cat.30');
});

test('a remark says whether a lawyer has to check what it rests on, until somebody did', () => {
  const charged = { ...BETWEEN, provision: 'gc-iii.13', forum: 'ecthr' };
  assert.deepEqual(forumRemarks(law, charged), [{ code: 'FORUM_INTERPRETIVE', toCheck: true, parties: [] }]);
  assert.throws(() => forumRemarks(law, { ...BETWEEN, provision: 'icerd.99', forum: 'icj' }), {
    code: 'LAW_UNKNOWN',
  });
});

test('a reservation of either party to the clause by which the forum decides is told, whichever of them charges', () => {
  const { parties, provisions, forumBasis } = law.instrument('genocide');
  const duty = provisions.find(({ kind }) => kind === 'duty')?.id ?? assert.fail();
  assert.equal(forumBasis.find(({ forum }) => forum === 'icj')?.by, 'genocide.9');
  const remarks = (party: string, respondent: string) =>
    forumRemarks(law, { provision: duty, forum: 'icj', party, respondent });
  assert.ok(parties.find(({ state }) => state === 'ARE')?.reservations.length);
  const told = { code: 'FORUM_RESERVED', toCheck: false, parties: ['United Arab Emirates'] };
  assert.deepEqual(remarks('Armenia', 'United Arab Emirates'), [told]);
  assert.deepEqual(remarks('United Arab Emirates', 'Armenia'), [told]);
  assert.deepEqual(remarks('Armenia', 'Azerbaijan'), []);
  assert.deepEqual(remarks('Armenia', 'Upland'), [], 'nothing is guessed of what no State is called');
  // What is said from general knowledge is to be checked.
  const [remark] = remarks('Bahrain', 'Armenia');
  assert.deepEqual([remark?.code, remark?.toCheck], ['FORUM_RESERVED', true]);
  // Before a forum that only reads the instrument it decides nothing.
  assert.deepEqual(
    forumRemarks(law, {
      provision: duty,
      forum: 'icc',
      party: 'Armenia',
      respondent: 'United Arab Emirates',
    }).map(({ code }) => code),
    ['FORUM_INTERPRETIVE'],
  );
});
