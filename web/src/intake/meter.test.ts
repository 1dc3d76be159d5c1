import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Meter, secondsLeft } from './meter.ts';

test('the pace is that of the last seconds', () => {
  const meter = new Meter();
  assert.deepEqual(meter.mark(0, 0, 0), { bytesPerSecond: 0, filesPerSecond: 0 });
  assert.deepEqual(meter.mark(1000, 500, 10), { bytesPerSecond: 500, filesPerSecond: 10 });
  for (let second = 2; second <= 30; second += 1) meter.mark(second * 1000, 500, 10);
  assert.deepEqual(meter.mark(31_000, 500, 10), { bytesPerSecond: 0, filesPerSecond: 0 });
});

test('time left is told by whatever takes longer, and not at all without a pace', () => {
  const pace = { bytesPerSecond: 100, filesPerSecond: 2 };
  assert.equal(secondsLeft(pace, { bytes: 1000, files: 4 }), 10);
  assert.equal(secondsLeft(pace, { bytes: 0, files: 100 }), 50);
  assert.equal(secondsLeft({ bytesPerSecond: 0, filesPerSecond: 0 }, { bytes: 1, files: 1 }), null);
  assert.equal(secondsLeft({ bytesPerSecond: 10, filesPerSecond: 0 }, { bytes: 100, files: 1 }), 10);
});
