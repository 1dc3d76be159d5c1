import type { SampleNote } from './model.ts';
import { plainTextOf } from './notes.ts';

/** A file carried by a mail. `name` is plain ASCII. */
export type Attachment = { name: string; mediaType: string; bytes: Buffer };

const BOUNDARY = '=_sample_case_part';
// Armenian letters take two bytes: 18 code points stay under the 75 characters an encoded word may have (RFC 2047 §2).
const WORD_CODE_POINTS = 18;
const LINE_CHARACTERS = 76;

/** A header value, as it is when ASCII and as base64 encoded words otherwise (RFC 2047 §4.1), folded. */
function headerText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const points = Array.from(text);
  const words: string[] = [];
  for (let at = 0; at < points.length; at += WORD_CODE_POINTS) {
    const part = points.slice(at, at + WORD_CODE_POINTS).join('');
    words.push(`=?UTF-8?B?${Buffer.from(part, 'utf8').toString('base64')}?=`);
  }
  return words.join('\r\n ');
}

function base64Lines(bytes: Buffer): string {
  const text = bytes.toString('base64');
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += LINE_CHARACTERS) lines.push(text.slice(at, at + LINE_CHARACTERS));
  return lines.join('\r\n');
}

function textPart(note: SampleNote): string[] {
  return [
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    base64Lines(Buffer.from(plainTextOf(note), 'utf8')),
  ];
}

function attachmentPart(attachment: Attachment): string[] {
  return [
    `Content-Type: ${attachment.mediaType}; name="${attachment.name}"`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment; filename="${attachment.name}"`,
    '',
    base64Lines(attachment.bytes),
  ];
}

// The desk is fictional and the domain cannot exist (RFC 2606 §2), so no reply ever reaches a person.
const ARCHIVIST: Record<SampleNote['lang'], string> = {
  en: 'A. Archivist',
  fr: 'A. Archivist',
  ru: 'А. Архивист',
  az: 'A. Arxivçi',
  hy: 'Ա. Արխիվագետ',
};

/** The note as an RFC 5322 message from the fictional archive desk, CRLF line ends, with its attachments (RFC 2046). */
export function makeMail(note: SampleNote, attachments: readonly Attachment[]): Buffer {
  const head = [
    `From: ${headerText(ARCHIVIST[note.lang])} <archivist@sample.invalid>`,
    'To: Case desk <desk@sample.invalid>',
    `Subject: ${headerText(note.title)}`,
    'Date: Thu, 15 Jan 2026 09:00:00 +0000',
    `Message-ID: <${note.id.toLowerCase()}@sample.invalid>`,
    'MIME-Version: 1.0',
  ];
  if (attachments.length === 0) return Buffer.from([...head, ...textPart(note), ''].join('\r\n'), 'latin1');
  const parts = [textPart(note), ...attachments.map(attachmentPart)];
  const lines = [
    ...head,
    `Content-Type: multipart/mixed; boundary="${BOUNDARY}"`,
    '',
    ...parts.flatMap((part) => [`--${BOUNDARY}`, ...part]),
    `--${BOUNDARY}--`,
    '',
  ];
  return Buffer.from(lines.join('\r\n'), 'latin1');
}
