import type { ItemKind } from '#catalogue';

const OFFICE =
  /^application\/(msword|rtf|vnd\.oasis\.opendocument\.(text|presentation|graphics|base)|vnd\.openxmlformats-officedocument\.(wordprocessingml|presentationml)|vnd\.ms-(powerpoint|word)|vnd\.ms-office|cdfv2|x-ole-storage|epub\+zip|postscript|x-mobipocket-ebook)/;
const SHEET =
  /^application\/(vnd\.ms-excel|vnd\.oasis\.opendocument\.spreadsheet|vnd\.openxmlformats-officedocument\.spreadsheetml)|^text\/(csv|tab-separated-values)/;
const BOX = /^application\/(zip|gzip|x-tar|x-7z-compressed|x-rar|x-bzip2|x-xz|zstd)/;
const DATA = /^application\/(x-msaccess|x-sqlite3|vnd\.sqlite3|json|xml|octet-stream|x-ndjson)|^text\/xml/;

/** The kind of item for a content type. */
export function kindOf(mediaType: string): ItemKind {
  const type = mediaType.toLowerCase();
  if (type.startsWith('image/')) return 'image';
  if (type.startsWith('audio/')) return 'audio';
  if (type.startsWith('video/')) return 'video';
  if (type === 'message/rfc822' || type === 'application/mbox') return 'mail';
  if (/^(text\/html|application\/(xhtml\+xml|warc|wacz))$/.test(type)) return 'web';
  if (SHEET.test(type)) return 'spreadsheet';
  if (type === 'application/pdf' || type === 'text/rtf' || OFFICE.test(type)) return 'document';
  if (BOX.test(type)) return 'archive';
  if (DATA.test(type)) return 'data';
  if (type.startsWith('text/') || type === 'application/x-subrip') return 'text';
  return 'other';
}
