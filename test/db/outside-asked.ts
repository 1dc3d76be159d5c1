import type { Names } from './outside.ts';

/** One request, as a person asks it; headers are given where the route needs them. */
export interface Asked {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How a route is asked for what is sealed, and why nothing is told. */
export interface RouteAsked {
  /**
   * `named`: asked for the sealed thing and for one that there is not; both answers are the same but for that name.
   * `list`: it names nothing; the answer is what it was before the thing came, and holds no word of it.
   * `silent`: it names nothing and the answer changes with the archive as a whole; it holds no word of it.
   */
  readonly as: 'named' | 'list' | 'silent';
  readonly why: string;
  readonly ask: (names: Names) => readonly Asked[];
}

/** A method and a path of the document. */
export type Route = `${Asked['method']} ${string}`;

/** A version that nothing has. */
export const IF_MATCH = { 'if-match': '"1"' };
/** Why, where a reason is asked for. */
export const REASON = 'for this test';
/** Addresses that are read. */
export const get = (...urls: string[]): Asked[] => urls.map((url) => ({ method: 'GET', url }));
/** One request with a body. */
export const put = (method: Asked['method'], url: string, body: object, headers = {}): Asked[] => [
  { method, url, body, headers },
];
/** A route that names something. */
export const named = (why: string, ask: RouteAsked['ask']): RouteAsked => ({ as: 'named', why, ask });
/** A route that names nothing. */
export const list = (why: string, ...urls: string[]): RouteAsked => ({
  as: 'list',
  why,
  ask: () => get(...urls),
});
/** A route whose answer changes with the archive. */
export const silent = (why: string, ask: RouteAsked['ask']): RouteAsked => ({ as: 'silent', why, ask });
