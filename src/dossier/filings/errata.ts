import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { listCases } from '#access';
import type { Db, Identity, Tx } from '#db';
import { AppError, newId } from '#kernel';
import type { LedgeredRow } from '#ledger';
import { namedCharacters, typesetSheet, unprintable, wordsIn, type Sheet } from '#volume';
import { exhibitsOf, findDossier } from '../store.ts';
import { volumePlanOf, volumesOfBuilds } from '../volumes/store.ts';
import { filingsOf, findFiling, type FilingLine, type NoteLine } from './store.ts';

/** The parts of an archive that a sheet is typeset with. */
export interface ErrataParts {
  readonly db: Db;
  readonly scratch: string;
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

/** What a registry has to know of: an erratum that was refused or withdrawn corrects nothing. */
const correcting = ({ notes }: FilingLine): NoteLine[] =>
  notes.filter(({ kind, outcome }) => kind === 'erratum' && outcome !== 'refused' && outcome !== 'withdrawn');

/** The volume of a filing that holds the exhibit whose label a place begins with; null where it names none, or no volume was made. */
async function volumeFinder(
  tx: Tx,
  { id }: LedgeredRow<'dossier'>,
  buildId: string,
): Promise<(place: string) => number | null> {
  const volumes = await volumesOfBuilds(tx, [buildId]);
  const labels = (await exhibitsOf(tx, id)).map(({ label }) => label);
  // “Annex 12” begins with “Annex 1”.
  const byLength = labels.filter((label) => label !== '').toSorted((a, b) => b.length - a.length);
  return (place) => {
    const label = byLength.find((one) => place.startsWith(one));
    const at = label === undefined ? -1 : labels.indexOf(label);
    const own = volumes.find(
      (one) => at >= labels.indexOf(one.first_label) && at <= labels.indexOf(one.last_label),
    );
    return at === -1 ? null : (own?.number ?? null);
  };
}

async function sheetOf(tx: Tx, filingId: string): Promise<{ sheet: Sheet; name: string }> {
  const row = await findFiling(tx, filingId);
  const dossier = row && (await findDossier(tx, { id: row.dossier_id }));
  const filing = dossier && (await filingsOf(tx, dossier.id)).find(({ id }) => id === filingId);
  if (!filing) throw new AppError('NOT_FOUND', { what: 'filing', id: filingId });
  const errata = correcting(filing);
  if (errata.length === 0) throw new AppError('DOSSIER_NO_ERRATA', { name: dossier.name });
  const language = (await volumePlanOf(tx, dossier.id))?.language ?? 'en';
  const words = wordsIn(language);
  const volumeOf = await volumeFinder(tx, dossier, filing.buildId);
  const rows = errata.map(({ place, says, shouldSay, reason, madeAt }) => {
    const volume = volumeOf(place ?? '');
    return [
      [...(volume === null ? [] : [`${words.volume} ${volume}`]), place ?? ''].map(oneLine).join(' · '),
      oneLine(says ?? ''),
      oneLine(shouldSay ?? ''),
      `${oneLine(reason)}\n${madeAt.slice(0, 10)}`,
    ];
  });
  const title = (await listCases(tx)).find(({ id }) => id === dossier.case_id)?.title ?? '';
  const facts = (
    [
      [words.case, title],
      [words['filed-with'], filing.filedWith],
      [words['filed-on'], filing.filedOn],
      [words.reference, filing.reference ?? ''],
    ] as const
  ).filter(([, value]) => value !== '');
  const lost = unprintable([dossier.title, ...facts.flat(), ...rows.flat()].join(''));
  return {
    name: `${dossier.name}-errata.pdf`,
    sheet: {
      language,
      title: dossier.title,
      forum: dossier.forum ?? '',
      heading: words.errata,
      facts,
      // What no font of ours has would be left out without a word.
      note: lost.length === 0 ? '' : `${words['not-printable']}: ${namedCharacters(lost)}`,
      head: [words.place, words['erratum-for'], words['erratum-read'], words.reason],
      rows,
    },
  };
}

/**
 * The errata of a filing as a typeset sheet (PDF) in the language of its volumes, with the name of a file for it: forum, case and filing, and for each the
 * volume and place, “for … read …”, reason and day; of those that may be seen and were neither refused nor withdrawn. Nothing is kept; equal
 * errata give equal bytes. Errors NOT_FOUND, DOSSIER_NO_ERRATA, VOLUME_SHEET_NOT_MADE.
 */
export async function errataSheet(
  { db, scratch }: ErrataParts,
  by: Identity,
  filingId: string,
): Promise<{ readonly bytes: Buffer; readonly name: string }> {
  const { sheet, name } = await db.tx(by, (tx) => sheetOf(tx, filingId));
  const folder = join(scratch, newId());
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    return { bytes: await readFile(await typesetSheet(folder, sheet)), name };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
