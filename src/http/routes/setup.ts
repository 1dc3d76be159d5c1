import { timingSafeEqual } from 'node:crypto';
import { Type } from 'typebox';
import { findPerson, introduceOwner, listCases } from '#access';
import { describePlace, recordStorage, type Archive, type StorageAnswer } from '#archive';
import { listItems } from '#catalogue';
import { AppError } from '#kernel';
import type { App, HttpParts } from '../context.ts';
import { sendLines, sparingly, type Step } from '../lines.ts';
import { ref } from '../schema.ts';
import { SetupPlaceSchema } from '../schema-keep.ts';

/** Puts the sample case into an archive, telling how far it is; resolves to how many items it made. */
export type LoadSample = (
  archive: Archive,
  progress: (step: Step) => void,
) => Promise<{ readonly items: number }>;

const SETUP = { kind: 'service', name: 'setup' } as const;
const FEW = { config: { rateLimit: { max: 10, timeWindow: '1 minute' } } };
const Token = Type.String({ maxLength: 200 });

function same(a: string, b: string): boolean {
  const [given, wanted] = [Buffer.from(a), Buffer.from(b)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

async function isEmpty(archive: Archive, by: { kind: 'person'; personId: string }): Promise<boolean> {
  return (await archive.db.tx(by, (tx) => listItems(tx, {}, 1, null))).length === 0;
}

/**
 * The first run: where the archive lies, the first account with what was answered about it, and the sample case. `setupToken`
 * is the secret of the one-time link; nothing is said to whoever does not hold it.
 */
export function setupRoutes(
  app: App,
  { archive, signIn, permitted }: HttpParts,
  setupToken: string,
  loadSample: LoadSample | null,
): void {
  const assertHolder = async (token: string): Promise<void> => {
    if (await signIn.hasAccounts()) throw new AppError('ACCESS_FIRST_OWNER_DONE');
    if (!same(token, setupToken)) throw new AppError('ACCESS_LINK_INVALID');
  };

  app.get(
    '/api/setup',
    { schema: { tags: ['account'], response: { 200: Type.Object({ needed: Type.Boolean() }) } } },
    async () => ({ needed: !(await signIn.hasAccounts()) }),
  );

  app.post(
    '/api/setup/place',
    {
      config: { rateLimit: { max: 30, timeWindow: '1 minute' } },
      schema: {
        tags: ['account'],
        body: Type.Object({ token: Token }),
        response: { 200: ref(SetupPlaceSchema) },
        description: 'Where the archive lies and what is in it, for whoever holds the one-time link.',
      },
    },
    async (request) => {
      await assertHolder(request.body.token);
      const { ownerId, caseId } = await archive.home();
      const by = { kind: 'person', personId: ownerId } as const;
      const [owner, title] = await archive.db.tx(by, async (tx) => [
        await findPerson(tx, ownerId),
        (await listCases(tx)).find(({ id }) => id === caseId)?.title,
      ]);
      return {
        ...(await describePlace(archive.paths.root)),
        ownerName: owner?.name ?? '',
        caseTitle: title ?? '',
        isEmpty: await isEmpty(archive, by),
        hasSample: loadSample !== null,
      };
    },
  );

  app.post(
    '/api/setup',
    {
      ...FEW,
      schema: {
        tags: ['account'],
        body: Type.Object({
          token: Token,
          name: Type.Optional(Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })),
          email: Type.String({ format: 'email', maxLength: 200 }),
          password: Type.String({ minLength: 12, maxLength: 256 }),
          storage: Type.Optional(
            Type.Union([
              Type.Object({ encryption: Type.Literal('encrypted') }),
              Type.Object({
                encryption: Type.Literal('not-encrypted'),
                reason: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }),
              }),
            ]),
          ),
        }),
        response: { 200: Type.Object({ ok: Type.Boolean() }) },
        description: 'Makes the first account. What is answered about storage is recorded in the ledger.',
      },
    },
    async (request) => {
      const { token, email, password, name, storage } = request.body;
      await assertHolder(token);
      const { ownerId } = await archive.home();
      const owner = await archive.db.tx(SETUP, (tx) => findPerson(tx, ownerId));
      if (!owner) throw new AppError('ACCESS_NO_OWNER');
      const known = name?.trim() ?? owner.name;
      await signIn.addAccount({ name: known, email: email.toLowerCase(), password });
      const by = { ...SETUP, personId: ownerId };
      const place = await describePlace(archive.paths.root);
      await archive.db.tx(by, async (tx) => {
        await introduceOwner(tx, by, ownerId, { email, name: known });
        if (storage)
          await recordStorage(tx, by, {
            archiveId: archive.manifest.id,
            place,
            answer: storage as StorageAnswer,
          });
      });
      return { ok: true };
    },
  );

  app.post(
    '/api/setup/sample',
    {
      ...FEW,
      schema: {
        tags: ['account'],
        response: { 200: Type.Object({ items: Type.Integer() }) },
        description:
          'Puts the sample case into an empty archive. The answer is a stream: lines {done, total, what}, then {items} or {problem}.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'keep');
      if (loadSample === null) throw new AppError('SETUP_NO_SAMPLE');
      if (!(await isEmpty(archive, by))) throw new AppError('SETUP_NOT_EMPTY');
      return sendLines(reply, request, (say) => loadSample(archive, sparingly(say))) as never;
    },
  );
}
