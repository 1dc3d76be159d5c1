import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawnAgain } from './clash.ts';

const clash = (constraint: string) =>
  Object.assign(new Error('duplicate key'), { code: '23505', constraint });

test('a batch whose serial was drawn before is worked out anew; what else fails is not', async () => {
  let times = 0;
  const failing = (constraint: string, until: number) => () => {
    times += 1;
    return times < until ? Promise.reject(clash(constraint)) : Promise.resolve('written');
  };
  assert.equal(await drawnAgain(failing('displacement_record_serial_key', 3)), 'written');
  assert.equal(times, 3);
  times = 0;
  await assert.rejects(drawnAgain(failing('displacement_record_reference', 3)), /duplicate key/);
  assert.equal(times, 1);
  times = 0;
  await assert.rejects(drawnAgain(failing('displacement_record_serial_key', 99)), /duplicate key/);
  assert.equal(times, 5, 'not for ever');
});
