import { recordReads } from '#access';
import type { Db, Identity } from '#db';
import { csvOf, joined, jsonLines, mapped, xlsxOf, type Batches } from '../../export/pieces.ts';
import { factsOf, type ActorKind } from '../model.ts';
import { entityOf } from './ftm.ts';
import { ACTOR_COLUMNS, type ExportedActor } from './model.ts';
import { actorsAfter, namesUnder, type ActorRow, type NameRow, type WantedActors } from './store.ts';

/** Forms in which people and groups are handed out (docs/formats/people.md). */
export const actorFormats = ['json', 'ndjson', 'csv', 'xlsx', 'ftm'] as const;
/** One of them. */
export type ActorFormat = (typeof actorFormats)[number];

// So many lie in memory at once, however many there are.
const BATCH = 250;

function exported(row: ActorRow, names: readonly NameRow[]): ExportedActor {
  const { identity } = row;
  return {
    id: row.id,
    pseudonym: row.pseudonym,
    kind: row.kind as ActorKind,
    countingUnit: row.counting_unit,
    isProtected: row.is_protected,
    names: names
      .filter((one) => one.actor_id === row.id)
      .map(({ name, kind, language, script }) => ({ name, kind, language, script })),
    namesOfMerged: names.filter((one) => one.actor_id !== row.id).map(({ name }) => name),
    mergedInto: row.kept_id,
    facts: identity && factsOf(identity),
    openReason: identity?.open_reason ?? null,
    madeBy: row.maker,
    madeAt: row.made_at,
    withdrawnAt: row.withdrawn_at,
    withdrawnReason: identity?.withdrawn_reason ?? null,
  };
}

async function* actorsToExport(db: Db, by: Identity, wanted: WantedActors): AsyncGenerator<ExportedActor[]> {
  for (let after: ActorRow | null = null; ;) {
    const from: ActorRow | null = after;
    const { rows, names } = await db.tx(by, async (tx) => {
      const rows = await actorsAfter(tx, wanted, from, BATCH);
      const read = rows.flatMap(({ id, identity }) =>
        identity ? [{ table: 'actor_identity' as const, id, compartmentId: identity.compartment_id }] : [],
      );
      await recordReads(tx, by, read, 'exported');
      const names = await namesUnder(
        tx,
        wanted,
        rows.map(({ id }) => id),
      );
      return { rows, names };
    });
    const byActor = Map.groupBy(names, (name) => name.of_id);
    if (rows.length > 0) yield rows.map((row) => exported(row, byActor.get(row.id) ?? []));
    after = rows.at(-1) ?? null;
    if (rows.length < BATCH) return;
  }
}

function written(format: ActorFormat, batches: Batches<ExportedActor>): AsyncGenerator<string | Buffer> {
  switch (format) {
    case 'json':
      return joined(batches, { head: '[', foot: () => '\n]\n' });
    case 'ndjson':
      return jsonLines(batches);
    case 'csv':
      return csvOf(batches, ACTOR_COLUMNS);
    case 'xlsx':
      return xlsxOf(batches, ACTOR_COLUMNS, 'people');
    case 'ftm':
      return jsonLines(
        mapped(batches, (actor) => {
          const entity = entityOf(actor);
          return entity ? [entity] : [];
        }),
      );
  }
}

/**
 * The people and groups of a case in a format, in pieces as they are read. Who a protected one is is left out unless `withSealed` asks
 * for it; each such identity is then an entry of the ledger. `onBatch` hears how many were handed out. Error CODING_SHEET_FULL.
 */
export function exportActors(
  db: Db,
  by: Identity,
  wanted: WantedActors,
  as: { readonly format: ActorFormat; readonly onBatch?: (actors: number) => void },
): AsyncGenerator<string | Buffer> {
  async function* counted(): AsyncGenerator<ExportedActor[]> {
    let actors = 0;
    for await (const batch of actorsToExport(db, by, wanted)) {
      yield batch;
      actors += batch.length;
      as.onBatch?.(actors);
    }
  }
  return written(as.format, counted());
}
