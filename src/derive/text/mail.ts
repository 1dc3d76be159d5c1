import PostalMime, { type Address } from 'postal-mime';
import { htmlText } from './html.ts';

function people(list: readonly Address[] | undefined): string {
  return (list ?? [])
    .map(({ name, address }) => (name && address ? `${name} <${address}>` : (address ?? name ?? '')))
    .join(', ');
}

/** A mail message as text: its headers as written, its body, and the names of its attachments. */
export async function mailText(bytes: Uint8Array): Promise<{ text: string; date: string | null }> {
  const mail = await PostalMime.parse(Buffer.from(bytes));
  const lines = [
    ['From', mail.from ? people([mail.from]) : ''],
    ['To', people(mail.to)],
    ['Cc', people(mail.cc)],
    ['Date', mail.headers.find((header) => header.key === 'date')?.value ?? ''],
    ['Subject', mail.subject ?? ''],
    [
      'Attachments',
      mail.attachments.map((attachment) => attachment.filename ?? attachment.mimeType).join(', '),
    ],
  ].flatMap(([label, value]) => (value ? [`${label}: ${value}`] : []));
  const body = mail.text?.trim() || (mail.html ? htmlText(mail.html).text : '');
  const sent =
    mail.date && !Number.isNaN(Date.parse(mail.date)) ? new Date(mail.date).toISOString().slice(0, 10) : null;
  return { text: `${lines.join('\n')}\n\n${body}`, date: sent };
}
