import { noteServerTime } from '../live/clock.ts';
import type { Problem, Routes } from './schema.gen.ts';

type RouteName = keyof Routes;
type Part<K extends RouteName, P extends string> = Routes[K] extends Record<P, infer T> ? T : undefined;

/** What a route answers with. */
export type Answer<K extends RouteName> = Part<K, 'response'>;

type Given<K extends RouteName> = Omit<Routes[K], 'response'> & {
  readonly signal?: AbortSignal;
  /** The version that was changed; the server refuses (CONFLICT) when there is a newer one. */
  readonly ifMatch?: string;
};

const unreachable = (instance: string): Problem => ({
  type: 'about:blank',
  title: '',
  status: 0,
  code: 'UNREACHABLE',
  detail: '',
  help: '',
  facts: {},
  instance,
});

/** A refusal or fault of the server (RFC 9457), or of the way to it (`UNREACHABLE`). */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }

  /** The server did not answer at all. */
  static unreachable(address: string): ProblemError {
    return new ProblemError(unreachable(address));
  }
}

/** Whether an error is the server's way of saying that nobody is signed in. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.status === 401;
}

/** Whether the server did not understand what was asked, as for an address of long ago. */
export function isBadInput(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.status === 400;
}

/** Whether a change was refused because somebody else had made one in the meantime. */
export function isConflict(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.code === 'CONFLICT';
}

/** Reads a failed answer as a problem, whatever its body is. */
export async function problemOf(response: Response): Promise<Problem> {
  const fallback = { ...unreachable(response.url), status: response.status, code: 'REQUEST_REFUSED' };
  try {
    const body = (await response.json()) as Partial<Problem> & { message?: string };
    return { ...fallback, title: body.title ?? body.message ?? '', ...body };
  } catch {
    return fallback;
  }
}

/** Address of a route with its path and query filled in; lists become repeated parameters, empty values vanish. */
export function addressOf(
  path: string,
  params: Readonly<Record<string, unknown>> = {},
  query: Readonly<Record<string, unknown>> = {},
): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const one of [value ?? []].flat()) if (one !== '') search.append(name, String(one));
  const text = search.toString();
  return text === '' ? filled : `${filled}?${text}`;
}

interface SendOptions {
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

async function answerTo(method: string, address: string, options: SendOptions): Promise<Response> {
  const { body, signal, headers = {} } = options;
  const json = body === undefined ? {} : { 'content-type': 'application/json' };
  let response: Response;
  const sentMs = Date.now();
  try {
    response = await fetch(address, {
      method,
      headers: { ...json, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw ProblemError.unreachable(address);
  }
  noteServerTime(response.headers.get('date'), sentMs);
  if (!response.ok) throw new ProblemError(await problemOf(response));
  return response;
}

/** Sends JSON, or nothing, and reads JSON. Rejects with ProblemError. */
export async function send<T>(method: string, address: string, options: SendOptions = {}): Promise<T> {
  return (await (await answerTo(method, address, options)).json()) as T;
}

/**
 * Starts long work whose answer is a line of JSON for each step and one for the outcome. `onStep` gets every line but the last. Rejects with ProblemError, also when the
 * connection ends before the outcome: the work itself may have gone on.
 */
export async function sendForLines<Step, Outcome>(
  address: string,
  onStep: (step: Step) => void,
  options: Pick<SendOptions, 'body' | 'signal'> = {},
): Promise<Outcome> {
  const { body = {}, signal } = options;
  const response = await answerTo('POST', address, {
    body,
    signal,
    headers: { accept: 'application/x-ndjson' },
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let [rest, outcome]: [string, (Outcome & { problem?: Problem }) | null] = ['', null];
  for (;;) {
    const { done, value } = (await reader?.read().catch(() => null)) ?? { done: true, value: '' };
    const lines = `${rest}${value ?? ''}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const step = JSON.parse(line) as object;
      if ('done' in step) onStep(step as Step);
      else outcome = step as Outcome & { problem?: Problem };
    }
    if (done) break;
  }
  if (outcome === null) throw ProblemError.unreachable(address);
  if (outcome.problem) throw new ProblemError(outcome.problem);
  return outcome;
}

/** Calls a route of the API; its name, what it takes and what it answers are typed from the OpenAPI document. */
export function call<K extends RouteName>(route: K, given: Given<K>): Promise<Answer<K>> {
  const [method = 'GET', path = ''] = route.split(' ');
  const { params, query, body, signal, ifMatch } = given as {
    params?: Record<string, unknown>;
    query?: Record<string, unknown>;
    body?: unknown;
    signal?: AbortSignal;
    ifMatch?: string;
  };
  return send(method, addressOf(path, params, query), {
    ...(body === undefined ? (method === 'POST' ? { body: {} } : {}) : { body }),
    signal,
    ...(ifMatch === undefined ? {} : { headers: { 'if-match': `"${ifMatch}"` } }),
  });
}
