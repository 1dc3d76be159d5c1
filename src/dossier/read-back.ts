import { fstat, stat } from 'node:fs';
import { promisify } from 'node:util';
import type { ByteSource, Digester } from '#verify';
import { fileSource, nodeDigest } from '#verify/node';
import { measure, type BundleFile, type ZippedFile } from './zip-writer.ts';

/** A file of the bundle, and where its content begins. */
interface Placed {
  readonly file: ZippedFile;
  readonly at: number;
}

type Digests = Awaited<ReturnType<Digester>>;

/** A file on a disk, whatever it is called. */
const identity = async (file: string | number): Promise<string> => {
  const { dev, ino } = await (typeof file === 'number' ? promisify(fstat)(file) : promisify(stat)(file));
  return `${dev} ${ino}`;
};

/**
 * Files of a bundle that are hashed where they stand in it, while the rest of it is still being written: by the verifier, to which the
 * same file is given afterwards, so that what was written is read again once and not twice (decision 0040).
 */
export class ReadBack {
  readonly #check: (found: BundleFile) => void;
  readonly #most: number;
  readonly #waiting: Placed[] = [];
  readonly #found: BundleFile[] = [];
  readonly #known = new Map<number, { readonly sizeBytes: number; readonly digests: Digests }>();
  readonly #shares = new Set<Promise<void>>();
  #bundle: Promise<{ readonly source: ByteSource; readonly identity: string }> | undefined;
  #upTo = 0;
  #begun = 0;
  #busy = 0;
  #isLast = false;
  #failure: Error | undefined;

  /** `check` refuses, by throwing, what is not the file that it should be; `most`, two or more, are hashed at once in the end. */
  constructor(check: (found: BundleFile) => void, most: number) {
    this.#check = check;
    this.#most = most;
  }

  /** Notes that a file is going to stand in the bundle, from a byte on. Throws what was refused by then: nothing more need be written. */
  placed(file: ZippedFile, at: number): void {
    if (this.#failure) throw this.#failure;
    // Of what is measured already nothing has to be found.
    if (!('sha512' in file)) this.#waiting.push({ file, at });
  }

  /** Notes that so many bytes of the bundle stand in a file. */
  written(path: string, sizeBytes: number): void {
    this.#bundle ??= (async () => ({ source: await fileSource(path), identity: await identity(path) }))();
    // Whoever reads from it hears of it.
    this.#bundle.catch(() => undefined);
    this.#upTo = sizeBytes;
    this.#widen();
  }

  /** All files that were placed, hashed, in their order: nothing more is going to be. What is not written yet is hashed where it comes from. Rejects with what was refused. */
  async found(): Promise<readonly BundleFile[]> {
    this.#isLast = true;
    this.#widen();
    await Promise.all(this.#shares);
    if (this.#failure) throw this.#failure;
    return this.#found;
  }

  /** Hashes for one run of the verifier. What was found in the same place of the same file is not hashed again. */
  digester(): Digester {
    // Another of the same name may have been there before. It is asked once: the verifier holds its file open.
    const asked = new Map<string | number, Promise<boolean>>();
    const isBundle = async (file: string | number): Promise<boolean> =>
      (await identity(file)) === (await this.#bundle)?.identity;
    return async (source) => {
      const { place, sizeBytes } = source;
      const known = place && this.#known.get(place.at);
      if (known?.sizeBytes !== sizeBytes || !place) return nodeDigest(source);
      const isSame = asked.get(place.file) ?? isBundle(place.file);
      asked.set(place.file, isSame);
      return (await isSame) ? known.digests : nodeDigest(source);
    };
  }

  #next(): number | undefined {
    const next = this.#waiting[this.#begun];
    const isReady = next && (this.#isLast || this.#stands(next));
    return isReady && !this.#failure ? this.#begun++ : undefined;
  }

  #stands({ file, at }: Placed): boolean {
    return at + file.sizeBytes <= this.#upTo;
  }

  #widen(): void {
    // While more is being written that needs a processor itself.
    while (this.#busy < (this.#isLast ? this.#most : this.#most - 1)) {
      const first = this.#next();
      if (first === undefined) return;
      this.#busy += 1;
      const share = this.#share(first).finally(() => this.#shares.delete(share));
      this.#shares.add(share);
    }
  }

  async #share(first: number): Promise<void> {
    for (let at: number | undefined = first; at !== undefined; at = this.#next()) {
      try {
        const found = await this.#hashed(this.#waiting[at] as Placed);
        this.#check(found);
        this.#found[at] = found;
      } catch (error) {
        this.#failure ??= error as Error;
      }
    }
    // At once, so that whoever has something for it next begins another.
    this.#busy -= 1;
  }

  async #hashed(placed: Placed): Promise<BundleFile> {
    const { file, at } = placed;
    if (!this.#stands(placed) || !this.#bundle) return measure(file.path, file.content);
    const { source } = await this.#bundle;
    const digests = await nodeDigest({
      sizeBytes: file.sizeBytes,
      read: (from, length) => source.read(at + from, length),
      ...(source.place && { place: { file: source.place.file, at } }),
    });
    this.#known.set(at, { sizeBytes: file.sizeBytes, digests });
    const { sha256, sha512 } = digests;
    return { ...file, sha256, sha512: sha512 ?? '' };
  }
}
