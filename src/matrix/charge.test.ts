import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadLaw, SHIPPED_LAW } from '#law';
import { openMatrix, scaleOf, type Evidence } from './index.ts';

const law = loadLaw([SHIPPED_LAW]);
const scale = scaleOf(law, law.rubric('b7'));
const CHARGED = { provision: 'icerd.2.1.a', forum: 'icj', standard: null };

let n = 0;
const strong = (item = `i${(n += 1)}`): Evidence[] => [
  { id: `${item}-a`, item, origin: item, stance: 'for', band: 4 },
];
/** Every slot that is needed, proved by an exhibit of its own, but for those left out. */
function laid(...leftOut: string[]): Map<string, Evidence[]> {
  const own = law.provision(CHARGED.provision);
  const slots = [...law.gatesOf(own.id), own].flatMap(({ elements }) =>
    elements.filter(({ kind }) => kind === 'required').map(({ id }) => id),
  );
  return new Map(
    slots.filter((slot) => !leftOut.includes(slot)).map((slot) => [slot, strong(`for ${slot}`)]),
  );
}

test('a charge is made out when every element of it and of its gates is, and no exception', () => {
  const { matrix, lay } = openMatrix(law, scale, CHARGED, laid());
  const whole = matrix();
  assert.equal(whole.isMet, true);
  assert.equal(whole.result, 'convincing');
  assert.ok(whole.provisions.some(({ provision }) => provision.id === 'icerd.1'));
  assert.equal(whole.provisions.at(-1)?.provision.id, 'icerd.2.1.a');
  // Each element has but one exhibit: any of them brings it down.
  assert.ok(whole.hangsOn.some(({ item, isMet }) => item === 'for icerd.1.b' && !isMet));
  lay('icerd.1.x', strong('special measure'));
  assert.equal(matrix().isMet, false, 'the convention takes the measure out');
  lay('icerd.1.x', []);
  assert.equal(matrix().isMet, true);
});

test('the weakest element is what the whole comes to, and it is told which', () => {
  const gap = openMatrix(law, scale, CHARGED, laid('icerd.1.b')).matrix();
  assert.equal(gap.isMet, false);
  assert.equal(gap.result, 'not-addressed');
  const row = gap.provisions.flatMap(({ rows }) => rows).find(({ element }) => element.id === 'icerd.1.b');
  assert.deepEqual([row?.result, row?.required, row?.isMet], ['not-addressed', 'convincing', false]);
});

test('one of several ways suffices: purpose or effect; an organ of the State or another ground of attribution', () => {
  const some = laid('icerd.1.c');
  some.set('icerd.1.c.effect', strong('statistics'));
  const whole = openMatrix(law, scale, CHARGED, some).matrix();
  assert.equal(whole.isMet, true);
  const row = whole.provisions.flatMap(({ rows }) => rows).find(({ element }) => element.id === 'icerd.1.c');
  assert.deepEqual(
    row?.alternatives.map(({ isMet }) => isMet),
    [false, true],
  );
  // With the purpose proved too, the statistics can go.
  some.set('icerd.1.c.purpose', strong('order'));
  const both = openMatrix(law, scale, CHARGED, some).matrix();
  assert.ok(whole.hangsOn.some(({ item }) => item === 'statistics'));
  assert.ok(!both.hangsOn.some(({ item }) => item === 'statistics'));
});

test('attribution through another provision is as good as evidence for attribution itself', () => {
  const [gate] = law.gatesOf('icerd.2.1.a').filter(({ kind }) => kind === 'attribution');
  assert.ok(gate);
  const [element] = gate.elements;
  assert.ok(element);
  const way = element.alternatives.find(({ provisions }) => provisions.length > 0);
  const [through] = way?.provisions ?? [];
  assert.ok(through);
  const some = laid(element.id);
  assert.equal(openMatrix(law, scale, CHARGED, some).matrix().isMet, false);
  for (const one of law.provision(through).elements)
    if (one.kind === 'required') some.set(one.id, strong(`organ ${one.id}`));
  assert.equal(openMatrix(law, scale, CHARGED, some).matrix().isMet, true, through);
});

test('a standard that counsel chose is asked for instead, and the law’s own for an element still is', () => {
  const grave = { ...CHARGED, standard: 'fully-conclusive' };
  assert.equal(openMatrix(law, scale, grave, laid()).matrix().isMet, false);
  assert.throws(() => openMatrix(law, scale, { ...CHARGED, provision: 'icerd.99' }, new Map()), /icerd\.99/);
});

test('the order in which evidence is laid changes nothing', () => {
  const one = openMatrix(law, scale, CHARGED, laid()).matrix();
  const other = openMatrix(law, scale, CHARGED, new Map([...laid()].toReversed())).matrix();
  assert.deepEqual(
    one.provisions.map(({ rows }) => rows.map(({ result }) => result)),
    other.provisions.map(({ rows }) => rows.map(({ result }) => result)),
  );
});

test('a provision that names nothing to prove is not met by nothing', () => {
  const bare = law.instruments
    .flatMap(({ provisions }) => provisions)
    .find(({ elements }) => !elements.some(({ kind }) => kind === 'required'));
  assert.ok(bare);
  const { isMet, result } = openMatrix(law, scale, { ...CHARGED, provision: bare.id }, new Map()).matrix();
  assert.deepEqual([isMet, result], [false, 'not-addressed']);
});
