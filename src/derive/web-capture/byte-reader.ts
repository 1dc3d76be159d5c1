const EMPTY = Buffer.alloc(0);
const LINE_FEED = 10;

/**
 * A stream of bytes, taken by lines and by lengths; never more of it is held than one piece of the source and what was asked for. Throws what
 * the source throws. Whoever made the stream controls everything in it.
 */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #held: Buffer = EMPTY;
  #isEnded = false;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** The next line with its line feed. A line of more than `most` bytes comes in pieces; at the end it is empty. */
  async line(most: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    let left = most;
    while (left > 0 && (this.#held.length > 0 || (await this.#fill()))) {
      const seen = this.#held.subarray(0, left);
      const end = seen.indexOf(LINE_FEED);
      const part = end < 0 ? seen : seen.subarray(0, end + 1);
      this.#held = this.#held.subarray(part.length);
      parts.push(part);
      left -= part.length;
      if (end >= 0) break;
    }
    return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
  }

  /** The next bytes, left where they are; fewer than `length` only at the end. */
  async peek(length: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    let seen = 0;
    while (seen < length && (this.#held.length > 0 || (await this.#fill()))) {
      parts.push(this.#held);
      seen += this.#held.length;
      this.#held = EMPTY;
    }
    this.#held = Buffer.concat(parts);
    return this.#held.subarray(0, length);
  }

  /** The next `length` bytes, piece by piece; fewer only at the end. What is not asked for is not taken. */
  async *take(length: number): AsyncGenerator<Buffer> {
    let left = length;
    while (left > 0 && (this.#held.length > 0 || (await this.#fill()))) {
      const part = this.#held.subarray(0, left);
      this.#held = this.#held.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }

  /** All that is left. */
  rest(): AsyncGenerator<Buffer> {
    return this.take(Number.POSITIVE_INFINITY);
  }

  /** Lets go of the source, wherever reading has come to. */
  async close(): Promise<void> {
    this.#isEnded = true;
    this.#held = EMPTY;
    await this.#source.return?.();
  }

  async #fill(): Promise<boolean> {
    while (this.#held.length === 0 && !this.#isEnded) {
      const { done, value } = await this.#source.next();
      if (done) this.#isEnded = true;
      else this.#held = Buffer.isBuffer(value) ? value : Buffer.from(value);
    }
    return this.#held.length > 0;
  }
}

/** Reads a stream to its end and keeps nothing of it. */
export async function drain(bytes: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const piece of bytes) void piece;
}

/** The same bytes, each piece shown to `look` on its way. */
export async function* watched(
  bytes: AsyncIterable<Buffer>,
  look: (piece: Buffer) => void,
): AsyncGenerator<Buffer> {
  for await (const piece of bytes) {
    look(piece);
    yield piece;
  }
}
