import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { AppError } from '#kernel';
import { httpPhrase } from './errors.ts';

/** Version of a record for ETag and If-Match, without quotation marks: equal for equal content, and only then. */
export function versionOf(record: object): string {
  return createHash('sha256').update(JSON.stringify(record)).digest('base64url').slice(0, 22);
}

/** The version that a change was made to, from If-Match (RFC 9110 §13.1.1). Error INVALID_INPUT without one. */
export function expectedVersion(request: FastifyRequest): string {
  const [, version] = /^"([\w-]{1,100})"$/.exec(request.headers['if-match'] ?? '') ?? [];
  if (version === undefined)
    throw new AppError('INVALID_INPUT', {
      what: 'If-Match',
      why: httpPhrase('version-needed'),
    });
  return version;
}
