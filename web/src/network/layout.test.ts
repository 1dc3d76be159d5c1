import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layOut } from './layout.ts';

const star = (count: number) => Array.from({ length: count - 1 }, (_, at) => ({ from: 0, to: at + 1 }));

test('the same records give the same picture, and names do not lie on each other', () => {
  for (const count of [1, 2, 31, 61]) {
    const [one, again] = [layOut(count, star(count)), layOut(count, star(count))];
    assert.deepEqual(one, again);
    for (const [at, a] of one.points.entries())
      for (const b of one.points.slice(at + 1))
        assert.ok(
          Math.abs(a.x - b.x) >= 146 || Math.abs(a.y - b.y) >= 52,
          `${count}: ${a.x},${a.y} ${b.x},${b.y}`,
        );
  }
});

test('two hundred records are laid out, and all lie within the picture', () => {
  const { points, left, top, width, height } = layOut(201, star(201));
  assert.equal(points.length, 201);
  assert.ok(points.every(({ x, y }) => x > left && x < left + width && y > top && y < top + height));
});
