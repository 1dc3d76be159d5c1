import { Type, type Static } from 'typebox';
import { readBox } from '#catalogue';
import { nowUtc } from '#kernel';
import { obstacleKinds } from '#settlements';
import {
  GroundTiles,
  inViewNamed,
  readOfGround,
  sightOf,
  ZOOM_MAX,
  type AskedGround,
  type Sight,
} from '#tiles';
import type { App, HttpParts, Requester } from '../context.ts';
import { ReadOnce } from '../read-once.ts';
import { oneOf, ref } from '../schema.ts';
import { AskedDay } from '../schema-settlements.ts';
import { GroundCountsSchema, GroundInViewSchema } from '../schema-tiles.ts';

type Listed = Static<typeof GroundInViewSchema>['released']['items'][number];

const tags = ['ground'];
/** Most of a theme that is named of what is in view. */
const NAMED = 50;
const Ground = {
  on: AskedDay.on,
  obstacle: Type.Optional(oneOf(obstacleKinds)),
};
const Asked = Type.Object(Ground, {
  description:
    'With an obstacle only settlements of which one of that kind is recorded that holds or may hold on the day.',
});
const askedIn = ({ on, obstacle }: Static<typeof Asked>): AskedGround => ({
  on: on ?? nowUtc().slice(0, 10),
  ...(obstacle === undefined ? {} : { obstacle }),
});

/** The map of the ground: tiles, how much there is, and what is in view by name. Nothing of it is kept by a browser. */
export function groundTileRoutes(app: App, { archive, permitted }: HttpParts): void {
  const tiles = new GroundTiles(archive.db);
  const reads = new ReadOnce();
  app.addHook('onClose', () => tiles.close());

  /** What they see of the ground now; that they look at it is recorded first. */
  const lookedAt = (who: Requester): Promise<Sight> =>
    archive.db.tx(who.by, async (tx) => {
      const sight = await sightOf(tx, who.caseId);
      for (const { id, write } of readOfGround(sight)) await reads.once(who, id, () => write(tx, who.by));
      return sight;
    });

  app.get(
    '/api/ground/tiles/:z/:x/:y',
    {
      // One look at a map asks for dozens, and a moved slider for as many again.
      config: { rateLimit: { max: 12_000, timeWindow: '1 minute' } },
      schema: {
        tags,
        params: Type.Object({
          z: Type.Integer({ minimum: 0, maximum: 99 }),
          x: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
          y: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
        }),
        querystring: Asked,
        description: `A vector tile of the ground on a day (Mapbox Vector Tile 2.1; zooms 0 to ${ZOOM_MAX}): circles of hazards, accidents, settlements, areas and the parts of these that works released, as far as the reader may see them, with counts that add up; outlines and envelopes from zoom 12. What has no date, or may have been there before its day, is in layers of its own. What was released was released by who says so, and is not called safe. What is not in a tile is unknown, never safe. That the map is looked at is recorded.`,
      },
    },
    async (request, reply) => {
      const who = await permitted(request, 'read');
      const sight = await lookedAt(who);
      const of = { tile: request.params, ...askedIn(request.query) };
      const bytes = await tiles.tile(who.by, sight, of);
      return reply
        .header('cache-control', 'no-store')
        .header('x-content-type-options', 'nosniff')
        .type('application/vnd.mapbox-vector-tile')
        .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    },
  );

  app.get(
    '/api/ground/counts',
    {
      schema: {
        tags,
        querystring: Asked,
        response: { 200: ref(GroundCountsSchema) },
        description: 'How much there is on the map of the ground on a day, as far as the reader may see it.',
      },
    },
    async (request, reply) => {
      const who = await permitted(request, 'read');
      const asked = askedIn(request.query);
      const counts = await tiles.counts(who.by, await lookedAt(who), asked);
      const { box, days, ...rest } = counts;
      reply.header('cache-control', 'no-store');
      return { on: asked.on, ...rest, box: box && [...box], days: days && [...days] };
    },
  );

  app.get(
    '/api/ground/view',
    {
      schema: {
        tags,
        querystring: Type.Object({
          ...Ground,
          box: Type.String({ maxLength: 120, description: 'West, south, east, north in degrees.' }),
          lang: Type.Optional(Type.String({ maxLength: 8 })),
        }),
        response: { 200: ref(GroundInViewSchema) },
        description: `What lies in a part of the map on a day, at most ${NAMED} of each theme by name; each is recorded as listed.`,
      },
    },
    async (request, reply) => {
      const who = await permitted(request, 'read');
      const { box: typed, lang = null } = request.query;
      const { west, south, east, north } = readBox(typed);
      const of = { box: [west, south, east, north] as const, ...askedIn(request.query), limit: NAMED };
      const view = await tiles.inView(who.by, await lookedAt(who), of);
      const named = await archive.db.tx(who.by, (tx) => inViewNamed(tx, who.by, { view, lang }));
      const told = ({ total, items }: (typeof named)['hazards']) => ({
        total,
        items: items.map(({ compartment_id: _compartment, work, ...item }) => ({
          ...item,
          // The database holds no other words than those of the schema.
          work: work as Listed['work'],
        })),
      });
      reply.header('cache-control', 'no-store');
      return {
        hazards: told(named.hazards),
        accidents: told(named.accidents),
        settlements: told(named.settlements),
        groundAreas: told(named.groundAreas),
        released: told(named.released),
      };
    },
  );
}
