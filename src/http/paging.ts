import { isId, AppError } from '#kernel';
import type { ItemCursor } from '#catalogue';
import type { IncidentCursor } from '#coding';

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

/** A page marker of a list of incidents: a moment or a day, after its order. */
export const encodeIncidentCursor = ({ key, id }: IncidentCursor): string =>
  Buffer.from(`${key}|${id}`).toString('base64url');

/** Reads it back. Error CATALOGUE_BAD_CURSOR. */
export function decodeIncidentCursor(text: string): IncidentCursor {
  const [key = '', id = ''] = Buffer.from(text, 'base64url').toString('utf8').split('|');
  if (!isId(id) || !/^\d{4}-\d\d-\d\d([ T][\d:.+Z]{1,20})?$/.test(key))
    throw new AppError('CATALOGUE_BAD_CURSOR', { cursor: text.slice(0, 40) });
  return { key, id };
}

/** A page marker of a list of which only the list itself knows what its marks say. */
export const encodeMark = (mark: string): string => Buffer.from(mark).toString('base64url');

/** Reads it back; the list refuses what is no mark of its own. */
export const decodeMark = (text: string): string => Buffer.from(text, 'base64url').toString('utf8');
