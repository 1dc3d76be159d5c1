import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeOf, placesAtSea } from './place-findings.ts';

test('a place in the Caspian is found with what it means, by its name and without a coordinate; one on land and one that nobody knows are not', () => {
  const found = placesAtSea([
    placeOf({ serial: 'SEA', latitude: 42, longitude: 50.5 }),
    placeOf({ serial: 'LAND', latitude: 39.99, longitude: 46.93 }),
    placeOf({ serial: 'NOWHERE', latitude: null, longitude: null }),
  ]);
  assert.deepEqual(
    found.map(({ code, severity, subject }) => [code, severity, subject]),
    [['place-at-sea', 'error', 'SEA']],
  );
  assert.ok(Number(found[0]?.facts['km']) > 50);
  assert.ok(!JSON.stringify(found).includes('50.5'), 'lists without a coordinate show it, too');
  assert.match(found[0]?.safety ?? '', /nobody is to go by this place/);
});

test('of an outline one corner at sea is enough, told by the farthest; one of thousands of corners is looked at here and there', () => {
  const shore = [
    [49.6, 40.5],
    [50.5, 42],
  ];
  const [found] = placesAtSea([{ subject: 'A', at: shore }]);
  const [alone] = placesAtSea([{ subject: 'A', at: [[50.5, 42]] }]);
  assert.deepEqual(found, alone);
  const many = Array.from({ length: 20_000 }, (_, at) => [50.5 + at / 1e6, 42]);
  const start = performance.now();
  assert.equal(placesAtSea([{ subject: 'B', at: many }]).length, 1);
  assert.ok(performance.now() - start < 5_000, 'and not every one of them');
});
