import { AppError } from '#kernel';

/** How often a batch is worked out anew before its clash is taken for something else. */
const ATTEMPTS = 5;

/**
 * Does `work`, which runs one transaction from its beginning, and does it again where a serial that it drew was another record's already. Serials are
 * drawn by lot among 34 thousand million, so that they tell nothing of how many there are: among half a million records a few clash.
 */
export async function drawnAgain<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const isClash = error instanceof AppError && error.code === 'DB_SERIAL_CLASH';
      if (!isClash || attempt === ATTEMPTS) throw error;
    }
  }
}
