import { problemOf, ProblemError } from '../api/client.ts';

/** Why the server does not give these bytes (gone from the disk, or not to be seen any more); null when it does. */
export async function refusalOf(address: string): Promise<ProblemError | null> {
  const response = await fetch(address, { headers: { range: 'bytes=0-0' }, cache: 'no-store' });
  return response.ok ? null : new ProblemError(await problemOf(response));
}
