import { Type } from 'typebox';
import { getItem } from '#catalogue';
import { TiledPictures } from '#derive';
import { AppError, asSha256Hex, parseSerial } from '#kernel';
import type { App, HttpParts, Requester } from '../context.ts';
import { ReadOnce } from '../read-once.ts';
import { SerialParams } from '../schema.ts';

const Place = Type.Integer({ minimum: 0, maximum: 100_000 });

/** Pictures looked at closely: the original cut into tiles by the sandboxed tool; no browser decodes an original. */
export function tileRoutes(app: App, { archive, permitted }: HttpParts): void {
  const tiles = new TiledPictures(archive.blobs, archive.scratch);
  const reads = new ReadOnce();
  const picture = (who: Requester, typed: string) =>
    archive.db.tx(who.by, async (tx) => {
      const serial = parseSerial(typed);
      if (!serial) throw new AppError('NOT_FOUND', { what: 'item', id: typed });
      const item = await getItem(tx, { serial });
      if (item.kind !== 'image') throw new AppError('NOT_FOUND', { what: 'picture', id: typed });
      await reads.record(tx, who, item, 'looked at closely');
      return asSha256Hex(item.sha256);
    });

  app.get(
    '/api/items/:serial/picture',
    {
      schema: {
        tags: ['files'],
        params: SerialParams,
        description:
          'Size of the picture in its own pixels, upright, and the levels of its tiles; made when first asked for, which takes seconds for a large one.',
        response: {
          200: Type.Object({
            width: Type.Integer(),
            height: Type.Integer(),
            tile: Type.Integer({ description: 'Side of a tile in pixels.' }),
            levels: Type.Integer({
              description:
                'Level 0 fits one tile; each further one is twice as large; the last has its own size.',
            }),
          }),
        },
      },
    },
    async (request) => tiles.describe(await picture(await permitted(request, 'read'), request.params.serial)),
  );

  app.get(
    '/api/items/:serial/picture/:level/:column/:row',
    {
      // One look at a large picture asks for dozens.
      config: { rateLimit: { max: 12_000, timeWindow: '1 minute' } },
      schema: {
        tags: ['files'],
        params: Type.Intersect([
          SerialParams,
          Type.Object({ level: Type.Integer({ minimum: 0, maximum: 16 }), column: Place, row: Place }),
        ]),
        description: 'One tile of the picture, a JPEG that we drew.',
      },
    },
    async (request, reply) => {
      const { serial, level, column, row } = request.params;
      const sha256 = await picture(await permitted(request, 'read'), serial);
      const tile = await tiles.tile(sha256, level, column, row);
      if (!tile) throw new AppError('NOT_FOUND', { what: 'tile', id: `${serial} ${level}/${column}/${row}` });
      return reply
        .header('cache-control', 'private, max-age=3600')
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .type('image/jpeg')
        .send(tile);
    },
  );
}
