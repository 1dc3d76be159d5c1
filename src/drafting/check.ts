import type { SectionKind } from '#law';
import { readBody, type Run, type Target } from './inline.ts';
import type { KeptPart, Part, PleadingLanguage } from './model.ts';
import { citeText, namesExhibit, numbersOf } from './numbers.ts';
import { sentencesOf } from './sentences.ts';

/** What can be remarked on a draft; docs/formats/pleading.md#checks. Remarks, not refusals: docs/errors.md does not list them. */
export const pleadingFindingCodes = [
  'no-cite',
  'no-pin',
  'no-reason',
  'empty-section',
  'exhibit-gone',
  'quote-gone',
  'quote-withdrawn',
  'quote-differs',
  'quote-elsewhere',
  'page-beyond',
  'page-of-quote',
  'text-differs',
  'law-unknown',
  'allegation-gone',
  'link-other',
  'uncited',
  'hidden',
] as const;

type PleadingFindingCode = (typeof pleadingFindingCodes)[number];

const SEVERITY: Readonly<Partial<Record<PleadingFindingCode, PleadingFinding['severity']>>> = {
  'exhibit-gone': 'error',
  'quote-gone': 'error',
  'quote-withdrawn': 'error',
  'quote-differs': 'error',
  'quote-elsewhere': 'error',
  'page-beyond': 'error',
  uncited: 'info',
  hidden: 'info',
};

/** One thing to look at, with its place. What is of the whole pleading has no part. */
export interface PleadingFinding {
  readonly code: PleadingFindingCode;
  readonly severity: 'error' | 'warning' | 'info';
  readonly partId: string | null;
  /** Number and words of the heading above it. */
  readonly section: string | null;
  /** Number of the paragraph in the pleading, and of the sentence in the paragraph, from 1. */
  readonly paragraph: number | null;
  readonly sentence: number | null;
  /** The sentence, or the visible text of the cite; the title of an exhibit that is not cited. */
  readonly text: string;
  /** What the cite should say, how many pages the exhibit has, what was found instead; empty when nothing belongs there. */
  readonly instead: string;
  readonly itemId: string | null;
}

/** An exhibit as cites are checked against it. */
export interface CitedExhibit {
  readonly itemId: string;
  readonly serial: string;
  readonly title: string;
  readonly label: string;
  readonly pages: number | null;
}

/** A quote as cites are checked against it. `fault`: what is wrong with it when it is looked up again; null: nothing. */
export interface CitedQuote {
  readonly id: string;
  readonly itemId: string;
  readonly page: number | null;
  readonly isWithdrawn: boolean;
  readonly fault: string | null;
}

/** What cites are checked against, as far as whoever asks may see it. */
export interface Known {
  readonly language: PleadingLanguage;
  readonly exhibits: ReadonlyMap<string, CitedExhibit>;
  readonly quotes: ReadonlyMap<string, CitedQuote>;
  /** Items that are cited and that whoever asks may not see. */
  readonly hidden: ReadonlySet<string>;
  readonly isLaw: (id: string) => boolean;
  readonly allegations: ReadonlySet<string>;
}

type Found = readonly [code: PleadingFindingCode, instead?: string];

function exhibitFindings(text: string, target: Target & { to: 'exhibit' }, known: Known): Found[] {
  if (known.hidden.has(target.itemId)) return [];
  const exhibit = known.exhibits.get(target.itemId);
  if (!exhibit) return [['exhibit-gone']];
  const { label, pages } = exhibit;
  const { page, quoteId } = target;
  const quote = quoteId === null ? undefined : known.quotes.get(quoteId);
  const found: Found[] = [];
  if (quoteId !== null && !quote) found.push(['quote-gone']);
  else if (quote && quote.itemId !== target.itemId) found.push(['quote-elsewhere']);
  else if (quote?.isWithdrawn) found.push(['quote-withdrawn']);
  else if (quote && quote.fault !== null) found.push(['quote-differs', quote.fault]);
  else if (quote && quote.page !== null && page !== null && quote.page !== page)
    found.push(['page-of-quote', String(quote.page)]);
  if (page !== null && pages !== null && page > pages) found.push(['page-beyond', String(pages)]);
  if (!namesExhibit(text, label, page)) found.push(['text-differs', citeText(known.language, label, page)]);
  return found;
}

/** Whether a cite says where in its exhibit: a page, a quote, or an exhibit that is one page. Of what is not seen nothing is said. */
function hasPin(target: Target, { exhibits }: Known): boolean {
  if (target.to !== 'exhibit' || target.page !== null || target.quoteId !== null) return true;
  const exhibit = exhibits.get(target.itemId);
  return exhibit === undefined || exhibit.pages === 1;
}

function targetFindings(run: Run, known: Known): Found[] {
  const { target, text } = run;
  if (target === null) return [];
  switch (target.to) {
    case 'exhibit':
      return exhibitFindings(text, target, known);
    case 'law':
      return known.isLaw(target.id) ? [] : [['law-unknown', target.id]];
    case 'allegation':
      return known.allegations.has(target.id) ? [] : [['allegation-gone']];
    case 'other':
      return [['link-other', target.url.slice(0, 200)]];
  }
}

const of = (
  code: PleadingFindingCode,
  place: Pick<PleadingFinding, 'partId' | 'section' | 'paragraph' | 'sentence'>,
  said: { text: string; instead?: string; itemId?: string | null },
): PleadingFinding => ({
  code,
  severity: SEVERITY[code] ?? 'warning',
  ...place,
  text: said.text,
  instead: said.instead ?? '',
  itemId: said.itemId ?? null,
});

const NOWHERE = { partId: null, section: null, paragraph: null, sentence: null } as const;
const WORDS = /[\p{L}\p{N}]/u;

function paragraphFindings(
  runs: readonly Run[],
  at: { readonly partId: string; readonly section: string | null; readonly paragraph: number },
  of_: { readonly partOf: SectionKind | null; readonly known: Known },
): PleadingFinding[] {
  const { partOf, known } = of_;
  const sentences = sentencesOf(runs, known.language);
  const found: PleadingFinding[] = [];
  for (const { number, text, cites, nocite } of sentences) {
    const place = { ...at, sentence: number };
    if (nocite === '') found.push(of('no-reason', place, { text }));
    if (partOf !== 'facts' || nocite !== null || !WORDS.test(text)) continue;
    if (!cites.some(({ to }) => to === 'exhibit')) found.push(of('no-cite', place, { text }));
  }
  for (const run of runs) {
    const { target } = run;
    const isPinned = partOf !== 'facts' || target === null || hasPin(target, known);
    const sentence = sentences.find(({ cites }) => target !== null && cites.includes(target))?.number ?? null;
    const pin: Found[] = isPinned ? [] : [['no-pin']];
    for (const [code, instead] of [...pin, ...targetFindings(run, known)])
      found.push(
        of(
          code,
          { ...at, sentence },
          {
            text: run.text,
            ...(instead === undefined ? {} : { instead }),
            itemId: target?.to === 'exhibit' ? target.itemId : null,
          },
        ),
      );
  }
  return found;
}

/** Whether nothing stands under a heading: what follows is no paragraph and no heading of a lower level. */
const isEmpty = ({ level }: Part, next: Part | undefined): boolean =>
  next === undefined || (next.kind === 'section' && (next.level ?? 1) <= (level ?? 1));

/**
 * What is to be looked at in a pleading, in the order of its text: headings under which nothing stands, sentences of fact without a cite, cites that no longer hold, then exhibits that
 * it does not cite. Pure; says nothing of what the reader may not see but how much of it there is. The same for either side.
 */
export function checkParts(parts: readonly KeptPart[], known: Known): PleadingFinding[] {
  const numbers = numbersOf(parts);
  const found: PleadingFinding[] = [];
  const cited = new Set<string>();
  let [section, partOf, hidden]: [string | null, SectionKind | null, number] = [null, null, 0];
  parts.forEach((part, at) => {
    const runs = readBody(part.body);
    for (const { target } of runs)
      if (target?.to === 'exhibit') {
        cited.add(target.itemId);
        if (known.hidden.has(target.itemId)) hidden += 1;
      }
    if (part.kind === 'section') {
      section = `${numbers[at] ?? ''} ${runs.map(({ text }) => text).join('')}`;
      ({ partOf } = part);
      if (isEmpty(part, parts[at + 1]))
        found.push(of('empty-section', { ...NOWHERE, partId: part.id, section }, { text: section }));
      return;
    }
    const place = { partId: part.id, section, paragraph: Number.parseInt(numbers[at] ?? '', 10) };
    found.push(...paragraphFindings(runs, place, { partOf, known }));
  });
  for (const { itemId, label, title } of known.exhibits.values())
    if (!cited.has(itemId)) found.push(of('uncited', NOWHERE, { text: title, instead: label, itemId }));
  if (hidden > 0) found.push(of('hidden', NOWHERE, { text: String(hidden) }));
  return found;
}
