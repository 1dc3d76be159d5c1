/** A mail message as its text layer has it. */
export interface MailText {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** Names of headers that the text layer writes, in its order. */
const NAMES = new Set(['From', 'To', 'Cc', 'Date', 'Subject', 'Attachments']);

/** Takes the text layer of a message apart: its headers, an empty line, its body. A body cannot pass for a header. */
export function mailOf(text: string): MailText {
  const lines = text.split('\n');
  const headers: [string, string][] = [];
  let at = 0;
  for (; at < lines.length; at += 1) {
    const match = /^([A-Z][a-z]+): (.*)$/.exec(lines[at] ?? '');
    const [, name = '', value = ''] = match ?? [];
    if (!NAMES.has(name) || headers.some(([before]) => before === name)) break;
    headers.push([name, value]);
  }
  if (lines[at] === '') at += 1;
  return { headers, body: lines.slice(at).join('\n') };
}
