import type { Problem, Routes } from './schema.gen.ts';

type RouteName = keyof Routes;
type Part<K extends RouteName, P extends string> = Routes[K] extends Record<P, infer T> ? T : undefined;

/** What a route answers with. */
export type Answer<K extends RouteName> = Part<K, 'response'>;

type Given<K extends RouteName> = Omit<Routes[K], 'response'> & {
  readonly signal?: AbortSignal;
};

/** A refusal or fault of the server (RFC 9457), or of the way to it (`UNREACHABLE`). */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

const unreachable = (instance: string): Problem => ({
  type: 'about:blank',
  title: '',
  status: 0,
  code: 'UNREACHABLE',
  detail: '',
  help: '',
  instance,
});

/** Whether an error is the server's way of saying that nobody is signed in. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.status === 401;
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

/** Sends JSON, or nothing, and reads JSON. Rejects with ProblemError. */
export async function send<T>(
  method: string,
  address: string,
  options: { readonly body?: unknown; readonly signal?: AbortSignal } = {},
): Promise<T> {
  const { body, signal } = options;
  let response: Response;
  try {
    response = await fetch(address, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ProblemError(unreachable(address));
  }
  if (!response.ok) throw new ProblemError(await problemOf(response));
  return (await response.json()) as T;
}

/** Calls a route of the API; its name, what it takes and what it answers are typed from the OpenAPI document. */
export function call<K extends RouteName>(route: K, given: Given<K>): Promise<Answer<K>> {
  const [method = 'GET', path = ''] = route.split(' ');
  const { params, query, body, signal } = given as {
    params?: Record<string, unknown>;
    query?: Record<string, unknown>;
    body?: unknown;
    signal?: AbortSignal;
  };
  return send(method, addressOf(path, params, query), {
    ...(body === undefined ? (method === 'POST' ? { body: {} } : {}) : { body }),
    ...(signal ? { signal } : {}),
  });
}
