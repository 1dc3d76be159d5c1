import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minutesAhead } from './clock.ts';

const noon = Date.parse('2026-06-12T12:00:00Z');
const date = new Date(noon).toUTCString();

test('clocks that differ by up to two minutes agree, also when the answer was long on its way', () => {
  for (const seconds of [-119, 0, 60, 119])
    assert.equal(minutesAhead(date, noon + seconds * 1000, noon + seconds * 1000 + 50), 0, String(seconds));
  // Sent ten minutes before the server's time and answered now: the time between is the way.
  assert.equal(minutesAhead(date, noon - 600_000, noon), 0);
  assert.equal(minutesAhead(null, noon, noon), 0);
  assert.equal(minutesAhead('nonsense', noon, noon), 0);
});

test('a clock that is ahead or behind is told by how much', () => {
  assert.equal(minutesAhead(date, noon + 600_000, noon + 600_050), 10);
  assert.equal(minutesAhead(date, noon - 3_600_000, noon - 3_599_000), -60);
});
