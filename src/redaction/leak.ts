import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { openZip, zipEntries, zipMember } from '#derive';
import { AppError } from '#kernel';
import type { SealedTexts } from './find.ts';
import { besidesScan, isInBytes, isInText } from './leak-bytes.ts';
import { leaksInPdf, type Leak, type Taking } from './leak-pdf.ts';

/** A file as it will be handed out. */
export interface SearchedFile {
  /** Path in the bundle. */
  readonly path: string;
  readonly content: Uint8Array | { readonly file: string };
}

/** Files that lie in files that lie in files: nothing of ours goes deeper. */
const MOST_DEPTH = 4;

const isPdf = (bytes: Buffer): boolean => bytes.subarray(0, 1024).includes('%PDF-');
const isZip = (bytes: Buffer): boolean =>
  bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'));
const isPicture = (bytes: Buffer): boolean =>
  /^(\u00ff\u00d8\u00ff|\u0089PNG|RIFF....WEBP|II\*\u0000|MM\u0000\*|GIF8)/s.test(
    bytes.subarray(0, 12).toString('latin1'),
  );

async function inZip(taking: Taking, file: string): Promise<Leak[]> {
  const handle = await open(file, 'r');
  const reading = new Set<Promise<unknown>>();
  const leaks: Leak[] = [];
  try {
    const zip = await openZip(handle.fd);
    for await (const entry of zipEntries(zip)) {
      // Names are bytes here: whoever wrote them need not have said how.
      const raw = Buffer.from(entry.fileName as unknown as Uint8Array);
      const isNamed = isInBytes(taking.sealed, raw);
      const inner = await taking.inner(
        await buffer(await zipMember(zip, entry, reading)),
        taking.name,
        taking.depth + 1,
      );
      if (isNamed || inner.length > 0) leaks.push({ file: taking.name, channel: 'member', page: null });
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('REDACTION_UNREADABLE', { file: taking.name, why: 'it is no zip' }, { cause });
  } finally {
    await Promise.all(reading);
    await handle.close();
  }
  return leaks;
}

/** What a picture says besides its pixels. */
async function inPicture({ sealed, name }: Taking, bytes: Buffer): Promise<Leak[]> {
  const said = await sharp(bytes)
    .metadata()
    .catch((cause: unknown) => {
      throw new AppError('REDACTION_UNREADABLE', { file: name, why: 'it is no picture' }, { cause });
    });
  const parts = [said.exif, said.iptc, said.xmp, said.icc, said.tifftagPhotoshop].filter(
    (one) => one !== undefined,
  );
  const texts = (said.comments ?? []).map(({ keyword, text }) => `${keyword} ${text}`);
  const isIn =
    [...parts, ...besidesScan(bytes)].some((one) => isInBytes(sealed, one)) ||
    texts.some((one) => isInText(sealed, one));
  return isIn ? [{ file: name, channel: 'picture', page: null }] : [];
}

async function takeApart(taking: Taking, bytes: Buffer, file: string | null): Promise<Leak[]> {
  const { sealed, folder, name, depth } = taking;
  if (depth > MOST_DEPTH)
    throw new AppError('REDACTION_UNREADABLE', { file: name, why: 'it holds files in files in files' });
  // What begins as an archive is one, also where a PDF lies near its beginning.
  if (!isZip(bytes) && !isPdf(bytes)) {
    if (isPicture(bytes)) return inPicture(taking, bytes);
    return isInBytes(sealed, bytes) ? [{ file: name, channel: 'text', page: null }] : [];
  }
  const own = join(folder, `taken-${depth}`);
  await rm(own, { recursive: true, force: true });
  await mkdir(own, { recursive: true, mode: 0o700 });
  try {
    const local = file ?? join(own, 'file');
    if (file === null) await writeFile(local, bytes, { mode: 0o600 });
    const inside = { ...taking, folder: own };
    return isZip(bytes) ? await inZip(inside, local) : await leaksInPdf(inside, local, bytes);
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

/**
 * Takes files apart as far as they go and looks for every sealed text as `find.ts` does: names of files, texts, pages, properties, form fields,
 * remarks, attachments, earlier revisions, members of archives, what pictures carry. Gives each place, and never what stands there. What cannot be
 * taken apart is refused (REDACTION_UNREADABLE): nobody could say what it holds. `folder` is empty and ours.
 */
export async function leaksIn(
  files: readonly SearchedFile[],
  sealed: SealedTexts,
  folder: string,
): Promise<Leak[]> {
  const leaks: Leak[] = [];
  for (const [at, { path, content }] of files.entries()) {
    const tells = isInText(sealed, path);
    const name = tells ? `file ${at + 1}` : path;
    if (tells) leaks.push({ file: name, channel: 'name', page: null });
    const inner: Taking['inner'] = (bytes, of, depth) =>
      takeApart({ sealed, folder, name: of, depth, inner }, bytes, null);
    const local = content instanceof Uint8Array ? null : content.file;
    const bytes = local === null ? Buffer.from(content as Uint8Array) : await readFile(local);
    leaks.push(...(await takeApart({ sealed, folder, name, depth: 0, inner }, bytes, local)));
  }
  return leaks;
}

const MOST_NAMED = 20;

/** Fails with every place of a leak, up to twenty by name. Error REDACTION_LEAK. */
export function assertNoLeak(leaks: readonly Leak[]): void {
  if (leaks.length === 0) return;
  const named = leaks
    .slice(0, MOST_NAMED)
    .map(({ file, channel, page }) =>
      page === null ? `${file} (${channel})` : `${file} page ${page} (${channel})`,
    );
  throw new AppError('REDACTION_LEAK', { n: leaks.length, where: [...new Set(named)].join('; ') });
}
