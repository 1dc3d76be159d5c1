import iconv from 'iconv-lite';
import type { SampleNote } from './model.ts';
import { noticeOf, warningOf } from './notes.ts';

/** Text made safe for HTML and XML content and attributes. */
export function escapeMarkup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function figuresOf(note: SampleNote): string[] {
  if (note.figures.length === 0 || note.lang !== 'en') return [];
  const head = ['Measure', 'Value', 'Scope', 'As of', 'Who says so']
    .map((cell) => `<th>${cell}</th>`)
    .join('');
  const rows = note.figures.map((figure) => {
    const cells = [figure.measure, String(figure.value), figure.scope, figure.asOf, figure.who];
    return `<tr>${cells.map((cell) => `<td>${escapeMarkup(cell)}</td>`).join('')}</tr>`;
  });
  return ['<table>', `<tr>${head}</tr>`, ...rows, '</table>'];
}

/** The note as a page; the charset declared is the charset written: UTF-8, or windows-1251 for `html-1251`. */
export function makeWebPage(note: SampleNote): Buffer {
  const charset = note.form === 'html-1251' ? 'windows-1251' : 'utf-8';
  const notice = noticeOf(note).map(
    (line) => `<dt>${escapeMarkup(line.label)}</dt><dd>${escapeMarkup(line.value)}</dd>`,
  );
  const lines = [
    '<!doctype html>',
    `<html lang="${note.lang}">`,
    '<head>',
    `<meta charset="${charset}">`,
    `<title>${escapeMarkup(note.title)}</title>`,
    `<meta name="author" content="${escapeMarkup(note.speaker)}">`,
    `<meta name="date" content="${note.publishedDate}">`,
    '</head>',
    '<body>',
    '<article>',
    `<h1>${escapeMarkup(note.title)}</h1>`,
    `<p><strong>${escapeMarkup(warningOf(note))}</strong></p>`,
    ...note.body.map((paragraph) => `<p>${escapeMarkup(paragraph)}</p>`),
    ...figuresOf(note),
    '</article>',
    '<footer><dl>',
    ...notice,
    '</dl></footer>',
    '</body>',
    '</html>',
    '',
  ];
  return iconv.encode(lines.join('\n'), charset);
}
