import iconv from 'iconv-lite';
import { fromFd, type Entry, type ZipFile } from 'yauzl';
import { open } from 'node:fs/promises';
import { Transform } from 'node:stream';
import type { Finding } from '#kernel';
import { containerLimits, type Arriving } from './model.ts';
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

function openZip(fd: number): Promise<ZipFile> {
  return new Promise((done, fail) =>
    fromFd(
      fd,
      { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true },
      (error, zip) => (error ? fail(error) : done(zip)),
    ),
  );
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const next = await new Promise<Entry | null>((done, fail) => {
      const settle = (act: () => void) => () => {
        zip.removeAllListeners('entry').removeAllListeners('end').removeAllListeners('error');
        act();
      };
      zip.once('entry', (entry: Entry) => settle(() => done(entry))());
      zip.once(
        'end',
        settle(() => done(null)),
      );
      zip.once('error', (error: Error) => settle(() => fail(error))());
      zip.readEntry();
    });
    if (next === null) return;
    yield next;
  }
}

function refuse(code: string, subject: string, detail: string): Arriving {
  return { kind: 'refused', finding: { code, subject, detail, severity: 'error' } };
}

function memberStream(
  zip: ZipFile,
  entry: Entry,
  reading: Set<Promise<unknown>>,
): Promise<AsyncIterable<Uint8Array>> {
  // The file must stay open until the last member has been read: its number would be given to another file.
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  reading.add(ended);
  return new Promise((done, fail) =>
    zip.openReadStream(entry, (error, stream) => {
      if (error) {
        end();
        return fail(error);
      }
      let sizeBytes = 0;
      // Sizes in the directory are the attacker's; what comes out is counted as well.
      const guard = new Transform({
        transform(chunk: Buffer, _, next) {
          sizeBytes += chunk.length;
          const bomb =
            sizeBytes > containerLimits.ratioFromBytes &&
            sizeBytes > entry.compressedSize * containerLimits.ratio;
          next(
            bomb
              ? Object.assign(new Error('it unpacks to far more than it holds'), { code: 'ARCHIVE_BOMB' })
              : null,
            chunk,
          );
        },
      });
      guard.once('close', () => {
        stream.destroy();
        end();
      });
      stream.on('error', (cause: Error) => guard.destroy(cause));
      done(stream.pipe(guard));
    }),
  );
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
    for await (const entry of entriesOf(zip)) {
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
      if (
        entry.uncompressedSize > containerLimits.ratioFromBytes &&
        entry.uncompressedSize > entry.compressedSize * containerLimits.ratio
      ) {
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
        content: { stream: () => memberStream(zip, entry, reading) },
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
