import { recordReads, type WhatWasRead } from '#access';
import type { Db, Identity, Tx } from '#db';
import { AppError, isId } from '#kernel';
import { claimsOfWithdrawn } from '../../export/store.ts';
import type { Parts } from '../store.ts';
import { exportedIncident, type ExportedIncident, type Named } from './model.ts';
import {
  actorsNamed,
  basesUnder,
  chainsUnder,
  incidentsAfter,
  partsUnder,
  sourcesNamed,
  type BasisRow,
  type ChainRow,
  type IncidentRow,
  type WantedIncidents,
} from './store.ts';

// So many lie in memory at once, however many there are.
const BATCH = 100;

/** Incidents with all that a batch of them needs. */
interface Read {
  readonly rows: readonly IncidentRow[];
  readonly parts: Parts;
  readonly chains: readonly ChainRow[];
  readonly bases: readonly BasisRow[];
  readonly named: Named;
  readonly kept: ReadonlyMap<string, string>;
}

const notNull = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))];

async function readBatch(
  tx: Tx,
  by: Identity,
  wanted: WantedIncidents,
  of: { readonly after: IncidentRow | null; readonly how: string },
): Promise<Read> {
  const rows = await incidentsAfter(tx, wanted, of.after, BATCH);
  const ids = rows.map(({ id }) => id);
  const parts = await partsUnder(tx, wanted, ids);
  const { act, involvement, information, intervention } = parts;
  const actors = await actorsNamed(
    tx,
    wanted,
    notNull([
      ...act.map((one) => one.victim_id),
      ...[...involvement, ...information].map((one) => one.actor_id),
      ...intervention.flatMap((one) => [one.party_id, one.victim_id]),
    ]),
  );
  const sources = await sourcesNamed(tx, wanted, notNull(information.map((one) => one.source_id)));
  const records = [...rows, ...act, ...involvement, ...information, ...intervention];
  const bases = await basesUnder(
    tx,
    wanted,
    records.map(({ id }) => id),
  );
  const read: WhatWasRead[] = [
    ...rows.map((row) => ({ table: 'incident' as const, id: row.id, compartmentId: row.compartment_id })),
    ...actors.flatMap(({ id, identity_compartment_id: compartmentId }) =>
      compartmentId === null ? [] : [{ table: 'actor_identity' as const, id, compartmentId }],
    ),
    ...sources.map((one) => ({ table: 'source' as const, id: one.id, compartmentId: one.compartment_id })),
    ...bases.map((one) => ({
      table: 'claim' as const,
      id: one.claim_id,
      compartmentId: one.compartment_id,
    })),
  ];
  const once = new Map(read.map((one) => [`${one.table} ${one.id}`, one]));
  await recordReads(tx, by, [...once.values()], of.how);
  return {
    rows,
    parts,
    chains: await chainsUnder(tx, wanted, ids),
    bases,
    named: {
      gone: await claimsOfWithdrawn(
        tx,
        wanted,
        bases.map(({ claim_id: id }) => id),
      ),
      actors: new Map(actors.map(({ id, pseudonym, kind, name }) => [id, { id, pseudonym, kind, name }])),
      sources: new Map(sources.map(({ id, kind, name }) => [id, { id, kind, name }])),
    },
    kept: new Map(actors.map((one) => [one.id, one.kept_id])),
  };
}

function exported({ rows, parts, chains, bases, named }: Read): ExportedIncident[] {
  const ofRecord = Map.groupBy(bases, (basis) => basis.record_id);
  const under = {
    act: Map.groupBy(parts.act, (one) => one.incident_id),
    involvement: Map.groupBy(parts.involvement, (one) => one.incident_id),
    information: Map.groupBy(parts.information, (one) => one.incident_id),
    intervention: Map.groupBy(parts.intervention, (one) => one.incident_id),
    chain: Map.groupBy(chains, (one) => one.of_id),
  };
  return rows.map((row) =>
    exportedIncident(
      row,
      {
        act: under.act.get(row.id) ?? [],
        involvement: under.involvement.get(row.id) ?? [],
        information: under.information.get(row.id) ?? [],
        intervention: under.intervention.get(row.id) ?? [],
        chain: under.chain.get(row.id) ?? [],
      },
      { named, bases: ofRecord },
    ),
  );
}

/** Incidents of one batch; `kept` says of whom they name which one stands for it, where two are the same. */
export interface IncidentBatch {
  readonly incidents: readonly ExportedIncident[];
  readonly kept: ReadonlyMap<string, string>;
}

/**
 * The incidents of a case with what hangs on them, oldest first, in batches of one short transaction each. Reading what is sealed is an
 * entry (invariant 7) with `how`: of the incident, of a claim that a value rests on, of who a protected actor is, and of a source.
 */
export async function* incidentsToExport(
  db: Db,
  by: Identity,
  wanted: WantedIncidents,
  how = 'exported',
): AsyncGenerator<IncidentBatch> {
  for (let after: IncidentRow | null = null; ;) {
    const from: IncidentRow | null = after;
    const read: Read = await db.tx(by, (tx) => readBatch(tx, by, wanted, { after: from, how }));
    if (read.rows.length > 0) yield { incidents: exported(read), kept: read.kept };
    after = read.rows.at(-1) ?? null;
    if (read.rows.length < BATCH) return;
  }
}

/** One incident as exports have it, whatever is sealed or withdrawn that one may see. Error NOT_FOUND. */
export async function incidentToShow(
  db: Db,
  by: Identity,
  of: { readonly caseId: string; readonly id: string },
): Promise<ExportedIncident> {
  const wanted = { ...of, withSealed: true, withWithdrawn: true };
  const batches = isId(of.id) ? incidentsToExport(db, by, wanted, 'read') : [];
  for await (const { incidents } of batches) for (const incident of incidents) return incident;
  throw new AppError('NOT_FOUND', { what: 'incident', id: of.id });
}
