import { Type } from 'typebox';
import { networkKinds, networkOf, withPlaceNames, type Network, type RecordName } from '#coding';
import { AppError } from '#kernel';
import { displayName } from '#places';
import type { App, HttpParts } from '../context.ts';
import { NetworkLinkSchema, NetworkNodeSchema, NetworkQuery } from '../schema-network.ts';
import { ref } from '../schema.ts';
import { gazetteer } from './gazetteer.ts';

function readName(of: string): RecordName {
  const [kind = '', ...rest] = of.split(':');
  const found = networkKinds.find((one) => one === kind);
  if (!found) throw new AppError('NOT_FOUND', { what: kind, id: of });
  return { kind: found, id: rest.join(':') };
}

/** The network with its places named; the tables of places are opened only when there are some. */
async function named(network: Network, of: RecordName, lang: string | null): Promise<Network> {
  if (!network.nodes.some(({ kind }) => kind === 'place')) return network;
  const { places } = await gazetteer();
  return withPlaceNames(network, of, (id) => {
    const place = places.get(id);
    return place ? displayName(place, lang) : null;
  });
}

/** What is linked with a record: people and groups, incidents, items and places. */
export function networkRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/network',
    {
      schema: {
        tags: ['coding'],
        querystring: NetworkQuery,
        response: {
          200: Type.Object({
            nodes: Type.Array(ref(NetworkNodeSchema)),
            links: Type.Array(ref(NetworkLinkSchema)),
            total: Type.Integer({
              description: 'How many records are linked, drawn or not; if not exact, at least so many.',
            }),
            totalIsExact: Type.Boolean(),
            near: Type.Integer({
              description: 'How many are linked with the record itself: what `skip` goes through.',
            }),
            linksAreWhole: Type.Boolean({
              description: 'False: between those drawn there are more links than were read.',
            }),
          }),
        },
        description:
          'What is linked with a record (`actor:ID`, `incident:ID`, `item:SERIAL`, `place:ID`), one link away or two: at most 200 records, of each kind in turn the newest first. What one may not see is neither drawn nor counted.',
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      const { of: asked, hops = 1, kinds, from, until, skip = 0, lang = null } = request.query;
      const of = readName(asked);
      const network = await archive.db.tx(by, (tx) =>
        networkOf(tx, by, {
          caseId,
          of,
          hops,
          ...(kinds === undefined
            ? {}
            : { kinds: networkKinds.filter((one) => kinds.split(',').includes(one)) }),
          ...(from === undefined ? {} : { from }),
          ...(until === undefined ? {} : { until }),
          skip,
        }),
      );
      const { nodes, links, ...counts } = await named(network, of, lang);
      return {
        ...counts,
        nodes: [...nodes],
        links: links.map(({ ways, ...link }) => ({ ...link, ways: [...ways] })),
      };
    },
  );
}
