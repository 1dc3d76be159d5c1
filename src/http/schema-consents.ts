import { Type } from 'typebox';
import { consentBases, consentNaming, consentPurposes, withdrawalCauses, type Bar } from '#catalogue';
import { oneOf, ref } from './schema.ts';
import { LawTextSchema } from './schema-law-in-force.ts';

const text = Type.String();
const nullable = Type.Union([text, Type.Null()]);
const bar = Type.Union([
  oneOf<Bar>([
    'withdrawn',
    'holds-withdrawn',
    'consent-none',
    'consent-ended',
    'consent-other',
    'consent-unnamed',
  ]),
  Type.Null(),
]);

/** That an item was withdrawn, and perhaps restored since. */
export const ItemWithdrawalSchema = Type.Object(
  {
    id: text,
    cause: oneOf(withdrawalCauses),
    reason: text,
    withdrawnBy: text,
    withdrawnAt: text,
    restoredBy: nullable,
    restoredAt: nullable,
    restoredReason: nullable,
  },
  { $id: 'ItemWithdrawal' },
);

/** What was agreed to for an item, or for what it came inside. */
export const ConsentSchema = Type.Object(
  {
    id: text,
    serial: Type.String({
      description: 'Of the item that it was recorded of: this one, or one that it came inside.',
    }),
    basis: oneOf(consentBases),
    purposes: Type.Array(oneOf(consentPurposes)),
    forums: Type.Array(text, { description: 'Ids of forums that it may be shared with; none: any.' }),
    anonymity: oneOf(consentNaming),
    givenOn: nullable,
    expiresOn: nullable,
    informedBy: nullable,
    interpreter: nullable,
    witness: nullable,
    note: nullable,
    madeBy: text,
    madeAt: text,
    isWithdrawn: Type.Boolean(),
    withdrawnAt: nullable,
    withdrawnOn: nullable,
    withdrawnReason: nullable,
  },
  { $id: 'Consent' },
);

/** What an item may be used for today. */
export const ItemUseSchema = Type.Object(
  {
    preserve: Type.Unsafe<Bar | null>({ ...bar, description: 'A copy of it elsewhere, for preservation.' }),
    publish: bar,
    share: Type.Array(Type.Object({ forum: text, names: ref(LawTextSchema), bar })),
  },
  { $id: 'ItemUse' },
);
