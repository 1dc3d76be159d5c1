import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { EXTENT, kindsOf, type Mark } from '../model.ts';
import { Clusters } from './clusters.ts';

const place = fc.record({
  lon: fc.double({ min: -180, max: 179.999_999, noNaN: true }),
  lat: fc.double({ min: -85, max: 85, noNaN: true }),
  kind: fc.constantFrom(...kindsOf.hazards),
});
// A few corners of tiles: what lies on an edge has to be in one tile, and not in two.
const corner = fc.constantFrom(
  { lon: 0, lat: 0, kind: 'sha' as const },
  { lon: 45, lat: 0, kind: 'cha' as const },
  { lon: -90, lat: 66.513_260_443_111_86, kind: 'cha' as const },
);

void test('circles of a zoom add up, over all tiles, to the number of places, in all and by kind', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(place, corner), { maxLength: 60 }),
      fc.integer({ min: 0, max: 4 }),
      (places, z) => {
        const marks = places.map((one, at): Mark => ({ ...one, id: `m${at}`, since: null }));
        const clusters = new Clusters(marks, kindsOf.hazards);
        const sums: Record<string, number> = { count: 0, sha: 0, cha: 0, 'not-decided': 0 };
        for (let x = 0; x < 2 ** z; x += 1)
          for (let y = 0; y < 2 ** z; y += 1)
            for (const point of clusters.tile({ z, x, y })) {
              if (Math.min(point.x, point.y) < 0 || Math.max(point.x, point.y) >= EXTENT) continue;
              const { kind, id: _id, ...counts } = point.tags;
              const told = kind === undefined ? counts : { ...counts, [kind]: 1 };
              for (const [name, many] of Object.entries(told)) sums[name] = (sums[name] ?? 0) + Number(many);
            }
        assert.equal(sums['count'], marks.length);
        for (const kind of kindsOf.hazards)
          assert.equal(sums[kind], marks.filter((one) => one.kind === kind).length, kind);
      },
    ),
    { numRuns: 200 },
  );
});

void test('places at one spot are one circle at every zoom, and a tile stays small', () => {
  const marks = Array.from({ length: 5_000 }, (_, at): Mark => ({
    id: `m${at}`,
    lon: 46.5,
    lat: 39.5,
    kind: 'sha',
    since: null,
  }));
  const clusters = new Clusters(marks, kindsOf.hazards);
  for (const z of [0, 8, 16]) {
    const n = 2 ** z;
    const x = Math.floor((46.5 / 360 + 0.5) * n);
    const sin = Math.sin((39.5 * Math.PI) / 180);
    const y = Math.floor((0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI) * n);
    const [only, ...rest] = clusters.tile({ z, x, y });
    assert.deepEqual([only?.tags['count'], rest.length], [5_000, 0]);
  }
});
