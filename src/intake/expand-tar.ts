import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { containerLimits } from '#kernel';
import type { Arriving } from './model.ts';
import { traversalFinding, type ContainerContext } from './expand-zip.ts';

function refuse(code: string, subject: string, detail: string): Arriving {
  return { kind: 'refused', finding: { code, subject, detail, severity: 'error' } };
}

/**
 * The members of a tar file, gzipped or not. A tar can only be read in order: each member must be consumed before
 * the next is asked for. Links and devices in it are findings. Hostile input.
 */
export async function* expandTar(
  blobPath: string,
  gzipped: boolean,
  context: ContainerContext,
): AsyncGenerator<Arriving> {
  const reader = extract();
  const source = createReadStream(blobPath);
  const fail = (error: Error): void => {
    reader.destroy(error);
  };
  source.on('error', fail);
  if (gzipped) source.pipe(createGunzip().on('error', fail)).pipe(reader);
  else source.pipe(reader);
  let members = 0;
  let totalBytes = 0;
  try {
    for await (const member of reader) {
      const { name, type, size, mtime, linkname } = member.header;
      const path = `${context.path}!/${name}`;
      if (type === 'directory') {
        member.resume();
        continue;
      }
      members += 1;
      totalBytes += size;
      if (members > containerLimits.members || totalBytes > containerLimits.bytes) {
        yield refuse(
          'ARCHIVE_TOO_LARGE',
          context.path,
          `Only the first ${members - 1} members were received; it holds more than one archive may.`,
        );
        return;
      }
      if (type !== 'file' && type !== 'contiguous-file' && type !== null) {
        member.resume();
        yield type === 'symlink' || type === 'link'
          ? refuse(
              'SYMLINK',
              path,
              `It is a link to “${linkname ?? ''}”; links are recorded and never followed.`,
            )
          : refuse('SPECIAL_FILE', path, `It is a ${type}, not a file.`);
        continue;
      }
      const traversal = traversalFinding(name, path);
      yield {
        kind: 'file',
        path,
        nameBytes: null,
        modifiedAt: mtime ? mtime.toISOString() : null,
        content: { stream: async () => member as AsyncIterable<Uint8Array> },
        containerItemId: context.itemId,
        depth: context.depth + 1,
        findings: traversal ? [traversal] : [],
      };
    }
  } catch (error) {
    yield refuse(
      'ARCHIVE_DAMAGED',
      context.path,
      `It could not be read to the end: ${(error as Error).message}`,
    );
  } finally {
    source.destroy();
    reader.destroy();
  }
}
