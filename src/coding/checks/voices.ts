import { suggestionsOfPage } from '#suggest';
import { foldText, foldWords } from './figures.ts';
import type { CheckedClaim } from './model.ts';

/**
 * Beginnings of words that every State's offices have in their names, in our five languages. A name of nothing else (“the Foreign
 * Ministry”) names a different office in the mouth of every source.
 */
const OF_ANY_OFFICE: readonly string[] = (
  'ministr ministè foreign affair external internal étrang defen défen interior intérieur health santé justice state commission ' +
  'committee comité government gouvern agenc service police prosecut procur parquet court office department parliament parlement ' +
  'president présiden spokes porte parole official authorit autorit army armée armed forces force general général national press media ' +
  'emergency situation ' +
  'министерств министр минобороны минздрав оборон иностранн внутренн комисси комитет правительств агентств служб полици прокур ' +
  'президент парламент государственн здравоохран юстиц пресс генеральн национальн арми вооруж представител ' +
  'nazirli nazir xarici işlər müdafiə daxili dövlət komissiya komitə hökumət agentli xidmət polis prokuror məhkəmə prezident ' +
  'səhiyyə ədliyyə milli silahlı qüvvə mətbuat sözçü ' +
  'նախարար արտաքին գործեր գործոց պաշտպան ներքին պետական հանձնաժողով կոմիտե կառավար գործակալ ծառայ ոստիկան դատախազ դատարան նախագահ ' +
  'խորհրդարան առողջապահ արդարադատ ազգային բանակ գլխավոր զինված մամուլ խոսնակ'
).split(' ');
/** The same, as whole words: too short to be the beginning of nothing else (“суд” of “Судан”). */
const SHORT_OF_ANY_OFFICE: ReadonlySet<string> = new Set(
  'mfa mod moh cour état мид мвд мчс суд суда дел дела сил силы mn xin baş ordu ordusu ուժ ուժեր ագն պն'.split(
    ' ',
  ),
);
const LITTLE: ReadonlySet<string> = new Set(
  'the of for and a an in de la le les des du et d l à и по в о на və ilə եւ և ու'.split(' '),
);
const ACRONYM = /(?<![\p{L}\p{N}])\p{Lu}{3,}(?![\p{L}\p{N}])/u;
/** Kinds of sources whose name is that of who speaks. */
const THAT_SPEAK: ReadonlySet<string> = new Set(['organisation', 'publication', 'account']);
/** Longest speaker that is looked at, in UTF-16 units. */
const SPEAKER_MAX = 400;

/** Whether a name has a word of its own, so that it is the same office whoever names it. */
function isOfOne(words: readonly string[]): boolean {
  return words.some(
    (word) =>
      word.length > 1 &&
      !LITTLE.has(word) &&
      !SHORT_OF_ANY_OFFICE.has(word) &&
      !OF_ANY_OFFICE.some((stem) => word.startsWith(stem)),
  );
}

const trimmed = (words: readonly string[]): string => {
  const from = words.findIndex((word) => !LITTLE.has(word));
  return words.slice(Math.max(0, from)).join(' ');
};

/** Whose statement a claim is, for all claims that are compared; made once for them. */
export class Voices {
  /** Names of sources that speak, by their first word, the longest first. */
  private readonly names = new Map<string, string[]>();
  private readonly found = new Map<string, string | null>();

  constructor(claims: readonly CheckedClaim[]) {
    const all = new Set<string>();
    for (const claim of claims) {
      const name = this.ownName(claim);
      if (name !== null) all.add(name);
    }
    for (const name of [...all].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))) {
      const [first = ''] = name.split(' ', 1);
      this.names.set(first, [...(this.names.get(first) ?? []), name]);
    }
  }

  private ownName({ sourceName, sourceKind }: CheckedClaim): string | null {
    if (sourceName === null || !THAT_SPEAK.has(sourceKind ?? '')) return null;
    const words = foldWords(sourceName.slice(0, SPEAKER_MAX));
    return isOfOne(words) ? trimmed(words) : null;
  }

  private namedIn(speaker: string): string | null {
    const text = speaker.slice(0, SPEAKER_MAX);
    const words = foldWords(text);
    const folded = ` ${words.join(' ')} `;
    for (const word of words)
      for (const name of this.names.get(word) ?? []) if (folded.includes(` ${name} `)) return name;
    const organisations = suggestionsOfPage(text, [])
      .filter(({ kind }) => kind === 'organisation')
      .map((one) => foldWords(one.text))
      .filter(isOfOne)
      .sort((a, b) => b.length - a.length);
    if (organisations[0]) return trimmed(organisations[0]);
    const acronym = foldWords(ACRONYM.exec(text)?.[0] ?? '');
    return isOfOne(acronym) ? acronym.join(' ') : null;
  }

  /** The organisation that a claim is a statement of, by a name that is its own; null when none is named. */
  organisationOf(claim: CheckedClaim): string | null {
    const { speaker } = claim.facts;
    if (speaker === null) return this.ownName(claim);
    const known = this.found.get(speaker);
    if (known !== undefined) return known;
    const name = this.namedIn(speaker);
    this.found.set(speaker, name);
    return name;
  }

  /** The same for claims of one claimant. What is only called “the Ministry” is another one in each source. */
  voiceOf(claim: CheckedClaim): string {
    const organisation = this.organisationOf(claim);
    if (organisation !== null) return `organisation ${organisation}`;
    const speaker = foldText(claim.facts.speaker);
    return speaker === '' ? `source ${claim.sourceId}` : `speaker ${speaker} of ${claim.sourceId}`;
  }
}

/** Whose claim it is, as a reader is shown it. */
export const claimantOf = ({ facts, sourceName }: CheckedClaim): string => facts.speaker ?? sourceName ?? '…';
