import { recordReads } from '#access';
import type { Tx } from '#db';
import type { Checklist, Law, PleadingKind } from '#law';
import { listAllegations } from '#pleading';
import { listProceedings } from '#proceedings';
import type { Person } from '../model.ts';

const MOST = 200;

/** A way to begin a pleading. */
export interface SkeletonChoice {
  readonly checklist: Checklist;
  readonly of: PleadingKind;
  /** Whether the law that is loaded says of any of its sections that a lawyer has to check it. */
  readonly toCheck: boolean;
  /** Proceedings before its forum whose parties and answers can be put in, the newest first. */
  readonly proceedings: readonly { readonly id: string; readonly title: string }[];
  /** Who charges somebody before that forum. */
  readonly parties: readonly string[];
}

/** Every skeleton of the law with what it can be filled from, as far as the identity of `tx` may see it. That sealed proceedings and allegations were listed is recorded. */
export async function skeletonChoices(
  tx: Tx,
  by: Person,
  of: { readonly law: Law; readonly caseId: string },
): Promise<SkeletonChoice[]> {
  const { law, caseId } = of;
  const proceedings = await listProceedings(tx, { caseId, limit: MOST, after: null });
  const allegations = await listAllegations(tx, { caseId, limit: MOST, after: null });
  const choices = law.checklists.flatMap((checklist) =>
    checklist.skeletons.map((skeleton): SkeletonChoice => {
      const asked = new Set(skeleton.sections.map(({ test }) => test));
      return {
        checklist,
        of: skeleton.of,
        toCheck: checklist.tests.some(({ id, toCheck }) => toCheck && asked.has(id)),
        proceedings: proceedings
          .filter(({ forum }) => forum === checklist.forum)
          .map(({ id, title }) => ({ id, title })),
        parties: [
          ...new Set(allegations.filter(({ forum }) => forum === checklist.forum).map(({ party }) => party)),
        ].sort(),
      };
    }),
  );
  const forums = new Set(choices.map(({ checklist }) => checklist.forum));
  const listed = [
    ...proceedings.map((row) => ({ table: 'proceeding', row }) as const),
    ...allegations.map((row) => ({ table: 'allegation', row }) as const),
  ].filter(({ row }) => forums.has(row.forum));
  await recordReads(
    tx,
    by,
    listed.map(({ table, row }) => ({ table, id: row.id, compartmentId: row.compartment_id })),
    'listed',
  );
  return choices;
}
