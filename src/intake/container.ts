import { closeSync, openSync, readSync } from 'node:fs';
import { expandMail } from './expand-mail.ts';
import { expandTar } from './expand-tar.ts';
import { expandZip, type ContainerContext } from './expand-zip.ts';
import type { Arriving } from './model.ts';

/** A container that intake opens, and how many of its members may be read at once. */
export interface Container {
  readonly kind: 'zip' | 'tar' | 'tar.gz' | 'mail';
  readonly parallel: number;
}

// A zip that is a document (office, e-book, web archive) is one piece of evidence and stays whole. Each of these
// formats says so in its first member.
const DOCUMENT_MEMBERS =
  /^(mimetype|\[Content_Types\]\.xml|_rels\/|META-INF\/|word\/|xl\/|ppt\/|docProps\/|datapackage\.json|archive\/|customXml\/)/;

/**
 * What kind of container the blob is, judged by its first bytes; null for anything that stays whole. Reads at once:
 * every blob is looked at just after it was written, and waiting three times for a thread costs more than the reading.
 */
export function containerKind(blobPath: string, recordedPath: string): Container | null {
  const file = openSync(blobPath, 'r');
  try {
    const head = Buffer.alloc(512);
    const bytesRead = readSync(file, head, 0, 512, 0);
    const bytes = head.subarray(0, bytesRead);
    if (bytesRead >= 30 && bytes.readUInt32BE(0) === 0x504b0304) {
      const first = bytes.subarray(30, 30 + bytes.readUInt16LE(26)).toString('latin1');
      return DOCUMENT_MEMBERS.test(first) ||
        /\.(docx|xlsx|pptx|odt|ods|odp|odg|epub|wacz|jar|apk|kmz)$/i.test(recordedPath)
        ? null
        : { kind: 'zip', parallel: 8 };
    }
    if (bytesRead >= 22 && bytes.readUInt32BE(0) === 0x504b0506) return { kind: 'zip', parallel: 1 };
    if (bytesRead === 512 && bytes.subarray(257, 262).toString('latin1') === 'ustar')
      return { kind: 'tar', parallel: 1 };
    if (bytes[0] === 0x1f && bytes[1] === 0x8b && /\.(tgz|tar\.gz)$/i.test(recordedPath))
      return { kind: 'tar.gz', parallel: 1 };
    if (/\.eml$/i.test(recordedPath) && /^(\S+):/m.test(bytes.toString('latin1')))
      return { kind: 'mail', parallel: 1 };
    return null;
  } finally {
    closeSync(file);
  }
}

/** What lies in the container. */
export function expand(
  container: Container,
  blobPath: string,
  context: ContainerContext,
): AsyncGenerator<Arriving> {
  if (container.kind === 'zip') return expandZip(blobPath, context);
  if (container.kind === 'mail') return expandMail(blobPath, context);
  return expandTar(blobPath, container.kind === 'tar.gz', context);
}
