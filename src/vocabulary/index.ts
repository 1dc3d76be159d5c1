/**
 * Controlled vocabularies of our own: trees of any depth with labels in five languages. Guarantees: an id never changes its
 * meaning; every term has a label in every language, and what is not certain is marked; a group is a value and a filter; what
 * a lawyer adds in a file of their own is merged or refused with the line that is wrong. Imports no database.
 */
export { vocabularyErrors } from './errors.ts';
export { LANGUAGES } from './model.ts';
export type { Labels, Language, Term, Vocabularies, Vocabulary } from './model.ts';
export { openVocabularies } from './open-vocabularies.ts';
export { extend } from './extend.ts';
