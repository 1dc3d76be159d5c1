import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from './context.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

// A cookie is sent along by any page that the browser shows; only pages of our own origin may change anything.
async function refuseForeignOrigin(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  if (SAFE_METHODS.has(request.method)) return undefined;
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  const foreign =
    (site !== undefined && site !== 'same-origin' && site !== 'none') ||
    (origin !== undefined && URL.parse(origin)?.host !== request.headers.host);
  if (!foreign) return undefined;
  return reply.code(403).type('application/problem+json').send({
    type: 'urn:muniment:error:FOREIGN_ORIGIN',
    title: 'The request came from another site.',
    status: 403,
    code: 'FOREIGN_ORIGIN',
    detail: 'Changes are accepted from pages of this server only.',
    help: 'Open Muniment itself and do it there.',
    instance: request.url,
  });
}

// DNS rebinding: a foreign name that resolves to loopback must not become an origin of ours.
async function refuseForeignHost(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  if (['localhost', '127.0.0.1', '[::1]'].includes(host)) return undefined;
  return reply.code(421).send('This server answers to localhost only.');
}

/**
 * Security headers (a content policy without exceptions), limits per address, and refusal of changes asked for by other
 * sites. Styles are in files as well: the application sets them through the style object, which the policy allows.
 */
export async function secure(app: App): Promise<void> {
  app.addHook('onRequest', refuseForeignHost);
  app.addHook('onRequest', refuseForeignOrigin);
  await app.register(rateLimit, { max: 1200, timeWindow: '1 minute' });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        mediaSrc: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
    },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: false,
  });
}
