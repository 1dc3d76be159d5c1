import type { Static } from 'typebox';
import type { Aggregates, KeptRecord, Member, PublicAggregates, ShownDisplacement } from '#displacement';
import type {
  DisplacementAggregatesSchema,
  ListedDisplacementSchema,
  PublicDisplacementsSchema,
  WholeDisplacementSchema,
} from './schema-displacement.ts';

type Persons = ShownDisplacement['persons'];
type Listed = Static<typeof ListedDisplacementSchema>;

/** A record as lists have it, with those of `members` who belong to it. */
export function shownListed(
  row: KeptRecord,
  of: { readonly members: readonly Member[]; readonly persons: Persons },
): Listed {
  // What was kept is JSON that the room wrote by these very shapes.
  const entered = (kind: Listed['kind']): unknown => (row.kind === kind ? row.entered : null);
  return {
    id: row.id,
    serial: row.serial,
    kind: row.kind as Listed['kind'],
    householdId: row.household_id,
    householdSerial: row.household_serial,
    settlement:
      row.settlement_id === null
        ? null
        : {
            id: row.settlement_id,
            serial: row.settlement_serial,
            name: row.settlement_name,
          },
    year: row.year,
    persons: row.persons,
    personsAre: row.persons_are as Listed['personsAre'],
    household: entered('household') as Listed['household'],
    event: entered('event') as Listed['event'],
    property: entered('property') as Listed['property'],
    members: of.members
      .filter((one) => one.household_id === row.id)
      .map((one) => ({
        id: one.id,
        person: {
          ...(of.persons.get(one.actor_id) ?? { id: one.actor_id, pseudonym: null, name: null }),
        },
        role: one.role as Listed['members'][number]['role'],
        at: one.at_time as Listed['members'][number]['at'],
      })),
    sheet: row.line === null ? null : { serial: row.item_serial, line: row.line },
    version: String(row.version),
    madeAt: row.made_at,
  };
}

/** A record with all that pages show of it; `names` are those of the people of the office that may be seen, by id. */
export function shownWhole(
  shown: ShownDisplacement,
  names: ReadonlyMap<string, string>,
): Static<typeof WholeDisplacementSchema> {
  type Evidence = Static<typeof WholeDisplacementSchema>['evidence'][number];
  return {
    record: shownListed(shown.record, shown),
    parts: shown.parts.map((one) => shownListed(one, shown)),
    withdrawnReason: shown.record.withdrawn_reason,
    versions: shown.versions.map((one) => ({
      number: one.number,
      why: one.why,
      madeBy: names.get(one.made_by) ?? null,
      madeAt: one.made_at,
    })),
    evidence: shown.evidence.map((one) => ({
      id: one.id,
      part: one.part as Evidence['part'],
      stance: one.stance as Evidence['stance'],
      serial: one.serial,
      claimId: one.claim_id,
      words: one.words,
      note: one.note,
    })),
    losses: shown.losses.map((one) => ({
      ...one,
      losses: [...one.losses],
      overlapping: one.overlapping.map((pair) => [...pair]),
    })),
    findings: shown.findings.map((one) => ({ ...one })),
  };
}

/** Exact counts. */
export const shownAggregates = ({
  by,
  cells,
  settlements,
}: Aggregates): Static<typeof DisplacementAggregatesSchema> => ({
  by,
  cells: cells.map(({ settlementId, ...one }) => ({
    ...one,
    settlement:
      settlementId === null
        ? null
        : { id: settlementId, ...(settlements.get(settlementId) ?? { serial: null, name: null }) },
  })),
});

/** Tables that may be published; what is hidden is null. */
export const shownPublic = ({
  k,
  tables,
  settlements,
}: PublicAggregates): Static<typeof PublicDisplacementsSchema> => ({
  k,
  tables: tables.map(({ population, settlementIds, years, cells, hidden }) => ({
    population,
    settlements: settlementIds.map((id) => {
      const named = id === null ? undefined : settlements.get(id);
      return named ? { ...named } : null;
    }),
    years: [...years],
    cells: cells.map((row) =>
      row.map((cell) =>
        cell.isHidden ? null : { displacements: cell.displacements, persons: cell.persons },
      ),
    ),
    hidden: { ...hidden },
  })),
});
