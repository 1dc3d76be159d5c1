import PostalMime from 'postal-mime';
import { addressList, onOneLine } from './addresses.ts';
import { htmlText } from './html.ts';

/** A mail message as text: its headers decoded, each on one line, its body, and the names of its attachments. */
export async function mailText(bytes: Uint8Array): Promise<{ text: string; date: string | null }> {
  const mail = await PostalMime.parse(Buffer.from(bytes));
  const lines = [
    ['From', addressList(mail.from ? [mail.from] : [])],
    ['To', addressList(mail.to ?? [])],
    ['Cc', addressList(mail.cc ?? [])],
    ['Date', mail.headers.find((header) => header.key === 'date')?.value ?? ''],
    ['Subject', mail.subject ?? ''],
    [
      'Attachments',
      mail.attachments.map((attachment) => attachment.filename ?? attachment.mimeType).join(', '),
    ],
  ].flatMap(([label, value = '']) => (value ? [`${label}: ${onOneLine(value)}`] : []));
  const body = mail.text?.trim() || (mail.html ? htmlText(mail.html).text : '');
  const sent =
    mail.date && !Number.isNaN(Date.parse(mail.date)) ? new Date(mail.date).toISOString().slice(0, 10) : null;
  return { text: `${lines.join('\n')}\n\n${body}`, date: sent };
}
