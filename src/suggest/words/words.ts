/**
 * What a word or phrase is good for. The lists of a language give for each tag its phrases, separated by white space;
 * `_` joins the words of a phrase, `*` stands for any ending. They are compared as folded (fold.ts).
 */
export type Tag =
  /** A month, 1 to 12. */
  | 'month'
  /** A number written in words; and what multiplies the number before it. */
  | 'number'
  | 'multiplier'
  /** A number word that is also an article: counts only before a multiplier or a noun for a person. */
  | 'article'
  /** What happened to those counted. `weak` yields to `measure` when both stand in the sentence;
   * its value `lost` is killed where those counted are the object: “lost 20 soldiers”. */
  | 'measure'
  | 'weak'
  /** A noun that can be counted: person, family, home, mine, thing. */
  | 'unit'
  /** “of whom”, «из них»: a part of the number before. */
  | 'of_them'
  /** “including”, «в том числе»: a part to which the same happened. */
  | 'including'
  /** What is measured and not counted (kilometres, per cent, hours), after the number; what is numbered, before it. */
  | 'measured'
  | 'numbered'
  /** Phrases inside which a measure is none: “liberated areas”. */
  | 'not_measure'
  /** What happened to homes. */
  | 'home_destroyed'
  /** Words that qualify a number, before it; and after it (`…-dan çox`). */
  | 'about'
  | 'over'
  | 'under'
  | 'about_after'
  | 'over_after'
  | 'under_after'
  | 'between'
  | 'from'
  | 'to'
  | 'and'
  | 'or'
  /** A word that says “the year …” beside a number; what may stand before a bare year or month. */
  | 'year'
  | 'in'
  | 'since'
  | 'as_of'
  /** A verb of saying; a phrase before the speaker; a phrase after the speaker. */
  | 'say'
  | 'according'
  | 'attributed'
  /** Where it was said, after the verb: “on its website”. */
  | 'venue'
  /** People who speak without a name: spokesman, residents, the government. */
  | 'role'
  | 'title'
  /** The word that makes a name one of an organisation, a court, a treaty, an agreement. */
  | 'organisation'
  | 'court'
  | 'treaty'
  | 'agreement'
  /** Names that are complete: acronyms and well-known short forms. */
  | 'acronym'
  | 'weapon'
  /** Words that may stand inside a name; words that end what is counted. */
  | 'link'
  | 'stop';

/** The lists of a language: phrases for a tag, or phrases for each value of a tag. */
export type Words = Partial<Readonly<Record<Tag, string | Readonly<Record<string, string>>>>>;
