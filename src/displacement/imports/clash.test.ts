import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '#kernel';
import { drawnAgain } from './clash.ts';

test('a batch whose serial was drawn before is worked out anew; what else fails is not', async () => {
  let times = 0;
  const failing = (error: Error, until: number) => async () => {
    times += 1;
    if (times < until) throw error;
    return 'written';
  };
  const clash = new AppError('DB_SERIAL_CLASH');
  assert.equal(await drawnAgain(failing(clash, 3)), 'written');
  assert.equal(times, 3);
  times = 0;
  await assert.rejects(drawnAgain(failing(new Error('another'), 3)), /another/);
  assert.equal(times, 1);
  times = 0;
  await assert.rejects(drawnAgain(failing(clash, 99)), { code: 'DB_SERIAL_CLASH' });
  assert.equal(times, 5, 'not for ever');
});
