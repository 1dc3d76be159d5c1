import { Type } from 'typebox';
import { linkRoles, networkKinds, type LinkRole, type NetworkKind } from '#coding';
import { LanguageName } from './schema-incidents.ts';

const text = Type.String();
const textOrNull = Type.Union([text, Type.Null()]);
const Kind = Type.Unsafe<NetworkKind>({ type: 'string', enum: [...networkKinds] });
const day = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' });
const anyKind = networkKinds.join('|');

/** A record of a network: of an item `id` is its serial, of a place that of the gazetteer. `hop`: so many links from the first. */
export const NetworkNodeSchema = Type.Object(
  {
    kind: Kind,
    id: text,
    actorKind: Type.Unsafe<'person' | 'group' | null>({
      type: ['string', 'null'],
      enum: ['person', 'group', null],
    }),
    name: text,
    aside: textOrNull,
    isWithdrawn: Type.Boolean(),
    hop: Type.Unsafe<0 | 1 | 2>({ type: 'integer', enum: [0, 1, 2] }),
  },
  { $id: 'NetworkNode' },
);

/** What links two records, which are named by their places in the list of nodes. `term` is of the vocabulary of its role. */
export const NetworkLinkSchema = Type.Object(
  {
    from: Type.Integer(),
    to: Type.Integer(),
    ways: Type.Array(
      Type.Object({
        role: Type.Unsafe<LinkRole>({ type: 'string', enum: [...linkRoles] }),
        term: textOrNull,
        words: textOrNull,
      }),
    ),
  },
  { $id: 'NetworkLink' },
);

/** Which network: of which record, how far, of which kinds (with commas between them), of incidents between which days. */
export const NetworkQuery = Type.Object({
  of: Type.String({ pattern: `^(?:${anyKind}):[\\w:.-]{1,100}$` }),
  hops: Type.Optional(Type.Unsafe<1 | 2>({ type: 'integer', enum: [1, 2] })),
  kinds: Type.Optional(Type.String({ pattern: `^(?:${anyKind})(?:,(?:${anyKind})){0,3}$` })),
  from: Type.Optional(day),
  until: Type.Optional(day),
  skip: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
  lang: Type.Optional(LanguageName),
});
