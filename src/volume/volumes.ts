import { copyFile, link, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError, pageRanges } from '#kernel';
import type { LawLanguage, LawText, Profile } from '#law';
import type { PagesCache } from './cache.ts';
import { pagesShown } from './extract.ts';
import { namedCharacters, unprintable } from './fonts.ts';
import { ernOf, type MadeVolume, type Translated, type VolumeExhibit, type VolumesWanted } from './model.ts';
import { tool, typesetIn } from './run.ts';
import { wordsIn, type VolumeWords } from './words.ts';

const inLanguage = (text: LawText, language: LawLanguage): string => text[language] ?? text.en;

/** A day as the language writes it; in English with the day first, as courts do. */
const dayInWords = (day: string, language: LawLanguage): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(day));

/** An exhibit with the place it got. */
interface Placed {
  readonly exhibit: VolumeExhibit;
  readonly volume: number;
  /** Page of the volume on which it begins: its sheet, or its first page. */
  readonly first: number;
}

const lengthOf = ({ pages }: VolumeExhibit, profile: Profile): number =>
  pages.pages.length + (profile.hasSheets ? 1 : 0);

/** Which exhibits stand in which volume, and on which page. No exhibit is divided, however long it is. */
export function divide(profile: Profile, exhibits: readonly VolumeExhibit[]): Placed[] {
  const placed: Placed[] = [];
  let [volume, next] = [1, 1];
  for (const exhibit of exhibits) {
    const length = lengthOf(exhibit, profile);
    const isFull = profile.pagesPerVolume !== null && next - 1 + length > profile.pagesPerVolume;
    if (isFull && next > 1) [volume, next] = [volume + 1, 1];
    placed.push({ exhibit, volume, first: next });
    next += length;
  }
  return placed;
}

/** Numbers in the register of the pages that are shown: from the first to the last of each stretch. */
function registeredAs(exhibit: VolumeExhibit): string {
  const { prefix, first } = exhibit.registered;
  const ern = (page: string): string => ernOf(prefix, first + Number(page) - 1);
  const ranges = pageRanges(pagesShown(exhibit)).split(', ');
  return ranges
    .map((range) => {
      const [from = '', to = from] = range.split('-');
      return ranges.length > 1 && from === to ? ern(from) : `${ern(from)} – ${ern(to)}`;
    })
    .join(', ');
}

/** That an exhibit is an extract, of what, and where the whole is; empty for a whole one. */
function extractLine(
  { pages }: VolumeExhibit,
  { profile, words, language }: { profile: Profile; words: VolumeWords; language: LawLanguage },
): string {
  if (!pages.extract) return '';
  const { pages: shown, of } = pages.extract;
  const whole = profile.extracts ? inLanguage(profile.extracts.text, language) : '';
  const said = words['extract-of'].replace('{pages}', pageRanges(shown)).replace('{n}', String(of));
  return [said, whole].filter(Boolean).join(' ');
}

/** The order of two dates (EDTF), empty where there is none: what has none comes last, since a list by time would put it anywhere else by guess. */
export const byDate = (one: string, other: string): number =>
  one === other ? 0 : one === '' ? 1 : other === '' ? -1 : one < other ? -1 : 1;

/** What an exhibit translates, and of a part which one: a registry is told it where the exhibit is listed, certified and shown. */
const translatedOf = ({ of, isWhole, note }: Translated, words: VolumeWords): string =>
  `${of}${isWhole ? '' : ` (${[words['in-part'], note].filter(Boolean).join(': ')})`}`;
const translationLine = (one: Translated, words: VolumeWords): string =>
  `${words['translation-of']} ${translatedOf(one, words)}`;

/** Who translated and who certified it, each with its word. */
function translatedBy({ translator, certifiedBy, certifiedOn }: Translated, words: VolumeWords) {
  const certified = [certifiedBy, certifiedBy && certifiedOn].filter(Boolean).join(', ');
  return [
    [words['translated-by'], translator ?? ''],
    [words['certified-by'], certified],
  ] as const;
}

interface ListedBy extends Pick<VolumesWanted, 'language' | 'translations'> {
  readonly profile: Profile;
  readonly number: number;
}

function listOf(placed: readonly Placed[], { profile, number, language, translations }: ListedBy) {
  const words = wordsIn(language);
  const rows = placed.map(({ exhibit, volume, first }) => {
    const { exhibitId, label, title, date, languages, pages } = exhibit;
    return {
      key: exhibitId,
      here: volume === number,
      label,
      title,
      date: date ?? '',
      languages: languages.join(', '),
      pages: String(pages.pages.length),
      place: `${words.volume} ${volume} · ${first}`,
      ern: registeredAs(exhibit),
      extract: [
        extractLine(exhibit, { profile, words, language }),
        ...(translations.get(exhibitId) ?? []).map((one) => translationLine(one, words)),
      ]
        .filter(Boolean)
        .join(' · '),
    };
  });
  return profile.order === 'as-numbered' ? rows : rows.toSorted((a, b) => byDate(a.date, b.date));
}

/**
 * The certificates that are printed in a volume, each with the ids of the exhibits that it names: of those of the volume all, or the
 * translations among them. One that would name none is not printed.
 */
export function certified(
  profile: Profile,
  { translations }: Pick<VolumesWanted, 'translations'>,
  exhibitIds: readonly string[],
) {
  return profile.certificates.flatMap((one) => {
    const about = exhibitIds.filter((id) => one.about === 'all' || translations.has(id));
    return about.length === 0 ? [] : [{ one, about: new Set(about) }];
  });
}

function certificatesOf(profile: Profile, wanted: VolumesWanted, own: readonly Placed[]) {
  const { language, isPublic, translations } = wanted;
  const words = wordsIn(language);
  // What a certificate of translations is about: which part, by whom it was made and certified.
  const said = (id: string): string[] =>
    (translations.get(id) ?? []).flatMap((one) => [
      translationLine(one, words),
      ...translatedBy(one, words).flatMap(([word, who]) => (who === '' ? [] : [`${word}: ${who}`])),
    ]);
  const ids = own.map(({ exhibit }) => exhibit.exhibitId);
  return certified(profile, wanted, ids).map(({ one, about }) => {
    return {
      title: inLanguage(one.title, language),
      // Its page stays, so that pages are counted as in the confidential version; nobody certifies what is covered as a true copy.
      text: isPublic ? words['certified-elsewhere'] : inLanguage(one.text, language),
      isSigned: !isPublic,
      signedBy: inLanguage(one.signedBy, language),
      toCheck: one.toCheck ? words['to-check'] : '',
      rows: own
        .filter(({ exhibit }) => about.has(exhibit.exhibitId))
        .map(({ exhibit }) => [
          exhibit.label,
          [
            exhibit.title,
            ...(one.about === 'all' ? [] : said(exhibit.exhibitId)),
            `SHA-256 ${exhibit.sha256}`,
          ].join(' · '),
        ]),
    };
  });
}

/** The documents of which only extracts are annexed, as they are listed for whoever receives the whole. */
function depositedOf(profile: Profile, placed: readonly Placed[], words: VolumeWords) {
  return placed.flatMap(({ exhibit: { label, title, sha256, pages } }) =>
    profile.extracts && pages.extract
      ? [
          {
            label,
            title,
            annexed: `${pageRanges(pages.extract.pages)} / ${pages.extract.of}`,
            digest: `${words.digest} ${sha256}`,
          },
        ]
      : [],
  );
}

function exhibitOf(
  { exhibit, first }: Placed,
  { language, translations, pdfA }: VolumesWanted,
  profile: Profile,
) {
  const words = wordsIn(language);
  const { pages, registered } = exhibit;
  const shown = pagesShown(exhibit);
  const translated = translations.get(exhibit.exhibitId) ?? [];
  const extract = extractLine(exhibit, { profile, words, language });
  // What stands on its sheet may have letters that its own text has not.
  const facts = [exhibit.label, exhibit.source, exhibit.path].join('');
  const lost = [...new Set([...pages.unprintable, ...unprintable(facts)])];
  const notes = [
    ...(extract === '' ? [] : [extract]),
    ...(extract !== '' && profile.extracts?.toCheck ? [words['to-check']] : []),
    ...(pages.by === 'stills' ? [words['as-file-stills']] : []),
    ...(pages.by === 'text' ? [words['text-of']] : []),
    ...(pages.by === 'public' ? [words['public-version']] : []),
    ...(pages.by === 'withheld' ? [words.withheld] : []),
    ...(pages.fontsMissing ? [`${words['fonts-missing']}: ${pages.fontsMissing.join(', ')}.`] : []),
    ...(lost.length > 0 ? [`${words['not-printable']}: ${namedCharacters(lost)}`] : []),
  ];
  return {
    key: exhibit.exhibitId,
    label: exhibit.label,
    title: exhibit.title,
    first,
    note: notes.join('\n'),
    // Each of its pages says it as well: one that is copied alone still tells what it is of.
    extract,
    file: `${exhibit.exhibitId}.pdf`,
    facts: (
      [
        ...translated.flatMap((one) => [
          [words['translation-of'], translatedOf(one, words)] as const,
          ...translatedBy(one, words),
        ]),
        [words.source, exhibit.source],
        [words.date, exhibit.date ?? ''],
        [words.languages, exhibit.languages.join(', ')],
        [words.pages, String(pages.pages.length)],
        [words.registered, registeredAs(exhibit)],
        [words.item, exhibit.serial],
        [words.file, exhibit.path],
        [words.digest, exhibit.sha256],
      ] as const
    ).filter(([, value]) => value !== ''),
    pages: pages.pages.map((size, at) => ({
      ...size,
      page: at + 1,
      ern: ernOf(registered.prefix, registered.first + (shown[at] ?? at + 1) - 1),
      // Of an extract: which page of the document this is.
      of: pages.extract ? `${words.page} ${shown[at]} / ${pages.extract.of}` : '',
      // As `lay` puts them there: one picture of each page, in order.
      picture: pdfA === null ? '' : `${exhibit.exhibitId}-${String(at).padStart(3, '0')}.jpg`,
    })),
  };
}

/** Typst is shown the pages under the name that its data has for them. */
async function lay(folder: string, own: readonly Placed[], isPdfA: boolean): Promise<void> {
  for (const { exhibit } of own) {
    if (isPdfA) {
      await tool(folder, exhibit.pages.file, 'pdfimages', ['-all', '{in}', `{out}/${exhibit.exhibitId}`]);
      continue;
    }
    const to = join(folder, `${exhibit.exhibitId}.pdf`);
    await link(exhibit.pages.file, to).catch(() => copyFile(exhibit.pages.file, to));
  }
}

interface One {
  readonly folder: string;
  readonly profile: Profile;
  readonly wanted: VolumesWanted;
  readonly placed: readonly Placed[];
  readonly number: number;
}

function dataOf({ profile, wanted, placed, number }: One, own: readonly Placed[]) {
  const { language } = wanted;
  const words = wordsIn(language);
  const volume = `${words.volume} ${number}`;
  const labels = [own[0], own.at(-1)].map((one) => one?.exhibit.label ?? '');
  return {
    lang: language,
    day: wanted.pdfA === null ? [] : wanted.pdfA.split('-').map(Number),
    words: { 'place-and-date': words['place-and-date'] },
    title: wanted.title,
    forum: wanted.forum,
    caseName: wanted.caseName ?? '',
    coverOn: wanted.coverOn === null ? '' : dayInWords(wanted.coverOn, language),
    heading: inLanguage(profile.title, language),
    which: [
      `${volume} / ${Math.max(...placed.map((one) => one.volume))}`,
      ...(wanted.isPublic ? [words.public] : []),
    ].join(' · '),
    volume,
    foot: [...new Set(labels)].join(' – '),
    sheets: profile.hasSheets,
    listTitle: inLanguage(profile.listTitle, language),
    listHead: ['', words.title, words.date, words.languages, words.pages, words.volume],
    list: listOf(placed, { profile, number, language, translations: wanted.translations }),
    // Nobody signs for a public version.
    listSignedBy:
      profile.listSigned && !wanted.isPublic ? inLanguage(profile.listSigned.signedBy, language) : '',
    listToCheck: profile.listSigned?.toCheck ? words['to-check'] : '',
    depositedTitle: profile.extracts ? inLanguage(profile.extracts.listTitle, language) : '',
    depositedHead: ['', words.title, words.annexed],
    depositedNote: profile.extracts?.toCheck ? words['to-check'] : '',
    // A public version is no deposit.
    deposited: wanted.isPublic ? [] : depositedOf(profile, placed, words),
    certificates: certificatesOf(profile, wanted, own),
    exhibits: own.map((one) => exhibitOf(one, wanted, profile)),
  };
}

/** Typesets some exhibits of a volume in a folder of their own below it. */
async function attempt(one: One, own: readonly Placed[], name: string) {
  const at = join(one.folder, name);
  await mkdir(at, { recursive: true });
  const isPdfA = one.wanted.pdfA !== null;
  await lay(at, own, isPdfA);
  return typesetIn(at, 'volume', dataOf(one, own), isPdfA);
}

/** Why a volume could not be typeset: the exhibit that cannot be typeset alone either is named. */
async function blame(one: One, own: readonly Placed[], why: string): Promise<string> {
  for (const each of own) {
    const alone = await attempt({ ...one, placed: [each] }, [each], `alone-${each.exhibit.exhibitId}`);
    if ('why' in alone) return `${each.exhibit.label} (${each.exhibit.serial}): ${alone.why}`;
  }
  return why;
}

async function makeOne(one: One, own: readonly Placed[]): Promise<MadeVolume> {
  const { number } = one;
  const made = await attempt(one, own, `volume-${number}`);
  if ('why' in made) throw new AppError('VOLUME_NOT_MADE', { number, why: await blame(one, own, made.why) });
  return {
    number,
    file: made.path,
    pages: made.pages,
    first: own[0]?.exhibit.label ?? '',
    last: own.at(-1)?.exhibit.label ?? '',
    exhibits: own.map(({ exhibit }) => exhibit.exhibitId),
  };
}

/**
 * Makes the volumes of a dossier in `folder`, which is empty and ours: each with its cover, the list of all exhibits, certificates to be
 * signed, and its exhibits, every page of which carries label, number in the register and page of the volume, beside it and never over it.
 * Bookmarks, page labels and links lead through them. Equal exhibits give equal bytes. As PDF/A the pages of every exhibit are those of
 * `drawnPdf`, one picture each. Error VOLUME_NOT_MADE.
 */
export async function makeVolumes(
  folder: string,
  profile: Profile,
  wanted: VolumesWanted & { readonly cache: PagesCache },
  exhibits: readonly VolumeExhibit[],
): Promise<MadeVolume[]> {
  const placed = divide(profile, exhibits);
  const volumes: MadeVolume[] = [];
  const last = placed.at(-1)?.volume ?? 0;
  // One at a time: each may take up to its gigabyte.
  for (let number = 1; number <= last; number += 1) {
    const one = { folder, profile, wanted, placed, number };
    const own = placed.filter(({ volume }) => volume === number);
    // The name under which its pages are kept says what they are.
    const files = own.map(({ exhibit }) => basename(exhibit.pages.file));
    volumes.push(await wanted.cache.get(['volume', dataOf(one, own), files], () => makeOne(one, own)));
  }
  return volumes;
}
