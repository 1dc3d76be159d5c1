import { sql } from 'kysely';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';
import type { DossierPlan, DossierSummary, ExhibitLine } from './model.ts';
import { exhibitLabel, placesOf, type Place } from './numbering.ts';

/** Dossiers of a case, newest first. */
export async function listDossiers(tx: Tx, caseId: string): Promise<DossierSummary[]> {
  const { rows } = await sql<
    Omit<DossierSummary, 'lastBuild' | 'exhibits'> & {
      exhibits: number;
      build_id: string | null;
      built_at: string | null;
      result: string | null;
      sha256: string | null;
      size_bytes: number | null;
    }
  >`
    select d.id, d.name, d.title, d.forum, d.numbering, d.created_at as "createdAt",
           (select count(*) from exhibit e where e.dossier_id = d.id) as exhibits,
           f.filed_on as "filedOn", f.filed_with as "filedWith",
           b.id as build_id, b.built_at, b.result, b.bundle_sha256 as sha256, b.size_bytes
    from dossier d
    left join lateral (
      select id, built_at, result, bundle_sha256, size_bytes from dossier_build where dossier_id = d.id order by built_at desc limit 1
    ) b on true
    left join filing f on f.dossier_id = d.id and f.reopened_at is null
    where d.case_id = ${caseId} order by d.created_at desc`.execute(tx);
  return rows.map(({ build_id, built_at, result, sha256, size_bytes, exhibits, ...dossier }) => ({
    ...dossier,
    exhibits,
    lastBuild:
      build_id === null
        ? null
        : {
            id: build_id,
            builtAt: built_at ?? '',
            result: result ?? '',
            sha256: sha256 ?? '',
            sizeBytes: Number(size_bytes),
          },
  }));
}

/** A dossier by id or, in a case, by name; null when there is none that may be seen. */
export async function findDossier(
  tx: Tx,
  by: { id: string } | { caseId: string; name: string },
): Promise<LedgeredRow<'dossier'> | null> {
  const query = tx.selectFrom('dossier').selectAll();
  const row = await (
    'id' in by
      ? query.where('id', '=', by.id)
      : query.where('case_id', '=', by.caseId).where('name', '=', by.name)
  ).executeTakeFirst();
  return row ?? null;
}

/** Keeps a dossier's exhibits from being changed by others until the transaction ends. */
export async function lockDossier(tx: Tx, id: string): Promise<void> {
  await tx.selectFrom('dossier').select('id').where('id', '=', id).forUpdate().execute();
}

/** The exhibits of a dossier in order, those whose item may be seen; each has the label that it has among all. */
export async function exhibitsOf(tx: Tx, dossierId: string): Promise<ExhibitLine[]> {
  const { rows } = await sql<Omit<ExhibitLine, 'label'> & { numbering: string }>`
    select e.id as "exhibitId", e.position, e.title, i.id as "itemId", i.serial, i.sha256, i.size_bytes as "sizeBytes",
           i.media_type as "mediaType", i.page_count as pages, i.languages, i.document_date as "documentDate",
           i.compartment_id as "compartmentId", s.name as "sourceName", x.title as section, d.numbering,
           t.pages as extract, case when t.pages is not null then t.reason end as "extractReason",
           (select p.original_path from provenance p where p.item_id = i.id order by p.received_at, p.id limit 1) as "originalName"
    from exhibit e join dossier d on d.id = e.dossier_id join item i on i.id = e.item_id join source s on s.id = i.source_id
    left join exhibit_section x on x.exhibit_id = e.id left join exhibit_extract t on t.exhibit_id = e.id
    where e.dossier_id = ${dossierId} order by e.position`.execute(tx);
  const places = await placesIn(tx, dossierId);
  return rows.map(({ numbering, ...row }) => ({
    ...row,
    label: exhibitLabel(
      numbering,
      places.get(row.exhibitId) ?? { position: row.position, section: 0, inSection: 0 },
    ),
  }));
}

/** Where each exhibit stands among all, also those whose item may not be seen. */
async function placesIn(tx: Tx, dossierId: string): Promise<Map<string, Place>> {
  const { rows } = await sql<{ id: string; section: string | null }>`
    select e.id, x.title as section from exhibit e left join exhibit_section x on x.exhibit_id = e.id
    where e.dossier_id = ${dossierId} order by e.position`.execute(tx);
  const places = placesOf(rows.map(({ section }) => section));
  return new Map(rows.flatMap(({ id }, at) => (places[at] ? [[id, places[at]]] : [])));
}

/** How many exhibits a dossier has, also those whose item may not be seen. */
export async function exhibitCount(tx: Tx, dossierId: string): Promise<number> {
  const row = await tx
    .selectFrom('exhibit')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('dossier_id', '=', dossierId)
    .executeTakeFirstOrThrow();
  return row.n;
}

/** Ids of the dossiers that hold an item, of those that may be seen. */
export async function dossiersWith(tx: Tx, itemId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('exhibit as e')
    .innerJoin('dossier as d', 'd.id', 'e.dossier_id')
    .select('d.id')
    .distinct()
    .where('e.item_id', '=', itemId)
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Ids of other dossiers of the same party in the same case, of those that may be seen: their volumes name that case, by the same profile and under the same prefix.
 * None where no case is named: a prefix alone may be anybody's.
 */
export async function filedTogether(tx: Tx, dossierId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select other.dossier_id as id from volume_plan own
      join volume_plan other on other.case_name = own.case_name and other.profile = own.profile and other.ern_prefix = own.ern_prefix
      join dossier mine on mine.id = own.dossier_id join dossier d on d.id = other.dossier_id and d.case_id = mine.case_id
    where own.dossier_id = ${dossierId} and other.dossier_id <> own.dossier_id order by d.created_at, d.id`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

/** Titles of the sections that exhibits stand in, by exhibit. */
export async function sectionsOf(tx: Tx, dossierId: string): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('exhibit_section as x')
    .innerJoin('exhibit as e', 'e.id', 'x.exhibit_id')
    .select(['x.exhibit_id', 'x.title'])
    .where('e.dossier_id', '=', dossierId)
    .execute();
  return new Map(rows.map(({ exhibit_id: id, title }) => [id, title]));
}

/** What is said of exhibits as extracts, by exhibit, of those whose item may be seen. */
export async function extractsOf(
  tx: Tx,
  dossierId: string,
): Promise<Map<string, LedgeredRow<'exhibit_extract'>>> {
  const rows = await tx
    .selectFrom('exhibit_extract as x')
    .innerJoin('exhibit as e', 'e.id', 'x.exhibit_id')
    .selectAll('x')
    .where('e.dossier_id', '=', dossierId)
    .execute();
  return new Map(rows.map((row) => [row.exhibit_id, row]));
}

/** What the forum allows of a dossier; no limits when nobody said any. */
export async function planOf(tx: Tx, dossierId: string): Promise<DossierPlan> {
  const row = await tx
    .selectFrom('dossier_plan')
    .select(['page_limit', 'languages'])
    .where('dossier_id', '=', dossierId)
    .executeTakeFirst();
  return { pageLimit: row?.page_limit ?? null, languages: row?.languages ?? [] };
}

/** Rows of the exhibits, for changing them. */
export async function exhibitRows(tx: Tx, dossierId: string): Promise<LedgeredRow<'exhibit'>[]> {
  return tx
    .selectFrom('exhibit')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .orderBy('position')
    .execute();
}

/** Builds of a dossier, newest first; of those that hold an item which may not be seen, none. */
export async function buildsOf(tx: Tx, dossierId: string): Promise<LedgeredRow<'dossier_build'>[]> {
  return tx
    .selectFrom('dossier_build')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .orderBy('built_at', 'desc')
    .execute();
}

/** One build, or null. */
export async function findBuild(tx: Tx, id: string): Promise<LedgeredRow<'dossier_build'> | null> {
  return (await tx.selectFrom('dossier_build').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** What a bundle holds of items, and where these lie now; nothing for one that was built before this was noted. */
export async function bundleItems(
  tx: Tx,
  buildId: string,
): Promise<{ readonly id: string; readonly compartmentId: string }[]> {
  return tx
    .selectFrom('bundle_item as b')
    .innerJoin('item as i', 'i.id', 'b.item_id')
    .select(['i.id', 'i.compartment_id as compartmentId'])
    .where('b.build_id', '=', buildId)
    .execute();
}
