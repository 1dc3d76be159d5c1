import type { Static } from 'typebox';
import type { DetentionRecord, KeptRecord, ShownDetention, ShownPerson } from '#detention';
import type {
  DetainedPersonSchema,
  ExchangeClaimSchema,
  ListedDetentionSchema,
  WholeDetentionSchema,
} from './schema-detention.ts';

type Names = ReadonlyMap<string, string>;
type Persons = ReadonlyMap<string, ShownPerson>;
type Listed = Static<typeof ListedDetentionSchema>;
type Claim = NonNullable<ShownDetention['exchange']>['claims'][number];

const personOf = (actorId: string | null, persons: Persons): Static<typeof DetainedPersonSchema> | null =>
  actorId === null ? null : { ...(persons.get(actorId) ?? { id: actorId, pseudonym: null, name: null }) };

const shownClaim = (row: Claim, names: Names): Static<typeof ExchangeClaimSchema> => ({
  id: row.id,
  side: row.side as 'a' | 'b' | null,
  measure: row.measure as Static<typeof ExchangeClaimSchema>['measure'],
  value: row.value,
  words: row.words,
  claimant: row.claimant,
  asOf: row.as_of,
  claimId: row.claim_id,
  madeBy: names.get(row.made_by) ?? null,
  madeAt: row.made_at,
});

function head(row: DetentionRecord, entered: KeptRecord['entered'], persons: Persons) {
  // What was kept is JSON that the room wrote by these very shapes.
  const of = (kind: Listed['kind']): unknown => (row.kind === kind ? entered : null);
  return {
    id: row.id,
    serial: row.serial,
    kind: row.kind as Listed['kind'],
    person: personOf(row.actor_id, persons),
    unnamed: row.unnamed,
    detention: of('detention') as Listed['detention'],
    missing: of('missing') as Listed['missing'],
    exchange: of('exchange') as Listed['exchange'],
    version: String(row.version),
    madeAt: row.made_at,
  };
}

/** A record as lists have it; `names` are those of the people of the office that may be seen, by id. */
export const shownListed = (
  row: KeptRecord,
  of: { readonly persons: Persons; readonly claims: readonly Claim[]; readonly names: Names },
): Listed => ({
  ...head(row, row.entered, of.persons),
  claims: of.claims.filter((one) => one.exchange_id === row.id).map((one) => shownClaim(one, of.names)),
});

/** A record with all that pages show of it. */
export function shownWhole(shown: ShownDetention, names: Names): Static<typeof WholeDetentionSchema> {
  const { record, versions, evidence, exchange, persons, findings } = shown;
  return {
    ...head(record, versions[0]?.entered ?? {}, persons),
    withdrawnReason: record.withdrawn_reason,
    isRegistered: shown.isRegistered,
    versions: versions.map((one) => ({
      number: one.number,
      why: one.why,
      madeBy: names.get(one.made_by) ?? null,
      madeAt: one.made_at,
    })),
    evidence: evidence.map((one) => ({
      id: one.id,
      part: one.part as Static<typeof WholeDetentionSchema>['evidence'][number]['part'],
      serial: one.serial,
      claimId: one.claim_id,
      incidentId: one.incident_id,
      words: one.words,
      note: one.note,
    })),
    given: exchange && {
      parts: exchange.parts.map(({ id, side, kind, note, record: own, handover }) => ({
        id,
        side: side as 'a' | 'b',
        kind: kind as 'person' | 'map' | 'remains',
        note,
        record: own && {
          id: own.id,
          serial: own.serial,
          person: personOf(own.actor_id, persons),
          unnamed: own.unnamed,
          outcome: (own.entered as { outcome?: string | null }).outcome ?? null,
        },
        handover: handover && { id: handover.id, serial: handover.serial, title: handover.title },
      })),
      claims: exchange.claims.map((one) => shownClaim(one, names)),
      a: exchange.held.a,
      b: exchange.held.b,
    },
    findings: findings.map((one) => ({ ...one, records: [...one.records], facts: { ...one.facts } })),
  };
}
