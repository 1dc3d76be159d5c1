import { quotesToFile } from '#coding';
import type { BlobStore } from '#blobs';
import type { Tx } from '#db';
import { asSha256Hex } from '#kernel';
import { canonicalJson, utf8 } from '#verify';
import { exhibitNumber } from '../model.ts';
import type { Filed } from '../volumes/volumes.ts';
import type { BundleContent } from '../zip-writer.ts';

/**
 * The quotes of exhibits that stand, as Web Annotations, and the very texts that their words were taken from, so that whoever gets the bundle
 * looks each up (docs/formats/bundle.md#quotes). Only what is quoted goes out: no claim that rests on a quote, no translation, nobody's name.
 */
export async function filedQuotes(
  tx: Tx,
  blobs: Pick<BlobStore, 'localPath'>,
  filed: readonly Filed[],
): Promise<Map<string, BundleContent>> {
  const files = new Map<string, BundleContent>();
  const quotes = await quotesToFile(
    tx,
    filed.map(({ line }) => line.itemId),
  );
  for (const { line } of filed) {
    const own = quotes.get(line.itemId);
    if (!own) continue;
    const number = exhibitNumber(line.position);
    files.set(`data/quotes/${number}.json`, utf8(canonicalJson(own.page)));
    for (const sha256 of own.texts)
      files.set(`data/text/${number}/${sha256}.json`, { file: await blobs.localPath(asSha256Hex(sha256)) });
  }
  return files;
}
