import type { ImportReport, LeftOut, PleadingFinding } from '#drafting';
import { plain } from './output.ts';

/** What is found, and what to do about it; `{instead}` is filled from the finding. */
const FOUND: Readonly<Record<PleadingFinding['code'], readonly [what: string, todo: string]>> = {
  'no-cite': [
    'a sentence of fact cites no exhibit',
    'cite an exhibit that shows it, or mark the sentence as needing none and say why',
  ],
  'no-pin': [
    'a cite names no page and no quote of the exhibit',
    'say on which page it stands, or cite a quote of it',
  ],
  'no-reason': ['a sentence is marked as needing no cite, without a reason', 'say why it needs none'],
  'empty-section': ['nothing stands under a heading', 'write what belongs there, or take the heading off'],
  'exhibit-gone': [
    'a cite of what is no exhibit of the dossier',
    'put it back among the exhibits, or cite another',
  ],
  'quote-gone': ['a cite of a quote that is not there', 'cite another quote, or the page alone'],
  'quote-withdrawn': ['a cite of a quote that was withdrawn', 'cite another quote, or the page alone'],
  'quote-differs': [
    'the exhibit no longer says what was quoted ({instead})',
    '`muniment fsck` names what is damaged; restore it, or cite another quote',
  ],
  'quote-elsewhere': ['a cite of a quote that is of another exhibit', 'cite the exhibit that is quoted'],
  'page-beyond': ['a cite of a page that the exhibit does not have (it has {instead})', 'correct the page'],
  'page-of-quote': ['the quote stands on page {instead}', 'correct the page'],
  'text-differs': [
    'the text of a cite names something else than {instead}',
    '`muniment pleading renumber` writes all of them anew, or correct it by hand',
  ],
  'law-unknown': ['a cite of a provision that no law package has ({instead})', 'correct its id'],
  'allegation-gone': ['a cite of an allegation that is not there', 'cite another'],
  'link-other': [
    'a link that leads elsewhere ({instead}); it is kept as words and followed by nobody',
    'cite an exhibit instead',
  ],
  uncited: ['{instead} is cited nowhere', 'cite it, or take it off the dossier'],
  hidden: [
    'cites of exhibits that you may not see; they were not checked',
    'have somebody check who may see them',
  ],
};

/** A finding in words: its place, what it is, and what to do. */
export function findingLines({
  code,
  severity,
  section,
  paragraph,
  sentence,
  text,
  instead,
}: PleadingFinding): string[] {
  const [what, todo] = FOUND[code];
  const place =
    paragraph === null
      ? ''
      : `${section === null ? '' : `${plain(section)}, `}¶ ${paragraph}${sentence === null ? '' : `, sentence ${sentence}`}: `;
  return [
    `${severity.toUpperCase().padEnd(7)} ${place}${what.replace('{instead}', () => plain(instead))}`,
    `        “${plain(text)}”`,
    `        ${todo}`,
  ];
}

const NOTES: Readonly<Record<ImportReport['notes'][number]['code'], string>> = {
  'table-in-table': 'tables within a cell or a footnote became words',
  'cells-merged': 'cells that go over several became the first of them, the others empty',
  'list-as-paragraphs': 'lists became paragraphs, one for each entry',
  'picture-left-out': 'pictures were left out',
  'footnote-as-paragraph': 'footnotes of headings, and those that nothing refers to, became paragraphs',
  'footnote-joined': 'paragraphs of a footnote were joined into one',
  'tracked-as-accepted': 'tracked changes were read as accepted',
  'comments-left-out': 'comments were left out',
  'heading-too-deep': 'headings below the third level became headings of the third',
  'section-kind-unsaid':
    'headings that do not say what they hold were taken as the heading before them, or as “other”',
  'paragraphs-joined': 'paragraphs were joined into one',
  'part-repeated': 'paragraphs that stand there twice: the second is a new one',
  'part-too-long': 'paragraphs that are too long were parted',
  'cite-unknown': 'cites of what is not in the case, or not for you to see, became words',
};

/** A report on a file in words. */
export function reportLines(report: ImportReport): string[] {
  const changed = report.parts.filter(({ before, after }) => before !== null && after !== null);
  const lines = [
    `unchanged: ${report.same}, changed: ${changed.length}, new: ${report.parts.filter(({ before }) => before === null).length}, taken off: ${report.parts.filter(({ after }) => after === null).length}, moved: ${report.moved}`,
    `cites kept: ${report.keptCites}, new: ${report.cites.filter(({ before }) => before === null).length}, gone: ${report.cites.filter(({ after }) => after === null).length}, text changed: ${report.cites.filter(({ before, after }) => before !== null && after !== null).length}`,
  ];
  if (report.title) lines.push(`title: “${plain(report.title.before)}” → “${plain(report.title.after)}”`);
  for (const { number, before, after } of report.parts) {
    if (before !== null) lines.push(`- ${number} ${plain(before)}`);
    if (after !== null) lines.push(`+ ${number} ${plain(after)}`);
  }
  for (const { before, after } of report.cites)
    lines.push(
      `cite: ${before === null ? 'none' : `“${plain(before)}”`} → ${after === null ? 'none' : `“${plain(after)}”`}`,
    );
  for (const { code, n, text, paragraph } of report.notes)
    lines.push(
      `note (${n}${paragraph === null ? '' : `, first in ¶ ${paragraph} of the file`}): ${NOTES[code]}${text === '' ? '' : `, such as “${plain(text)}”`}`,
    );
  return lines;
}

/** What was left out of a pleading that was begun with a skeleton, a line for each reason; none where nothing was. */
export function leftOutLines({ sealed, barred, hasMore }: LeftOut): string[] {
  return [
    ...(sealed > 0 ? [`left out: ${sealed}, where not everybody may look who reads the pleading`] : []),
    ...(barred > 0 ? [`left out: ${barred}, withdrawn or without consent to be filed there`] : []),
    ...(hasMore ? ['there is more than was put in'] : []),
  ];
}
