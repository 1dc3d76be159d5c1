import { AppError, cleanText } from '#kernel';

const MOST = 2000;

/** A reason as somebody typed it, without space around it: one to 2,000 characters. Error INVALID_INPUT. */
export function readReason(typed: string): string {
  const reason = cleanText(typed);
  if (reason !== null && [...reason].length <= MOST) return reason;
  throw new AppError('INVALID_INPUT', {
    what: '--reason',
    why: 'it is empty or has more than 2,000 characters',
  });
}
