import { Type } from 'typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { copiesOf } from '#catalogue';
import { AppError, asSha256Hex } from '#kernel';
import type { App, HttpParts } from '../context.ts';
import { SerialParams } from '../schema.ts';
import { openItem } from './items.ts';

// Only pictures that we drew ourselves are ever shown in place. Everything else, originals above all, is a download that
// no browser interprets.
const SHOWN = new Set(['image/jpeg', 'image/png', 'image/webp']);

// What browsers play. Types are those that we found by looking inside, never what a name or a header says.
const PLAYED =
  /^(audio\/(mpeg|mp4|x-m4a|aac|ogg|opus|vorbis|flac|x-flac|wav|x-wav|webm)|video\/(mp4|x-m4v|webm|ogg|quicktime|x-matroska|3gpp))$/;

const MOST_NAME = 150;

// The name of a download is the evidence's: it may be endless, broken, or turned round to look like another type.
function downloadName(name: string): string {
  const signs = [...name.toWellFormed().replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')];
  const short = signs.length > MOST_NAME ? [...signs.slice(0, 100), '…', ...signs.slice(-40)] : signs;
  return encodeURIComponent(short.join('')).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function rangeOf(header: string | undefined, sizeBytes: number): { start: number; end: number } | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return null;
  const [, from = '', to = ''] = match;
  const start = from === '' ? Math.max(0, sizeBytes - Number(to)) : Number(from);
  const end = from === '' || to === '' ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1);
  if (start > end || start >= sizeBytes) throw new AppError('BLOB_RANGE', { start, end, sizeBytes });
  return { start, end };
}

/** Streams a blob, whole or a range of it. `name` makes it a download; it is encoded, never trusted (RFC 6266). */
export async function sendBlob(
  parts: HttpParts,
  request: FastifyRequest,
  reply: FastifyReply,
  blob: { sha256: string; mediaType: string; name: string | null },
): Promise<FastifyReply> {
  const sha256 = asSha256Hex(blob.sha256);
  const sizeBytes = await parts.archive.blobs.size(sha256);
  if (sizeBytes === null) throw new AppError('BLOB_MISSING', { sha256 });
  const etag = `"${sha256}"`;
  reply
    .header('etag', etag)
    .header('accept-ranges', 'bytes')
    .header('cache-control', 'private, max-age=3600, immutable')
    .header('x-content-type-options', 'nosniff');
  reply.header('content-security-policy', "default-src 'none'; sandbox");
  if (blob.name !== null)
    reply.header(
      'content-disposition',
      `attachment; filename="file"; filename*=UTF-8''${downloadName(blob.name)}`,
    );
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  const range = sizeBytes === 0 ? null : rangeOf(request.headers.range, sizeBytes);
  if (range) reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${sizeBytes}`);
  reply.header('content-length', range ? range.end - range.start + 1 : sizeBytes).type(blob.mediaType);
  return reply.send(await parts.archive.blobs.read(sha256, range ?? undefined));
}

/** Originals as downloads, and the pictures made of them. */
export function fileRoutes(app: App, parts: HttpParts): void {
  const { archive, permitted } = parts;
  app.get(
    '/api/items/:serial/original',
    {
      schema: {
        tags: ['files'],
        params: SerialParams,
        description: 'The evidentiary copy, byte for byte, as a download.',
      },
    },
    async (request, reply) => {
      const who = await permitted(request, 'read');
      const item = await archive.db.tx(who.by, (tx) =>
        openItem(tx, who, request.params.serial, 'downloaded'),
      );
      return sendBlob(parts, request, reply, {
        sha256: item.sha256,
        mediaType: 'application/octet-stream',
        name: item.title,
      });
    },
  );

  app.get(
    '/api/items/:serial/media',
    {
      schema: {
        tags: ['files'],
        params: SerialParams,
        description:
          'Sound or film of the item, for a media element of our own pages: only types that we identified and browsers play.',
      },
    },
    async (request, reply) => {
      const who = await permitted(request, 'read');
      const item = await archive.db.tx(who.by, (tx) => openItem(tx, who, request.params.serial, 'played'));
      const mediaType = item.media_type ?? '';
      if (!PLAYED.test(mediaType)) throw new AppError('HTTP_NOT_PLAYED', { mediaType: mediaType || '?' });
      return sendBlob(parts, request, reply, { sha256: item.sha256, mediaType, name: item.title });
    },
  );

  app.get(
    '/api/items/:serial/copies/:id',
    {
      schema: {
        tags: ['files'],
        params: Type.Intersect([SerialParams, Type.Object({ id: Type.String({ format: 'uuid' }) })]),
        description:
          'A copy of the item: pictures we drew are shown in place, everything else is a download.',
      },
    },
    async (request, reply) => {
      const who = await permitted(request, 'read');
      const copy = await archive.db.tx(who.by, async (tx) => {
        const item = await openItem(tx, who, request.params.serial, 'copy read');
        return (await copiesOf(tx, item.id)).find(({ id }) => id === request.params.id);
      });
      if (!copy) throw new AppError('NOT_FOUND', { what: 'copy', id: request.params.id });
      const shown = copy.kind === 'derived' && SHOWN.has(copy.media_type ?? '');
      return sendBlob(parts, request, reply, {
        sha256: copy.sha256,
        mediaType: shown ? (copy.media_type ?? '') : 'application/octet-stream',
        name: shown ? null : `${request.params.serial}-${copy.role}`,
      });
    },
  );

  app.get(
    '/api/items/:serial/thumbnail',
    { schema: { tags: ['files'], params: SerialParams } },
    async (request, reply) => {
      const who = await permitted(request, 'read');
      const copy = await archive.db.tx(who.by, async (tx) => {
        const item = await openItem(tx, who, request.params.serial, 'thumbnail seen');
        return (await copiesOf(tx, item.id)).findLast(({ role }) => role === 'thumbnail');
      });
      if (!copy) throw new AppError('NOT_FOUND', { what: 'thumbnail', id: request.params.serial });
      return sendBlob(parts, request, reply, { sha256: copy.sha256, mediaType: 'image/jpeg', name: null });
    },
  );
}
