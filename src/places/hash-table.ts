/** How a name is looked up. */
export type KeyKind = 'exact' | 'strict' | 'loose';

/** Rows that can be numbered: a hash of 32 bits and a row of 20 fit together into the 53 bits of a number. */
export const MOST_ROWS = 2 ** 20;

/** FNV-1a over UTF-16 units, begun differently for each kind of key. */
function hash(kind: KeyKind, key: string): number {
  let value = kind === 'exact' ? 0x811c9dc5 : kind === 'strict' ? 0x811c9dc6 : 0x811c9dc7;
  for (let at = 0; at < key.length; at += 1) value = Math.imul(value ^ key.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** Numbers that come one by one, 8 bytes each; a plain array of a million would be copied and boxed. */
export class Numbers {
  private held = new Float64Array(1 << 16);
  private count = 0;

  push(value: number): void {
    if (this.count === this.held.length) {
      const larger = new Float64Array(this.held.length * 2);
      larger.set(this.held);
      this.held = larger;
    }
    this.held[this.count] = value;
    this.count += 1;
  }

  /** What was pushed, in that order, in no more memory than it needs. */
  all(): Float64Array {
    return this.held.slice(0, this.count);
  }
}

/** Rows by the hash of a key. First everything is added, then everything is asked. */
export class HashTable {
  private added: Numbers | null = new Numbers();
  private sorted: Float64Array | null = null;

  /** `row` is below MOST_ROWS. */
  add(kind: KeyKind, key: string, row: number): void {
    if (this.added === null) throw new Error('the table is closed');
    this.added.push(hash(kind, key) * MOST_ROWS + row);
  }

  /** Ends the adding, and lets go of what it needed. */
  close(): void {
    if (this.added === null) return;
    this.sorted = this.added.all().sort();
    this.added = null;
  }

  /** The rows added with this key, and with any other that has the same hash; each once, at most `most`. */
  rowsWith(kind: KeyKind, key: string, most: number): number[] {
    const { sorted } = this;
    if (sorted === null) throw new Error('the table is not closed yet');
    const wanted = hash(kind, key);
    let low = 0;
    for (let high = sorted.length; low < high;) {
      const middle = (low + high) >>> 1;
      if ((sorted[middle] ?? 0) < wanted * MOST_ROWS) low = middle + 1;
      else high = middle;
    }
    const found = new Set<number>();
    for (let at = low; found.size < most; at += 1) {
      const entry = sorted[at];
      if (entry === undefined || Math.floor(entry / MOST_ROWS) !== wanted) break;
      found.add(entry % MOST_ROWS);
    }
    return [...found];
  }
}
