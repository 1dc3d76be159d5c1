/**
 * Reads the text of a page and proposes what a person may want to code: dates, counts, who says it, names, places,
 * courts, treaties, agreements, weapons. By rules and word lists in English, French, Russian, Azerbaijani and
 * Armenian; no network, no model, no I/O. Guarantees: `text` of a suggestion is exactly the code points from `start`
 * to `end` of the page; the same page gives the same suggestions; the time is linear in the page; nothing is decided,
 * a suggestion is not a claim until a person makes it one.
 */
export { languages, measures, suggestionKinds } from './model.ts';
export type {
  CountScope,
  Lang,
  Measure,
  PlaceName,
  SpeakerWords,
  Suggestion,
  SuggestionKind,
} from './model.ts';
export { foldedWords, likenessOf, proposedBy, ruleOf, weigh } from './learning.ts';
export type { Tally } from './learning.ts';
export { numbersIn } from './numbers.ts';
export { suggestionsOf, suggestionsOfPage } from './suggest.ts';
