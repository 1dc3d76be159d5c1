import { closeSync, openSync, readSync } from 'node:fs';
import { captureFormat, type CaptureFormat } from '#derive';
import { expandCapture } from './expand-capture.ts';
import { expandMail } from './expand-mail.ts';
import { expandTar } from './expand-tar.ts';
import { expandZip, type ContainerContext } from './expand-zip.ts';
import type { Arriving } from './model.ts';

/** A container that intake opens, and how many of its members may be read at once. */
export interface Container {
  readonly kind: 'zip' | 'tar' | 'tar.gz' | 'mail' | CaptureFormat;
  readonly parallel: number;
}

// A zip that is a document (office, e-book, data package) is one piece of evidence and stays whole. Each of these
// formats says so in its first member.
const OFFICE_MEMBERS =
  /^(mimetype|\[Content_Types\]\.xml|_rels\/|META-INF\/|word\/|xl\/|ppt\/|docProps\/|customXml\/)/;
const PACKAGE_MEMBERS = /^(datapackage\.json|archive\/)/;

interface Looked {
  readonly container: Container | null;
  /** Whether the beginning is also that of a web capture, so that more of it has to be read. */
  readonly mayBeCapture: boolean;
}

const stays = (mayBeCapture = false): Looked => ({ container: null, mayBeCapture });
const opens = (kind: Container['kind'], parallel: number, mayBeCapture = false): Looked => ({
  container: { kind, parallel },
  mayBeCapture,
});

/**
 * Judges by the first bytes. Reads at once: every blob is looked at just after it was written, and waiting three times for a
 * thread costs more than the reading.
 */
function lookAt(blobPath: string, recordedPath: string): Looked {
  const file = openSync(blobPath, 'r');
  try {
    const head = Buffer.alloc(512);
    const bytesRead = readSync(file, head, 0, 512, 0);
    const bytes = head.subarray(0, bytesRead);
    if (bytesRead >= 30 && bytes.readUInt32BE(0) === 0x504b0304) {
      const first = bytes.subarray(30, 30 + bytes.readUInt16LE(26)).toString('latin1');
      if (OFFICE_MEMBERS.test(first)) return stays();
      return PACKAGE_MEMBERS.test(first) ||
        /\.(docx|xlsx|pptx|odt|ods|odp|odg|epub|wacz|jar|apk|kmz)$/i.test(recordedPath)
        ? stays(true)
        : opens('zip', 8, true);
    }
    if (bytesRead >= 22 && bytes.readUInt32BE(0) === 0x504b0506) return opens('zip', 1);
    if (bytesRead === 512 && bytes.subarray(257, 262).toString('latin1') === 'ustar') return opens('tar', 1);
    if (bytes[0] === 0x1f && bytes[1] === 0x8b)
      return /\.(tgz|tar\.gz)$/i.test(recordedPath) ? opens('tar.gz', 1, true) : stays(true);
    if (bytes.subarray(0, 5).toString('latin1') === 'WARC/') return stays(true);
    if (/\.eml$/i.test(recordedPath) && /^(\S+):/m.test(bytes.toString('latin1'))) return opens('mail', 1);
    return stays();
  } finally {
    closeSync(file);
  }
}

/** What kind of container the blob is, judged by its content; null for anything that stays whole. */
export async function containerKind(blobPath: string, recordedPath: string): Promise<Container | null> {
  const { container, mayBeCapture } = lookAt(blobPath, recordedPath);
  const capture = mayBeCapture ? await captureFormat(blobPath) : null;
  // The records of a capture can only be read in order.
  return capture ? { kind: capture, parallel: 1 } : container;
}

/** What lies in the container. */
export function expand(
  container: Container,
  blobPath: string,
  context: ContainerContext,
): AsyncGenerator<Arriving> {
  switch (container.kind) {
    case 'zip':
      return expandZip(blobPath, context);
    case 'mail':
      return expandMail(blobPath, context);
    case 'tar':
    case 'tar.gz':
      return expandTar(blobPath, container.kind === 'tar.gz', context);
    case 'warc':
    case 'warc.gz':
    case 'wacz':
      return expandCapture(blobPath, container.kind, context);
  }
}
