import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobStore } from '#blobs';
import { AppError, asSha256Hex } from '#kernel';
import type { LawLanguage, Profile } from '#law';
import { typesetSheet, wordsIn, type ExhibitPages } from '#volume';
import { exhibitNumber } from '../model.ts';
import type { Filed } from '../volumes/volumes.ts';
import type { BundleContent } from '../zip-writer.ts';

/** Refuses extracts where the forum wants whole documents. Error VOLUME_EXTRACT_NOT_ALLOWED. */
export function assertExtractsAllowed(profile: Profile, filed: readonly Filed[]): void {
  const first = profile.extracts ? undefined : filed.find(({ line }) => line.extract !== null);
  if (first)
    throw new AppError('VOLUME_EXTRACT_NOT_ALLOWED', {
      label: first.line.label,
      serial: first.line.serial,
      profile: profile.id,
    });
}

/**
 * What is deposited whole with the registry, as it lies in the bundle: the evidentiary copy of each exhibit that is annexed as an extract, and a typeset list
 * of them. Nothing where there is no extract. `folder` is ours. Error VOLUME_NOT_MADE.
 */
export async function depositedFiles(
  blobs: BlobStore,
  given: {
    readonly profile: Profile;
    readonly language: LawLanguage;
    readonly title: string;
    readonly forum: string;
    readonly filed: readonly Filed[];
    readonly pages: ReadonlyMap<string, ExhibitPages>;
    readonly folder: string;
  },
): Promise<Map<string, BundleContent>> {
  const { profile, language, title, forum, filed, pages, folder } = given;
  const files = new Map<string, BundleContent>();
  const said = profile.extracts;
  const own = filed.filter(({ line }) => line.extract !== null);
  if (!said || own.length === 0) return files;
  const words = wordsIn(language);
  const rows: string[][] = [];
  for (const { line, path } of own) {
    const name = path.split('/').at(-1) ?? line.serial;
    const to = `data/deposited/${exhibitNumber(line.position)}/${name}`;
    files.set(to, { file: await blobs.localPath(asSha256Hex(line.sha256)) });
    const of = pages.get(line.exhibitId)?.extract?.of ?? '';
    rows.push([
      line.label,
      `${line.title}\n${to}\n${words.digest} ${line.sha256}`,
      `${line.extract} / ${of}`,
    ]);
  }
  const work = join(folder, 'deposited');
  await mkdir(work, { recursive: true });
  const made = await typesetSheet(work, {
    language,
    title,
    forum,
    heading: said.listTitle[language] ?? said.listTitle.en,
    facts: [],
    note: [said.text[language] ?? said.text.en, ...(said.toCheck ? [words['to-check']] : [])].join(' '),
    head: ['', words.title, words.annexed],
    rows,
  });
  return files.set('data/deposited/list.pdf', { file: made });
}
