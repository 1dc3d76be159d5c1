import type {
  FastifyInstance,
  FastifyRequest,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
  FastifyBaseLogger,
} from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import {
  assertMay,
  caseIdsOf,
  findPersonByEmail,
  rolesOf,
  type Capability,
  type Role,
  type SignIn,
} from '#access';
import type { Archive } from '#archive';
import { refreshTerms } from '#coding';
import type { Identity } from '#db';
import { AppError } from '#kernel';

/** The server with types taken from its schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** Who makes a request. */
export interface Requester {
  readonly by: Identity & { readonly kind: 'person'; readonly personId: string };
  readonly roles: readonly Role[];
  /** The case that they are at work in: the one that their browser names, when they have to do with it, else their first. */
  readonly caseId: string;
}

/** What routes work with. */
export interface HttpParts {
  readonly archive: Archive;
  readonly signIn: SignIn;
  /** Where browsers find this server; links begin with it. */
  readonly baseUrl: string;
  /** The signed-in person behind a request. Error ACCESS_SIGN_IN. */
  readonly requester: (request: FastifyRequest) => Promise<Requester>;
  /** The same, refusing (ACCESS_ROLE_NEEDED) who may not do this. */
  readonly permitted: (request: FastifyRequest, capability: Capability) => Promise<Requester>;
}

const LOOKUP = { kind: 'service', name: 'sign-in' } as const;

/** Request headers as the web platform's Headers. */
export function webHeaders(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    for (const one of [value ?? []].flat()) headers.append(name, one);
  return headers;
}

// Every request of the page carries it, downloads and pictures too.
const CASE_COOKIE = /(?:^|;\s*)muniment-case=([0-9a-f-]{36})(?:;|$)/;

/** Joins an archive and its accounts for the routes. */
export function httpParts(archive: Archive, signIn: SignIn, baseUrl: string): HttpParts {
  const requester = async (request: FastifyRequest): Promise<Requester> => {
    const email = await signIn.emailOf(webHeaders(request));
    if (email === null) throw new AppError('ACCESS_SIGN_IN');
    const found = await archive.db.tx(LOOKUP, async (tx) => {
      const person = await findPersonByEmail(tx, email);
      return person && person.status === 'active'
        ? {
            personId: person.id,
            roles: await rolesOf(tx, person.id),
            caseIds: await caseIdsOf(tx, person.id),
          }
        : null;
    });
    if (!found) throw new AppError('ACCESS_SIGN_IN');
    const { personId, roles, caseIds } = found;
    const wanted = CASE_COOKIE.exec(request.headers.cookie ?? '')?.[1];
    const caseId = caseIds.find((id) => id === wanted) ?? caseIds[0] ?? (await archive.home()).caseId;
    return { by: { kind: 'person', personId }, roles, caseId };
  };
  return {
    archive,
    signIn,
    baseUrl,
    requester,
    async permitted(request, capability) {
      const who = await requester(request);
      await refreshTerms(archive.db);
      assertMay(who.roles, capability);
      return who;
    },
  };
}
