import type { Law, LawText, SectionFill, SectionKind } from '#law';
import { bodyOf, type Run } from '../inline.ts';
import type { Part, PleadingLanguage } from '../model.ts';
import { yearOf, type FactCite } from './facts.ts';
import type { Charged, Gathered } from './gathered.ts';
import type { SkeletonWords } from './words.ts';

const PLAIN = { strong: false, emphasis: false, nocite: null } as const;
const words = (text: string): Run => ({ ...PLAIN, text, target: null });

/** What a skeleton is filled from, in which language and with which words. */
export interface Filling {
  readonly law: Law;
  readonly from: Gathered;
  readonly language: PleadingLanguage;
  readonly words: SkeletonWords;
}

const paragraph = (runs: readonly Run[]): Part => ({
  id: null,
  kind: 'paragraph',
  partOf: null,
  level: null,
  body: bodyOf(runs),
});

const heading = (text: string, level: 1 | 2 | 3, partOf: SectionKind): Part => ({
  id: null,
  kind: 'section',
  partOf,
  level,
  body: bodyOf([words(text)]),
});

const inWords = (text: LawText, language: PleadingLanguage): string => text[language] ?? text.en;

const filledIn = (pattern: string, values: Readonly<Record<string, string>>): string =>
  pattern.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

/** Cites, each once, as links whose text is made when they are saved: whatever number the exhibit has then. */
function citeRuns(cites: readonly FactCite[]): Run[] {
  const once = new Map(cites.map((cite) => [`${cite.quoteId} ${cite.page}`, cite]));
  return [...once.values()].flatMap(({ itemId, page, quoteId }, at): Run[] => [
    ...(at === 0 ? [] : [words('; ')]),
    { ...PLAIN, text: '', target: { to: 'exhibit', itemId, page, quoteId } },
  ]);
}

/** A sentence that ends with its cites: a full stop before them is taken off and stands behind them, so that they are of this sentence. */
function citedSentence(text: string, cites: readonly FactCite[]): Run[] {
  const said = text.trim().replace(/[.։]$/u, '');
  if (cites.length === 0) return [words(`${said}.`)];
  return [words(`${said} (`), ...citeRuns(cites), words(').')];
}

function factParts({ from, words: said }: Filling, partOf: SectionKind): Part[] {
  return [...Map.groupBy(from.facts, yearOf)].flatMap(([year, facts]) => [
    heading(year ?? said.undated, 2, partOf),
    ...facts.map(({ text, source, cites }) =>
      paragraph(
        citedSentence(
          source === null
            ? filledIn(said['a-source'], { text })
            : filledIn(said['according-to'], { source, text }),
          cites,
        ),
      ),
    ),
  ]);
}

function chargeParts(
  { allegation, provisions, cited }: Charged,
  filling: Filling,
  partOf: SectionKind,
): Part[] {
  const { law, language, words: said } = filling;
  const { party, respondent, period, place, facts } = allegation;
  const provision = law.provision(allegation.provision);
  const label = inWords(provision.label, language);
  const more = [
    ...(period === null ? [] : [`${said.period}: ${period}`]),
    ...(place === null ? [] : [`${said.place}: ${place}`]),
  ];
  const [before = '', after = ''] = filledIn(said.charged, { party, respondent }).split('{provision}');
  return [
    heading(`${label}. ${allegation.title}`, 2, partOf),
    paragraph([
      words(before),
      { ...PLAIN, text: label, target: { to: 'law', id: provision.id } },
      words(`${after} (`),
      { ...PLAIN, text: allegation.title, target: { to: 'allegation', id: allegation.id } },
      words(`).${more.length === 0 ? '' : ` ${more.join('. ')}.`}`),
    ]),
    ...(facts === null ? [] : [paragraph([words(facts.replaceAll(/\s*\n\s*/g, ' '))])]),
    ...provisions.flatMap(({ label: of, elements }) =>
      // An exception is for the other side to make out.
      elements
        .filter(({ kind }) => kind === 'required')
        .flatMap((element) => {
          const slots = [element.id, ...element.alternatives.map(({ id }) => id)];
          const cites = slots.flatMap((slot) => cited.get(slot) ?? []);
          return [
            heading(`${inWords(of, language)}: ${inWords(element.text, language)}`, 3, partOf),
            ...(cites.length === 0
              ? []
              : [paragraph([words(`${said.evidence}: `), ...citeRuns(cites), words('.')])]),
          ];
        }),
    ),
  ];
}

/** What was answered “met” stands with its reasons; of everything else the heading alone: what a party thinks it cannot show is not put into its pleading. */
function answerParts(
  { from, language }: Filling,
  about: 'jurisdiction' | 'admissibility',
  partOf: SectionKind,
): Part[] {
  return from.checklists
    .filter(({ checklist }) => checklist.about === about)
    .flatMap(({ tests }) =>
      tests.flatMap(({ test, answer }) => [
        heading(inWords(test.text, language), 2, partOf),
        ...(answer?.state === 'met' && answer.reasons !== null
          ? [paragraph([words(answer.reasons.replaceAll(/\s*\n\s*/g, ' '))])]
          : []),
      ]),
    );
}

function partsFilled(fill: SectionFill, filling: Filling, partOf: SectionKind): Part[] {
  const { from, words: said } = filling;
  switch (fill) {
    case 'parties':
      return from.parties.map(({ name, role }) => paragraph([words(`${said[role]}: ${name}.`)]));
    case 'facts':
      return factParts(filling, partOf);
    case 'violations':
      return from.charged.flatMap((one) => chargeParts(one, filling, partOf));
    case 'jurisdiction':
    case 'admissibility':
      return answerParts(filling, fill, partOf);
    case 'documents':
      return !from.hasExhibits ? [] : [paragraph([words(said.documents)])];
  }
}

/** The headings and paragraphs of a pleading that begins with a skeleton. Pure: the same of the same; nothing is said of guilt, and claims stay claims. */
export function filledParts(filling: Filling): Part[] {
  return filling.from.skeleton.sections.flatMap(({ heading: text, holds, filledWith }) => [
    heading(inWords(text, filling.language), 1, holds),
    ...(filledWith === null ? [] : partsFilled(filledWith, filling, holds)),
  ]);
}
