import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { asProblem, logFault } from './problem.ts';

/** Hears how far long work is. */
export type OnStep = (step: { readonly done: number; readonly total: number; readonly what: string }) => void;

/** Answers with a line of JSON for each step of `work`, ten a second at most, and one for its outcome or `{problem}`. */
export function sendLines(
  reply: FastifyReply,
  request: FastifyRequest,
  work: (progress: OnStep) => Promise<object>,
): FastifyReply {
  const lines = new Readable({ read: () => undefined });
  const say = (line: object): void => {
    if (!lines.destroyed) lines.push(`${JSON.stringify(line)}\n`);
  };
  let saidAtMs = 0;
  const progress: OnStep = (step) => {
    const now = performance.now();
    if (now - saidAtMs < 100 && step.done < step.total) return;
    saidAtMs = now;
    say(step);
  };
  work(progress)
    .then(say, (error: unknown) => {
      const problem = asProblem(error, request.url);
      if (problem.status >= 500) logFault(error, request.url);
      say({ problem });
    })
    .finally(() => lines.push(null));
  return reply.code(200).type('application/x-ndjson').send(lines);
}
