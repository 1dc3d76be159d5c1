import type { Identity } from '#db';
import { newId } from '#kernel';
import type { EntryDraft, LedgeredRow, RowChange } from '#ledger';
import { newActor, type ActorPlace } from '../actors/actors.ts';
import { newRecord } from '../incidents/records.ts';
import type { Values } from '../incidents/values.ts';
import type { BuiltActor, BuiltRow, PseudonymForm } from './build.ts';
import type { Mapping, Said } from './model.ts';

type Run = LedgeredRow<'import_run'>;

/** How many records of each kind were made, or would be. */
export interface Made {
  incidents: number;
  acts: number;
  involvements: number;
  information: number;
  actors: number;
  names: number;
}
/** None. */
export const nothingMade = (): Made => ({
  incidents: 0,
  acts: 0,
  involvements: 0,
  information: 0,
  actors: 0,
  names: 0,
});

/** What every batch of a run needs. */
export interface Commit {
  readonly by: Identity & { readonly personId: string };
  readonly run: Pick<Run, 'id' | 'case_id' | 'compartment_id' | 'source_id'>;
  readonly mapping: Mapping;
  /** Where actors go; null where none is made. */
  readonly place: ActorPlace | null;
  /** How many fields the columns are for. */
  readonly fields: number;
  /** About how many rows there are: digits of pseudonyms follow from it. */
  readonly outOf: number;
}

/** What the database says of a batch: rows that there are already, and incidents and actors that rows speak of. */
export interface Looked {
  readonly imported: ReadonlySet<string>;
  readonly incidents: Map<string, { readonly id: string; readonly isWithdrawn: boolean }>;
  readonly actors: ReadonlyMap<string, string>;
}

// A sealed pack holds 256 entries in memory at a time.
const ENTRY_BYTES = 250_000;
/** What is said of one row. */
const MOST_SAID = 20;
/** More than one entry can take. */
const MOST_BYTES = 900_000;

interface Chunk {
  readonly main: RowChange[];
  readonly identities: RowChange[];
  bytes: number;
  first: number;
  last: number;
}

const sizeOf = (rows: readonly RowChange[]): number => Buffer.byteLength(JSON.stringify(rows));

/** A row of so few characters, mapped to so few fields, need not be measured: it is about so large, and never ten times that. */
const FEW_CHARACTERS = 300;
const USUAL_FIELDS = 20;
const USUAL_BYTES = 3_000;

/** Puts rows of a batch into what is recorded, entry by entry. */
export class Recorder {
  readonly #commit: Commit;
  readonly #looked: Looked;
  readonly #pseudonyms: string[];
  readonly #chunks: Chunk[] = [];
  readonly made = nothingMade();
  /** Incidents that were begun, by the keys that later rows name them by. */
  readonly begun: Looked['incidents'] = new Map();

  constructor(commit: Commit, looked: Looked, pseudonyms: readonly string[]) {
    this.#commit = commit;
    this.#looked = looked;
    this.#pseudonyms = [...pseudonyms];
  }

  /** A row that is imported; false when it is too much for one entry. */
  add(row: BuiltRow): boolean {
    const { by, run } = this.#commit;
    const main: RowChange[] = [];
    const identities: RowChange[] = [];
    const made = nothingMade();
    const actorId = row.actor && this.#actor(row.actor, main, identities);
    const known =
      row.incidentKey === null
        ? undefined
        : (this.begun.get(row.incidentKey) ?? this.#looked.incidents.get(row.incidentKey));
    const under = { case_id: run.case_id, compartment_id: run.compartment_id };
    let incidentId = known?.id ?? null;
    if (row.incident && incidentId === null) {
      const incident = newRecord('incident', by, under, row.incident);
      incidentId = incident.id;
      main.push({ table: 'incident', op: 'put', row: incident });
      const told = row.information ? this.#resolved(row.information, row, 'information') : {};
      const values = { ...told, sourceId: run.source_id } as Values;
      const information = newRecord('information', by, { incident_id: incidentId, ...under }, values);
      main.push({ table: 'information', op: 'put', row: information });
      made.incidents += 1;
      made.information += 1;
    }
    let actId: string | null = null;
    if (row.act && incidentId !== null) {
      const values = { ...this.#resolved(row.act, row, 'act'), ...(actorId ? { victimId: actorId } : {}) };
      const act = newRecord('act', by, { incident_id: incidentId, ...under }, values);
      actId = act.id;
      main.push({ table: 'act', op: 'put', row: act });
      made.acts += 1;
      if (row.involvement) {
        const part = this.#resolved(row.involvement, row, 'involvement');
        const involvement = newRecord(
          'involvement',
          by,
          { act_id: actId, incident_id: incidentId, ...under },
          part,
        );
        main.push({ table: 'involvement', op: 'put', row: involvement });
        made.involvements += 1;
      }
    }
    const isFirst = made.incidents > 0 && row.incidentKey !== null;
    main.push(
      this.#rowOf(row, {
        key: row.key,
        incident_key: isFirst ? row.incidentKey : null,
        incident_id: incidentId,
        act_id: actId,
        actor_id: actorId ?? null,
        said: row.notes.slice(0, MOST_SAID),
      }),
    );
    const isUsual = row.length * this.#commit.fields < FEW_CHARACTERS * USUAL_FIELDS;
    const bytes = isUsual ? USUAL_BYTES : Math.max(sizeOf(main), sizeOf(identities));
    if (bytes > MOST_BYTES) return false;
    if (isFirst && row.incidentKey !== null && incidentId !== null)
      this.begun.set(row.incidentKey, { id: incidentId, isWithdrawn: false });
    this.#append(row.line, main, identities, bytes);
    made.actors = row.actor ? 1 : 0;
    made.names = row.actor?.names.length ?? 0;
    for (const [name, n] of Object.entries(made) as [keyof Made, number][]) this.made[name] += n;
    return true;
  }

  /** A row that is not imported, with why. */
  fail(row: BuiltRow, errors: readonly Said[]): void {
    const nothing = { key: null, incident_key: null, incident_id: null, act_id: null, actor_id: null };
    const change = this.#rowOf(row, { ...nothing, said: errors.slice(0, MOST_SAID) });
    this.#append(row.line, [change], [], sizeOf([change]));
  }

  #append(line: number, main: readonly RowChange[], identities: readonly RowChange[], bytes: number): void {
    let chunk = this.#chunks.at(-1);
    if (!chunk || chunk.bytes + bytes > ENTRY_BYTES) {
      chunk = { main: [], identities: [], bytes: 0, first: line, last: line };
      this.#chunks.push(chunk);
    }
    chunk.main.push(...main);
    chunk.identities.push(...identities);
    chunk.bytes += bytes;
    chunk.first = Math.min(chunk.first, line);
    chunk.last = Math.max(chunk.last, line);
  }

  #rowOf(
    row: BuiltRow,
    what: Omit<LedgeredRow<'import_row'>, 'run_id' | 'line' | 'said'> & { said: readonly Said[] },
  ): RowChange {
    const said = what.said.map(({ code, column, value, facts }) => ({
      code,
      column,
      value,
      ...(facts ? { facts } : {}),
    }));
    return {
      table: 'import_row',
      op: 'put',
      row: {
        run_id: this.#commit.run.id,
        line: row.line,
        ...what,
        said,
      } as unknown as LedgeredRow<'import_row'>,
    };
  }

  #resolved(values: Values, row: BuiltRow, form: PseudonymForm): Values {
    const ids = row.pseudonyms
      .filter((one) => one.form === form)
      .map(({ field }) => [field, this.#looked.actors.get(String(values[field])) ?? null]);
    return ids.length === 0 ? values : ({ ...values, ...Object.fromEntries(ids) } as Values);
  }

  #actor(built: BuiltActor, main: RowChange[], identities: RowChange[]): string {
    const { by, run, mapping, place } = this.#commit;
    const pseudonym = this.#pseudonyms.pop();
    if (!place || !mapping.actor || pseudonym === undefined)
      throw new Error('no place or pseudonym for an actor');
    const { kind, countingUnit } = mapping.actor;
    const { actor, identity } = newActor(by, place, {
      caseId: run.case_id,
      kind,
      facts: built.facts,
      pseudonym,
      ...(countingUnit === undefined ? {} : { countingUnit }),
    });
    main.push({ table: 'actor', op: 'put', row: actor });
    identities.push({ table: 'actor_identity', op: 'put', row: identity });
    for (const name of built.names)
      identities.push({
        table: 'actor_name',
        op: 'put',
        row: { ...name, id: newId(), actor_id: actor.id, source_id: run.source_id },
      });
    return actor.id;
  }

  /** The entries of everything that was added: of the records, and apart of who people are, for those who may see that. */
  drafts(): EntryDraft[] {
    const { run, place } = this.#commit;
    return this.#chunks.flatMap(({ main, identities, first, last }) => {
      const note = { from: first, to: last };
      const records: EntryDraft = {
        kind: 'rows-imported',
        subject: { table: 'import_run', id: run.id },
        compartmentId: run.compartment_id,
        rows: main,
        note,
      };
      if (identities.length === 0 || !place) return [records];
      const people: EntryDraft = {
        ...records,
        subject: { table: 'import_row', id: `${run.id}/${first}/${last}` },
        compartmentId: place.identityIn,
        rows: identities,
      };
      return [records, people];
    });
  }
}
