import { readFile, stat } from 'node:fs/promises';
import PostalMime from 'postal-mime';
import type { ContainerContext } from './expand-zip.ts';
import type { Arriving } from './model.ts';

const MAIL_LIMIT_BYTES = 64 * 2 ** 20;

/** The attachments of a mail message (RFC 5322), each as a thing received inside it. Hostile input. */
export async function* expandMail(blobPath: string, context: ContainerContext): AsyncGenerator<Arriving> {
  const refuse = (code: string, detail: string): Arriving => ({
    kind: 'refused',
    finding: { code, subject: context.path, detail, severity: 'error' },
  });
  if ((await stat(blobPath)).size > MAIL_LIMIT_BYTES) {
    yield refuse('MAIL_TOO_LARGE', 'The message is larger than 64 MB; its attachments were left inside it.');
    return;
  }
  try {
    const mail = await PostalMime.parse(await readFile(blobPath));
    for (const [position, attachment] of mail.attachments.entries()) {
      const bytes =
        typeof attachment.content === 'string'
          ? Buffer.from(attachment.content)
          : Buffer.from(new Uint8Array(attachment.content as ArrayBuffer));
      const name = attachment.filename?.replaceAll(/[\\/\u0000-\u001f]/g, '_') || `part-${position + 1}`;
      yield {
        kind: 'file',
        path: `${context.path}!/${name}`,
        nameBytes: null,
        modifiedAt: null,
        content: {
          stream: async () =>
            (async function* () {
              yield bytes;
            })(),
        },
        containerItemId: context.itemId,
        depth: context.depth + 1,
        findings: [],
      };
    }
  } catch (error) {
    yield refuse('MAIL_DAMAGED', `It could not be taken apart: ${(error as Error).message}`);
  }
}
