import type { Tx } from '#db';
import { blocksOf, markdownOf, readMarkdown, type Block, type ReadDocument } from './document.ts';
import { docxOf } from './docx-write.ts';
import { refused } from './docx-errors.ts';
import { FILE_MAX, readDocx } from './docx-read.ts';
import type { Pleading, PleadingLanguage } from './model.ts';
import { partsToShow } from './show.ts';

/** Forms in which a pleading leaves and comes back. */
export const pleadingFormats = ['md', 'docx'] as const;
export type PleadingFormat = (typeof pleadingFormats)[number];

/** The blocks of a pleading, as far as the identity of `tx` may see what it cites. The caller records that it goes out. */
export const blocksToFile = async (tx: Tx, pleading: Pleading): Promise<Block[]> =>
  blocksOf(pleading, await partsToShow(tx, pleading.id));

/** Bytes of a pleading in one of its forms (docs/formats/pleading.md). */
export async function fileOf(
  blocks: readonly Block[],
  of: { readonly pleading: Pleading; readonly format: PleadingFormat },
): Promise<Buffer> {
  const { title, language } = of.pleading;
  return of.format === 'md'
    ? Buffer.from(markdownOf(blocks))
    : docxOf(blocks, { title, language: language as PleadingLanguage });
}

/** Reads a file that somebody brings: DOCX when it begins as a zip does, else Markdown in UTF-8. Whoever made it controls it. Error PLEADING_FILE_REFUSED. */
export async function readPleadingFile(bytes: Buffer): Promise<ReadDocument> {
  if (bytes.length > FILE_MAX) throw refused('file-too-large', FILE_MAX / 2 ** 20);
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return readDocx(bytes);
  try {
    return readMarkdown(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    // Only the decoder refuses by type; what goes wrong in reading is a fault of ours and is not hidden.
    if (error instanceof TypeError && !bytes.equals(Buffer.from(bytes.toString('utf8'))))
      throw refused('file-not-text');
    throw error;
  }
}
