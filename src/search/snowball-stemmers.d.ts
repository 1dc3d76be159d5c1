declare module 'snowball-stemmers' {
  /** A stemmer of one language; words are given in lower case. */
  export function newStemmer(algorithm: string): { stem(word: string): string };
}
