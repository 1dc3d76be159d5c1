import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { AppError, describeError, log, type ErrorDetail } from '#kernel';

/**
 * An RFC 9457 problem, in English. `code` can be searched for in docs/errors.md; `help` says what to do next; `facts` are what the
 * message is about, for those who say it in another language.
 */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly help: string;
  readonly facts: ErrorDetail;
  readonly instance: string;
}

/** An error as a problem about the address `instance`; whatever is not meant for people becomes a fault without details. */
export function asProblem(error: unknown, instance: string): Problem {
  if (error instanceof AppError)
    return {
      type: `urn:muniment:error:${error.code}`,
      title: error.message,
      status: error.spec.http,
      code: error.code,
      detail: error.message,
      help: error.help,
      facts: error.detail,
      instance,
    };
  const { validation, statusCode, message } = error as FastifyError;
  if (validation) {
    // Which field, and what is wrong with it: pages say both in a sentence of their own.
    const [, what = message, why = message] = /^(\S+) (.+)$/s.exec(message) ?? [];
    return {
      type: 'urn:muniment:error:INVALID_INPUT',
      title: 'The request is not acceptable.',
      status: 400,
      code: 'INVALID_INPUT',
      detail: message,
      help: 'Correct the named fields; nothing was changed.',
      facts: { what, why },
      instance,
    };
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return {
      type: 'about:blank',
      title: message,
      status: statusCode,
      code: 'REQUEST_REFUSED',
      detail: message,
      help: statusCode === 429 ? 'Wait a minute and try again.' : 'Check the address and the request.',
      facts: { what: message },
      instance,
    };
  return {
    type: 'urn:muniment:error:FAULT',
    title: 'This is a fault of Muniment.',
    status: 500,
    code: 'FAULT',
    detail: 'It was written to the log; nothing that was acknowledged is lost.',
    help: 'Try again; if it stays, report it with the time.',
    facts: {},
    instance,
  };
}

/** Writes what went wrong at `path` to the log, for the steward. */
export function logFault(error: unknown, path: string): void {
  log('error', 'http.fault', {
    path,
    ...describeError(error),
    stack: error instanceof Error ? error.stack : undefined,
  });
}

/** Answers an error as application/problem+json. Details of faults go to the log, never to the client. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = asProblem(error, request.url.split('?')[0] ?? '');
  if (problem.status >= 500) logFault(error, problem.instance);
  return reply.code(problem.status).type('application/problem+json').send(problem);
}
