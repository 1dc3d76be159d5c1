import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { AppError, describeError, log, refusedForm, type ErrorDetail } from '#kernel';

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

/** What the web framework refuses by itself, by its status: its own words are English only. */
const OF_STATUS: Readonly<Record<number, string>> = {
  400: 'REQUEST_UNREADABLE',
  413: 'REQUEST_TOO_LARGE',
  415: 'REQUEST_UNREADABLE',
  429: 'TOO_MANY_REQUESTS',
};

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
  if (validation) return asProblem(refusedForm(validation), instance);
  const known = statusCode === undefined ? undefined : OF_STATUS[statusCode];
  if (known) return asProblem(new AppError(known, { what: message }), instance);
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return {
      type: 'about:blank',
      title: message,
      status: statusCode,
      code: 'REQUEST_REFUSED',
      detail: message,
      help: 'Check the address and the request.',
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
