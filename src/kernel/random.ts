import { randomBytes } from 'node:crypto';

// One call of the generator for many small draws: each call costs more than the bytes.
const POOL_BYTES = 8192;
let pool = Buffer.alloc(0);
let used = 0;

/** `size` random bytes fit for salts and keys, at most 8192; never handed out twice. */
export function drawRandom(size: number): Buffer {
  if (used + size > pool.length) {
    pool = randomBytes(POOL_BYTES);
    used = 0;
  }
  used += size;
  return pool.subarray(used - size, used);
}
