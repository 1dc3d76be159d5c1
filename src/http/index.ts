/**
 * The API and the pages. Guarantees: loopback only; nobody is served without a session but sign-in itself; what someone
 * sees is decided by the database; every error is an RFC 9457 problem with a code; originals are never interpreted by a
 * browser. The only room that imports fastify.
 */
export { httpErrors } from './errors.ts';
export { buildServer, serve } from './server.ts';
export type { BuiltServer } from './server.ts';
export type { LoadSample } from './routes/setup.ts';
