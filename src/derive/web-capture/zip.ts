import { Transform } from 'node:stream';
import { fromFd, type Entry, type ZipFile } from 'yauzl';
import { containerLimits, isBomb, unpacksTooFar } from '#kernel';

/** Opens a zip file that lies under a file number; names stay bytes. Whoever made it controls everything in it. */
export function openZip(fd: number): Promise<ZipFile> {
  return new Promise((done, fail) =>
    fromFd(
      fd,
      { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true },
      (error, zip) => (error ? fail(error) : done(zip)),
    ),
  );
}

/** The members that its directory names, in that order. */
export async function* zipEntries(zip: ZipFile): AsyncGenerator<Entry> {
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

/** The bytes of a member; `reading` holds a promise for each that is being read. Error ARCHIVE_BOMB while it is read. */
export function zipMember(zip: ZipFile, entry: Entry, reading: Set<Promise<unknown>>): Promise<Transform> {
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
          next(isBomb(sizeBytes, entry.compressedSize) ? unpacksTooFar() : null, chunk);
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

/** Whether a member is too much for one container by what its directory says of it. */
export const claimsTooMuch = (entry: Entry): boolean =>
  entry.uncompressedSize > containerLimits.bytes || isBomb(entry.uncompressedSize, entry.compressedSize);
