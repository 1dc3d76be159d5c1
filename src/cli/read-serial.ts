import { AppError, parseSerial } from '#kernel';

/** A serial as somebody typed it, in its one form. Error INVALID_INPUT for what is none. */
export function readSerial(typed: string): string {
  const serial = parseSerial(typed);
  if (serial) return serial;
  throw new AppError('INVALID_INPUT', {
    what: `“${typed}”`,
    why: 'it is not a serial, or a character was mistyped',
  });
}
