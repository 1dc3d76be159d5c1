import iconv from 'iconv-lite';
import type { Entry } from 'yauzl';
import { open } from 'node:fs/promises';
import { openZip, zipEntries, zipMember } from '#derive';
import { containerLimits, isBomb, type Finding } from '#kernel';
import type { Arriving } from './model.ts';
import { badNameFinding, nameText } from './walk.ts';

/** What a container's members share. */
export interface ContainerContext {
  /** Path of the container as recorded. */
  readonly path: string;
  readonly itemId: string;
  readonly depth: number;
}

/** Finding for a member whose name points outside the container; the name is only ever recorded, never used. */
export function traversalFinding(name: string, shown: string): Finding | null {
  if (!/(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[A-Za-z]:/.test(name)) return null;
  return {
    code: 'PATH_TRAVERSAL',
    subject: shown,
    severity: 'warning',
    detail:
      'Its name points outside the container, as hostile archives do; it was received as data under that name only.',
  };
}

function memberName(entry: Entry): { text: string; bytes: Buffer | null } {
  const raw = entry.fileName as unknown as Buffer;
  const utf8 = nameText(raw);
  if (utf8.exact) return { text: utf8.text, bytes: null };
  // Old archivers wrote the code page of their machine; 866 is the one most met here, and the bytes are kept.
  return { text: iconv.decode(raw, 'cp866'), bytes: raw };
}

function refuse(code: string, subject: string, detail: string): Arriving {
  return { kind: 'refused', finding: { code, subject, detail, severity: 'error' } };
}

/**
 * The members of a zip file, each readable when its turn comes. Encrypted members, bombs and a damaged directory are
 * findings; nothing is written under a name from the archive. Hostile input.
 */
export async function* expandZip(blobPath: string, context: ContainerContext): AsyncGenerator<Arriving> {
  const handle = await open(blobPath, 'r');
  const reading = new Set<Promise<unknown>>();
  try {
    const zip = await openZip(handle.fd);
    let members = 0;
    let totalBytes = 0;
    for await (const entry of zipEntries(zip)) {
      const { text, bytes } = memberName(entry);
      if (text.endsWith('/')) continue;
      const path = `${context.path}!/${text}`;
      members += 1;
      totalBytes += entry.uncompressedSize;
      if (members > containerLimits.members || totalBytes > containerLimits.bytes) {
        yield refuse(
          'ARCHIVE_TOO_LARGE',
          context.path,
          `Only the first ${members - 1} members were received; it holds more than one archive may.`,
        );
        return;
      }
      if ((entry.generalPurposeBitFlag & 1) !== 0) {
        yield refuse(
          'ARCHIVE_MEMBER_ENCRYPTED',
          path,
          'It is encrypted; it stays readable inside the container to whoever has the password.',
        );
        continue;
      }
      if (isBomb(entry.uncompressedSize, entry.compressedSize)) {
        yield refuse(
          'ARCHIVE_BOMB',
          path,
          `It claims to unpack from ${entry.compressedSize} to ${entry.uncompressedSize} bytes; it was not unpacked.`,
        );
        continue;
      }
      const traversal = traversalFinding(text, path);
      yield {
        kind: 'file',
        path,
        nameBytes: bytes,
        modifiedAt: entry.getLastModDate().toISOString(),
        content: { stream: () => zipMember(zip, entry, reading) },
        containerItemId: context.itemId,
        depth: context.depth + 1,
        findings: [...(traversal ? [traversal] : []), ...(bytes ? [badNameFinding(path)] : [])],
      };
    }
  } catch (error) {
    yield refuse(
      'ARCHIVE_DAMAGED',
      context.path,
      `Its directory could not be read to the end: ${(error as Error).message}`,
    );
  } finally {
    await Promise.all(reading);
    await handle.close();
  }
}
