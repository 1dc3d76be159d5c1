import { problemOf, ProblemError } from '../api/client.ts';
import type { Chosen } from './gather.ts';
import type { Persist } from './persist.ts';

/** Bytes sent in one request: a lost connection costs at most this much. */
const CHUNK_BYTES = 8 * 2 ** 20;
const TUS = { 'Tus-Resumable': '1.0.0' } as const;
const BYTES = { 'Content-Type': 'application/offset+octet-stream' } as const;

/** The browser can no longer read a file: it was changed, moved or locked after it had been chosen. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
}

/** What `sendFile` works with. */
export interface Sending {
  readonly signal: AbortSignal;
  readonly persist: Persist;
  /** Upload that was begun before, or null. */
  readonly known: string | null;
  /** Hears the name of the upload as soon as there is one. */
  readonly began: (id: string) => void;
  /** Hears how many more bytes have arrived. */
  readonly report: (bytes: number) => void;
}

// Read first, then sent: so a file that cannot be read is told apart from a connection that is lost.
async function bytesFrom({ file, size }: Chosen, offset: number): Promise<ArrayBuffer> {
  const end = Math.min(size, offset + CHUNK_BYTES);
  const bytes = await file
    .slice(offset, end)
    .arrayBuffer()
    .catch((error: unknown) => {
      throw new UnreadableError(error instanceof Error ? error.message : String(error));
    });
  if (bytes.byteLength !== end - offset) throw new UnreadableError('The file became shorter.');
  return bytes;
}

async function ask(address: string, given: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, given);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw ProblemError.unreachable(address);
  }
  if (!response.ok) throw new ProblemError(await problemOf(response));
  return response;
}

const offsetIn = (response: Response): number => Number(response.headers.get('upload-offset') ?? 0);
const addressOf = (id: string): string => `/api/uploads/${id}`;
const isGone = (error: unknown): boolean =>
  error instanceof ProblemError && [404, 410].includes(error.problem.status);

interface Begun {
  readonly id: string;
  readonly offset: number;
}

/** Begins an upload with its first bytes: a small file is one request. */
async function begin(file: Chosen, signal: AbortSignal): Promise<Begun> {
  const body = await bytesFrom(file, 0);
  const response = await ask('/api/uploads', {
    method: 'POST',
    signal,
    headers: { ...TUS, ...(body.byteLength > 0 ? BYTES : {}), 'Upload-Length': String(file.size) },
    ...(body.byteLength > 0 ? { body } : {}),
  });
  const id = response.headers.get('location')?.split('/').at(-1) ?? '';
  return { id, offset: offsetIn(response) };
}

async function goOn(id: string, file: Chosen, from: number, given: Sending): Promise<void> {
  const { signal, persist, report } = given;
  let [offset, isUncertain] = [from, false];
  while (offset < file.size) {
    const before = offset;
    offset = await persist(async () => {
      // After a broken request the server says how much of it arrived.
      if (isUncertain) {
        const stands = offsetIn(await ask(addressOf(id), { method: 'HEAD', headers: TUS, signal }));
        isUncertain = false;
        if (stands !== before) return stands;
      }
      const body = await bytesFrom(file, before);
      isUncertain = true;
      const response = await ask(addressOf(id), {
        method: 'PATCH',
        signal,
        headers: { ...TUS, ...BYTES, 'Upload-Offset': String(before) },
        body,
      });
      isUncertain = false;
      return offsetIn(response);
    });
    report(offset - before);
  }
}

async function standsAt(id: string, { persist, signal }: Sending): Promise<number | null> {
  try {
    return await persist(async () =>
      offsetIn(await ask(addressOf(id), { method: 'HEAD', headers: TUS, signal })),
    );
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

/**
 * Sends one file in pieces (tus 1.0) and resolves to the name of the upload. Goes on where the server stands: after a lost
 * connection, a restart, or with an upload `known` from before. Rejects with ProblemError when the server refuses it,
 * UnreadableError when the browser cannot read it, AbortError when stopped.
 */
export async function sendFile(file: Chosen, given: Sending): Promise<string> {
  const { known, persist, report, began, signal } = given;
  const stands = known === null ? null : await standsAt(known, given);
  if (known !== null && stands !== null) {
    report(stands);
    await goOn(known, file, stands, given);
    return known;
  }
  for (let isSecond = false; ; isSecond = true) {
    const { id, offset } = await persist(() => begin(file, signal));
    began(id);
    report(offset);
    try {
      await goOn(id, file, offset, given);
      return id;
    } catch (error) {
      // The server has forgotten it half-way: once more from the beginning.
      if (!isGone(error) || isSecond) throw error;
      report(-offset);
    }
  }
}
