import { AppError } from '#kernel';

const NUMBER = /^[1-9]\d{0,9}$/;

/** Options of a command that changes what is recorded. */
export interface VersionOption {
  readonly ofVersion: string;
}

/** How the option is written, and what it is for: the root of the program has `--version` for its own. */
export const OF_VERSION = [
  '--of-version <number>',
  'the version that was looked at; another one is refused, so that nothing of somebody else is overwritten',
] as const;

/** The version that a change was made to, as somebody typed it. Error INVALID_INPUT. */
export function readVersion({ ofVersion }: VersionOption): string {
  if (NUMBER.test(ofVersion)) return ofVersion;
  throw new AppError('INVALID_INPUT', { what: '--of-version', why: 'it is no number of a version' });
}
