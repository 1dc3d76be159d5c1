import { Type } from 'typebox';
import { UNKNOWN_TIME } from '#ledger';
import type { App, HttpParts } from '../context.ts';
import { ref, LedgerSchema } from '../schema.ts';

/** State of the ledger, and whether the server is alive. */
export function keepRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/healthz',
    { schema: { tags: ['keep'], response: { 200: Type.Object({ status: Type.Literal('ok') }) } } },
    async () => {
      await archive.db.pool.query('select 1');
      return { status: 'ok' as const };
    },
  );

  app.get(
    '/api/ledger',
    { schema: { tags: ['keep'], response: { 200: ref(LedgerSchema) } } },
    async (request) => {
      const { by } = await permitted(request, 'read');
      const found = await archive.ledger.files.checkpoint();
      const published = await archive.db.tx(by, (tx) => archive.ledger.checkpoints(tx, 1));
      const publishedAt = published[0]?.published_at;
      return {
        origin: archive.manifest.origin,
        fingerprint: archive.ledger.key.fingerprint,
        vkey: archive.ledger.key.vkey,
        now: new Date().toISOString(),
        checkpoint: found && {
          size: Number(found.size),
          root: Buffer.from(found.root).toString('base64'),
          text: found.text,
          publishedAt: publishedAt === undefined || publishedAt === UNKNOWN_TIME ? null : publishedAt,
        },
      };
    },
  );
}
