/**
 * Remembers what was computed for words: at least the last `size` different ones, at most twice as many. Two
 * generations, so that a full cache forgets the words that were not met again rather than all of them.
 */
export class WordCache<T> {
  readonly #size: number;
  #young = new Map<string, T>();
  #old = new Map<string, T>();

  constructor(size: number) {
    this.#size = size;
  }

  /** What `make` gave for this word, computed once as long as it is remembered. */
  get(word: string, make: () => T): T {
    const young = this.#young.get(word);
    if (young !== undefined) return young;
    const value = this.#old.get(word) ?? make();
    if (this.#young.size >= this.#size) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(word, value);
    return value;
  }
}
