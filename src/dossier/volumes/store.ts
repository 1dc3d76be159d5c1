import { sql } from 'kysely';
import type { Tx } from '#db';
import type { LawLanguage } from '#law';
import type { LedgeredRow } from '#ledger';
import type { VolumePlan } from '../model.ts';

/** By what volumes of a dossier are made; null when none are. */
export async function volumePlanOf(tx: Tx, dossierId: string): Promise<VolumePlan | null> {
  const row = await tx
    .selectFrom('volume_plan')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .executeTakeFirst();
  if (!row) return null;
  const { profile, language, ern_prefix: ernPrefix, case_name: caseName, cover_on: coverOn } = row;
  return {
    profile,
    language: language as LawLanguage,
    ernPrefix,
    ...(caseName !== null && { caseName }),
    ...(coverOn !== null && { coverOn }),
  };
}

/** What the register has of these items. */
export async function registrationsOf(
  tx: Tx,
  itemIds: readonly string[],
): Promise<Map<string, LedgeredRow<'registration'>>> {
  if (itemIds.length === 0) return new Map();
  // One parameter, however many they are.
  const ids = sql<string>`any (${[...itemIds]}::uuid[])`;
  const rows = await tx.selectFrom('registration').selectAll().where('item_id', '=', ids).execute();
  return new Map(rows.map((row) => [row.item_id, row]));
}

/** Lets nobody else register under a prefix until the transaction ends; gives the last number that was given under it. */
export async function lockRegister(tx: Tx, prefix: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('muniment register ' || ${prefix}, 0))`.execute(tx);
  const { rows } = await sql<{ last: number }>`select registered_until(${prefix}) as last`.execute(tx);
  return rows[0]?.last ?? 0;
}

/** The volumes that were made with builds, by build and number. */
export async function volumesOfBuilds(
  tx: Tx,
  buildIds: readonly string[],
): Promise<LedgeredRow<'dossier_volume'>[]> {
  if (buildIds.length === 0) return [];
  return tx
    .selectFrom('dossier_volume')
    .selectAll()
    .where('build_id', 'in', buildIds)
    .orderBy('build_id')
    .orderBy('number')
    .execute();
}
