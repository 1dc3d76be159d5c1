import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inOtherPixels, seenPart } from './picture-place.ts';
import { levelFor, tilesOf } from './tiles.ts';

const tiling = { width: 6000, height: 4000, tile: 512, levels: 5 };

test('the coarsest level that shows every pixel of the screen', () => {
  assert.deepEqual(
    [4, 1, 0.9, 0.5, 0.49, 0.25, 0.01].map((scale) => levelFor(tiling, scale)),
    [4, 4, 4, 3, 3, 2, 0],
  );
});

test('only tiles that are seen, the last ones as small as what is left', () => {
  const own = tilesOf(tiling, 4, { x: 500, y: 0, width: 100, height: 512 });
  assert.deepEqual(
    own.map(({ column, row }) => [column, row]),
    [
      [0, 0],
      [1, 0],
    ],
  );
  const all = tilesOf(tiling, 4, { x: 0, y: 0, width: 6000, height: 4000 });
  assert.equal(all.length, 12 * 8);
  assert.deepEqual(all.at(-1), {
    level: 4,
    column: 11,
    row: 7,
    x: 5632,
    y: 3584,
    width: 368,
    height: 416,
  });
  assert.equal(tilesOf(tiling, 0, { x: 0, y: 0, width: 6000, height: 4000 }).length, 1);
  assert.deepEqual(tilesOf(tiling, 4, { x: 6000, y: 0, width: 0, height: 100 }), []);
});

test('what is seen of a picture, moved and turned', () => {
  const frame = { width: 1000, height: 500 };
  assert.deepEqual(seenPart({ x: 0, y: 0, scale: 1 }, frame, tiling, 0), {
    x: 2500,
    y: 1750,
    width: 1000,
    height: 500,
  });
  // Dragged to the right by 2000: its left is seen.
  assert.equal(seenPart({ x: 2000, y: 0, scale: 1 }, frame, tiling, 0).x, 500);
  // Turned clockwise, its left is above: dragged down by 2000 that is seen.
  assert.deepEqual(seenPart({ x: 0, y: 2000, scale: 1 }, frame, tiling, 90), {
    x: 750,
    y: 1500,
    width: 500,
    height: 1000,
  });
  assert.equal(seenPart({ x: 2000, y: 0, scale: 1 }, frame, tiling, 180).x, 4500);
  assert.equal(seenPart({ x: 0, y: 2000, scale: 1 }, frame, tiling, 270).x, 4750);
});

test('what is seen stays when the picture is measured in its own pixels', () => {
  const place = inOtherPixels({ x: 10, y: 20, scale: 2 }, { width: 1240, height: 827 }, tiling);
  assert.deepEqual(place, { x: 10, y: 20, scale: (2 * 1240) / 6000 });
});
