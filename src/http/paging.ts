import { isId, AppError } from '#kernel';
import type { ItemCursor } from '#catalogue';

/** A page marker that says nothing but where the page ended; its form is ours to change. */
export function encodeCursor(cursor: ItemCursor): string {
  return Buffer.from(`${cursor.receivedAt}|${cursor.id}`).toString('base64url');
}

/** Reads it back. Error CATALOGUE_BAD_CURSOR. */
export function decodeCursor(text: string): ItemCursor {
  const [receivedAt = '', id = ''] = Buffer.from(text, 'base64url').toString('utf8').split('|');
  if (!isId(id) || Number.isNaN(Date.parse(receivedAt)))
    throw new AppError('CATALOGUE_BAD_CURSOR', { cursor: text.slice(0, 40) });
  return { receivedAt, id };
}
