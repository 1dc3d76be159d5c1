import type { SheetColumn } from '#kernel';
import type { ActorKind, IdentityFacts } from '../model.ts';

/** A name as it leaves the archive. */
export interface ExportedName {
  readonly name: string;
  readonly kind: string;
  readonly language: string | null;
  readonly script: string | null;
}

/** An actor as it leaves the archive; `facts` is null and there are no names where the export does not reach who it is. */
export interface ExportedActor {
  readonly id: string;
  readonly pseudonym: string;
  readonly kind: ActorKind;
  readonly countingUnit: string;
  readonly isProtected: boolean;
  /** The main one first. */
  readonly names: readonly ExportedName[];
  /** Of those that were merged into it. */
  readonly namesOfMerged: readonly string[];
  readonly mergedInto: string | null;
  readonly facts: IdentityFacts | null;
  readonly openReason: string | null;
  readonly madeBy: string | null;
  readonly madeAt: string;
  readonly withdrawnAt: string | null;
  readonly withdrawnReason: string | null;
}

const SEPARATOR = ' | ';

const ofFacts =
  (pick: (facts: IdentityFacts) => string | number | readonly string[] | null) =>
  ({ facts }: ExportedActor): string | number | null => {
    const value = facts && pick(facts);
    if (value === null || typeof value === 'string' || typeof value === 'number') return value;
    return value.length === 0 ? null : value.join(SEPARATOR);
  };

/** An actor as one row. Column names are for programs and are not translated. */
export const ACTOR_COLUMNS: readonly SheetColumn<ExportedActor>[] = [
  ['id', ({ id }) => id, 38],
  ['pseudonym', ({ pseudonym }) => pseudonym, 12],
  ['kind', ({ kind }) => kind, 10],
  ['counting_unit', ({ countingUnit }) => countingUnit, 18],
  ['protected', ({ isProtected }) => (isProtected ? 'yes' : 'no'), 10],
  ['name', ({ names }) => names[0]?.name ?? null, 30],
  [
    'other_names',
    ({ names }) =>
      names
        .slice(1)
        .map(({ name }) => name)
        .join(SEPARATOR) || null,
    40,
  ],
  ['names_of_merged', ({ namesOfMerged }) => namesOfMerged.join(SEPARATOR) || null, 30],
  ['merged_into', ({ mergedInto }) => mergedInto, 38],
  ['sex', ofFacts(({ sex }) => sex), 10],
  ['born_on', ofFacts(({ bornOn }) => bornOn), 14],
  ['died_on', ofFacts(({ diedOn }) => diedOn), 14],
  ['age_lower', ofFacts(({ ageLower }) => ageLower), 10],
  ['age_upper', ofFacts(({ ageUpper }) => ageUpper), 10],
  ['age_on', ofFacts(({ ageOn }) => ageOn), 14],
  ['number_lower', ofFacts(({ numberLower }) => numberLower), 12],
  ['number_upper', ofFacts(({ numberUpper }) => numberUpper), 12],
  ['description', ofFacts(({ description }) => description), 50],
  ['occupations', ofFacts(({ occupations }) => occupations), 24],
  ['civil_status', ofFacts(({ civilStatus }) => civilStatus), 16],
  ['birthplace', ofFacts(({ birthplace }) => birthplace), 20],
  ['birthplace_id', ofFacts(({ birthplaceId }) => birthplaceId), 20],
  ['characteristics', ofFacts(({ characteristics }) => characteristics), 24],
  ['citizenships', ofFacts(({ citizenships }) => citizenships), 14],
  ['languages', ofFacts(({ languages }) => languages), 14],
  ['religion', ofFacts(({ religion }) => religion), 16],
  ['ethnic_background', ofFacts(({ ethnicBackground }) => ethnicBackground), 16],
  ['national_origin', ofFacts(({ nationalOrigin }) => nationalOrigin), 16],
  ['health', ofFacts(({ health }) => health), 24],
  ['open_reason', ({ openReason }) => openReason, 30],
  ['made_by', ({ madeBy }) => madeBy, 24],
  ['made_at', ({ madeAt }) => madeAt, 26],
  ['withdrawn_at', ({ withdrawnAt }) => withdrawnAt, 26],
  ['withdrawn_reason', ({ withdrawnReason }) => withdrawnReason, 30],
];
