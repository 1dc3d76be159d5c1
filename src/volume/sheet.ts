import { AppError } from '#kernel';
import type { LawLanguage } from '#law';
import { typesetIn } from './run.ts';

/** A table on a few pages of its own that goes to a registry, such as a list of what is deposited. Every text is data, lines in it are kept. */
export interface Sheet {
  readonly language: LawLanguage;
  readonly title: string;
  readonly forum: string;
  readonly heading: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly note: string;
  /** Words above the columns, which are of one width. */
  readonly head: readonly string[];
  /** As many texts in each as there are columns. */
  readonly rows: readonly (readonly string[])[];
}

/** Typesets a sheet in `folder`, which is empty and ours; gives the path of the PDF. Equal input, equal bytes. Error VOLUME_SHEET_NOT_MADE. */
export async function typesetSheet(folder: string, sheet: Sheet): Promise<string> {
  const { language, ...rest } = sheet;
  const made = await typesetIn(folder, 'sheet', { ...rest, lang: language });
  if ('why' in made) throw new AppError('VOLUME_SHEET_NOT_MADE', { heading: sheet.heading, why: made.why });
  return made.path;
}
