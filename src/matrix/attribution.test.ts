import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadLaw, SHIPPED_LAW } from '#law';
import { openMatrix, scaleOf, type Evidence } from './index.ts';

const law = loadLaw([SHIPPED_LAW]);
const scale = scaleOf(law, law.rubric('b7'));
const strong = (slot: string): [string, Evidence[]] => [
  slot,
  [{ id: slot, item: slot, origin: slot, stance: 'for', band: 5 }],
];

/** Whether a charge is made out by all that it asks for but the slots of attribution, and these. */
function isMet(provision: string, forum: string, slots: readonly string[]): boolean {
  const own = law.provision(provision);
  const others = [...law.gatesOf(provision), own]
    .filter(({ kind }) => kind !== 'attribution')
    .flatMap(({ elements }) => elements.filter((one) => one.kind === 'required' && !one.id.endsWith('.limb')))
    .map(({ id }) => id);
  const charged = { provision, forum, standard: null };
  return openMatrix(law, scale, charged, new Map([...others, ...slots].map(strong))).matrix().isMet;
}

const ORGAN = ['arsiwa.4.organ', 'arsiwa.4.capacity'];
const OWN = 'state-conduct.authorities.whose';
const FAILED = ['state-conduct.failure.means', 'state-conduct.failure.omission'];

test('what somebody did is a breach only when it is the State’s own, or its authorities did not act against it', () => {
  assert.equal(isMet('icerd.5.e.iii', 'icj', []), false, 'homes were taken, nobody says by whom');
  assert.equal(isMet('icerd.5.e.iii', 'icj', ORGAN), true);
  assert.equal(isMet('icerd.5.e.iii', 'icj', ['arsiwa.8.link']), true, 'directed or controlled');
  assert.equal(isMet('icerd.5.e.iii', 'icj', ['arsiwa.11.adoption']), true, 'acknowledged and adopted');
  assert.equal(isMet('icerd.5.e.iii', 'icj', FAILED), false, 'it is not said whose failure it was');
  assert.equal(isMet('icerd.5.e.iii', 'icj', [...FAILED, OWN]), true, 'private persons, tolerated');
});

test('a duty not to do something asks for attribution of the act; a failure to act is none', () => {
  assert.equal(isMet('icerd.2.1.b', 'icj', [OWN, ...FAILED]), false);
  assert.equal(isMet('icerd.2.1.b', 'icj', ORGAN), true);
});

test('a duty to act does not ask that private acts be the State’s own: that the task was its authorities’ suffices', () => {
  assert.equal(isMet('icerd.2.1.d', 'icj', []), false);
  assert.equal(isMet('icerd.2.1.d', 'icj', [OWN]), true);
});

test('of an article with several limbs each asks for its own: the act of the State, or the omission of its authorities', () => {
  const killing = ['echr.2-substantive.death', 'echr.2-substantive.necessity'];
  const investigation = ['echr.2-procedural.duty', 'echr.2-procedural.failure'];
  assert.equal(isMet('echr.2', 'ecthr', killing), false, 'somebody killed');
  assert.equal(isMet('echr.2', 'ecthr', [...killing, ...ORGAN]), true);
  assert.equal(isMet('echr.2', 'ecthr', [...investigation, ...ORGAN]), false, 'who killed does not matter');
  assert.equal(isMet('echr.2', 'ecthr', [...investigation, OWN]), true);
});
