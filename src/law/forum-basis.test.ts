import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forumBasisOf, forumRemarks } from './forum-basis.ts';
import { loadLaw } from './load-law.ts';

const law = loadLaw();
const codes = (provision: string, forum: string): string[] =>
  forumRemarks(law, { provision, forum }).map(({ code }) => code);

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
  const charged = { provision: 'gc-iii.13', forum: 'ecthr' };
  assert.deepEqual(forumRemarks(law, charged), [{ code: 'FORUM_INTERPRETIVE', toCheck: true }]);
  assert.throws(() => forumRemarks(law, { provision: 'icerd.99', forum: 'icj' }), { code: 'LAW_UNKNOWN' });
});
