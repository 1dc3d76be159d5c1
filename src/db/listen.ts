import { setTimeout as delay } from 'node:timers/promises';
import { describeError, log } from '#kernel';
import type { Db } from './database.ts';

/** What a listener is told. */
export interface Hearing {
  /** A message on one of the channels. */
  readonly message: (channel: string, payload: string) => void;
  /** The connection was made again after a break; what was said meanwhile is lost. */
  readonly resumed: () => void;
}

const AGAIN_AFTER_MS = 1000;

/**
 * Listens on channels of the database (LISTEN) over one connection of its own until `signal` aborts; a connection that is
 * lost is made again. Resolves when it has stopped; never rejects.
 */
export async function listen(
  db: Db,
  channels: readonly string[],
  hearing: Hearing,
  signal: AbortSignal,
): Promise<void> {
  let isFirst = true;
  while (!signal.aborted) {
    try {
      await db.session(async (client) => {
        const ended = new Promise<void>((resolve) => {
          client.once('error', () => resolve());
          client.once('end', () => resolve());
          signal.addEventListener('abort', () => resolve(), { once: true });
        });
        client.on('notification', ({ channel, payload }) => hearing.message(channel, payload ?? ''));
        for (const channel of channels) await client.query(`listen ${client.escapeIdentifier(channel)}`);
        if (!isFirst) hearing.resumed();
        isFirst = false;
        if (!signal.aborted) await ended;
      });
    } catch (error) {
      if (!signal.aborted) log('warn', 'db.listen', describeError(error));
    }
    if (!signal.aborted) await delay(AGAIN_AFTER_MS, undefined, { signal }).catch(() => undefined);
  }
}
