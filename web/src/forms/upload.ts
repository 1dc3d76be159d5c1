import { problemOf, ProblemError } from '../api/client.ts';

/** Bytes sent in one request: a lost connection costs at most this much. */
const CHUNK_BYTES = 8 * 2 ** 20;
const ATTEMPTS = 6;
const FIRST_WAIT_MS = 500;
const TUS = { 'Tus-Resumable': '1.0.0' } as const;

/** A file whose bytes have all arrived. `id` is what the intake names it by. */
export interface Uploaded {
  readonly id: string;
  readonly path: string;
  readonly modifiedAt: string;
}

const base64 = (text: string): string => btoa(String.fromCodePoint(...new TextEncoder().encode(text)));

const pathOf = (file: File): string => file.webkitRelativePath || file.name;

async function begin(file: File, signal: AbortSignal): Promise<string> {
  const response = await fetch('/api/uploads', {
    method: 'POST',
    signal,
    headers: {
      ...TUS,
      'Upload-Length': String(file.size),
      'Upload-Metadata': `filename ${base64(pathOf(file).slice(0, 500))}`,
    },
  });
  const address = response.headers.get('location');
  if (!response.ok || address === null) throw new ProblemError(await problemOf(response));
  return address;
}

async function offsetOf(address: string, signal: AbortSignal): Promise<number> {
  const response = await fetch(address, { method: 'HEAD', headers: TUS, signal });
  if (!response.ok) throw new ProblemError(await problemOf(response));
  return Number(response.headers.get('upload-offset') ?? 0);
}

async function sendChunk(file: File, address: string, offset: number, signal: AbortSignal): Promise<number> {
  const response = await fetch(address, {
    method: 'PATCH',
    signal,
    headers: { ...TUS, 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(offset) },
    body: file.slice(offset, offset + CHUNK_BYTES),
  });
  if (!response.ok) throw new ProblemError(await problemOf(response));
  return Number(response.headers.get('upload-offset') ?? offset);
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Sends one file in pieces (tus 1.0) and goes on where the server says it stands after a lost connection, six times,
 * with growing pauses. `report` hears the bytes that have arrived. Rejects with ProblemError, AbortError, or what fetch gives.
 */
export async function uploadFile(
  file: File,
  options: { readonly signal: AbortSignal; readonly report: (doneBytes: number) => void },
): Promise<Uploaded> {
  const { signal, report } = options;
  const address = await begin(file, signal);
  let [offset, failures] = [0, 0];
  while (offset < file.size) {
    try {
      offset = await sendChunk(file, address, offset, signal);
      failures = 0;
    } catch (error) {
      failures += 1;
      const isFinal = error instanceof ProblemError && [401, 403, 413].includes(error.problem.status);
      if (signal.aborted || isFinal || failures >= ATTEMPTS) throw error;
      await wait(FIRST_WAIT_MS * 2 ** failures);
      offset = await offsetOf(address, signal).catch(() => offset);
    }
    report(offset);
  }
  return {
    id: address.split('/').at(-1) ?? '',
    path: pathOf(file),
    modifiedAt: new Date(file.lastModified).toISOString(),
  };
}
