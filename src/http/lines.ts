import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { asProblem, logFault } from './problem.ts';

/** One step of long work: how far it is, and what the step says besides. */
export interface Step {
  readonly done: number;
  readonly total: number;
  readonly what?: string;
}

/**
 * Answers with a line of JSON for each step of `work` and one for its outcome, or for its problem. `gone` aborts when the
 * reader goes away: work that is of use to nobody else may stop.
 */
export function sendLines(
  reply: FastifyReply,
  request: FastifyRequest,
  work: (say: (step: Step) => void, gone: AbortSignal) => Promise<object>,
): FastifyReply {
  const lines = new Readable({ read: () => undefined });
  const gone = new AbortController();
  lines.once('close', () => gone.abort());
  const say = (line: object): void => {
    if (!lines.destroyed) lines.push(`${JSON.stringify(line)}\n`);
  };
  work(say, gone.signal)
    .then(say, (error: unknown) => {
      const problem = asProblem(error, request.url);
      if (problem.status >= 500) logFault(error, request.url);
      say({ problem });
    })
    .finally(() => lines.push(null));
  return reply.code(200).type('application/x-ndjson').send(lines);
}

const EVERY_MS = 100;

/** Says at most ten steps a second, and the last one: for steps that only tell how far the work is. */
export function sparingly(say: (step: Step) => void): (step: Step) => void {
  let saidAtMs = 0;
  return (step) => {
    const now = performance.now();
    if (now - saidAtMs < EVERY_MS && step.done < step.total) return;
    saidAtMs = now;
    say(step);
  };
}
