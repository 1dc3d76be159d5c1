import { createHash } from 'node:crypto';
import type { Finding } from '#kernel';
import type { Arriving } from './model.ts';

/** Longest path that is recorded as text, in bytes of UTF-8: the database indexes it, and an index entry has an end. */
const PATH_BYTES = 2000;
/** Longest title that a name becomes, in characters. */
const TITLE_CHARACTERS = 300;

const cutBytes = (text: string, bytes: number, from: 'start' | 'end'): string => {
  const whole = Buffer.from(text);
  const part = from === 'start' ? whole.subarray(0, bytes) : whole.subarray(whole.length - bytes);
  // A character that was cut in two becomes a replacement character, and is left out.
  return part
    .toString('utf8')
    .replaceAll(/^\uFFFD+|\uFFFD+$/g, '')
    .toWellFormed();
};

/**
 * A path as it is recorded: text that the database takes, the long ones shortened in the middle, each to its own. The path is
 * the sender's.
 */
export function recordedPath(path: string): string {
  // U+0000 cannot be stored as text, and half a surrogate pair is no character.
  const text = path.toWellFormed().replaceAll('\u0000', '\uFFFD');
  if (Buffer.byteLength(text) <= PATH_BYTES) return text;
  const digest = createHash('sha256').update(path).digest('hex').slice(0, 16);
  return `${cutBytes(text, 1200, 'start')}…${digest}…${cutBytes(text, 600, 'end')}`;
}

function nameFinding(path: string, recorded: string): Finding {
  if (Buffer.byteLength(path) > PATH_BYTES)
    return {
      code: 'NAME_TOO_LONG',
      subject: recorded,
      severity: 'info',
      detail: `The name has ${path.length} characters; it is shown shortened and its bytes are kept.`,
    };
  return {
    code: 'NAME_NOT_UTF8',
    subject: recorded,
    severity: 'info',
    detail: 'The name holds what is not a character; it is shown with replacement characters.',
  };
}

/**
 * What arrives, under a name that can be recorded. A name that had to be changed for it is kept beside it
 * (`nameBytes`) where it is text at all, and noted in a finding. Names are the sender's and hostile.
 */
export function withRecordableName(arriving: Arriving): Arriving {
  if (arriving.kind === 'refused') {
    const { finding } = arriving;
    const subject = recordedPath(finding.subject);
    return subject === finding.subject ? arriving : { kind: 'refused', finding: { ...finding, subject } };
  }
  const path = recordedPath(arriving.path);
  if (path === arriving.path) return arriving;
  return {
    ...arriving,
    path,
    nameBytes: arriving.nameBytes ?? (arriving.path.isWellFormed() ? Buffer.from(arriving.path) : null),
    findings: [
      ...arriving.findings.map((finding) => ({ ...finding, subject: recordedPath(finding.subject) })),
      nameFinding(arriving.path, path),
    ],
  };
}

/** A title that somebody else gave, shortened when nobody could read it. */
export function shortTitle(title: string): string {
  const characters = [...title];
  return characters.length <= TITLE_CHARACTERS
    ? title
    : `${characters.slice(0, TITLE_CHARACTERS - 40).join('')}…${characters.slice(-39).join('')}`;
}

/** The title that an item gets from the path under which it came: its last part. */
export const titleFrom = (path: string): string => shortTitle(path.split('/').at(-1) || path);
