import type { CaptureFacts } from '#derive';
import type { Finding } from '#kernel';

/** One thing that arrived and whose bytes can be read. */
export interface Arrival {
  readonly kind: 'file';
  /** Where it lay, relative to what was handed over; `box.zip!/inner/name` inside a container. Never used as a path. */
  readonly path: string;
  /** The name as stored, when it is not valid UTF-8 or was too long to be recorded as it is. */
  readonly nameBytes: Buffer | null;
  readonly modifiedAt: string | null;
  /** A file on disk, or a stream opened when its turn comes. */
  readonly content:
    | { readonly file: string | Buffer }
    | { readonly stream: () => Promise<AsyncIterable<Uint8Array>> };
  readonly containerItemId: string | null;
  /** How many containers it lies in. */
  readonly depth: number;
  /** Oddities noticed on the way. */
  readonly findings: readonly Finding[];
  /** Of a page of a web capture: what it is called, and how the capture states it. */
  readonly captured?: { readonly title: string; readonly facts: CaptureFacts };
}

/** One thing that arrived and cannot be received: a link, a device, something unreadable. */
export interface Refused {
  readonly kind: 'refused';
  readonly finding: Finding;
}

/** What a walk or a container yields. */
export type Arriving = Arrival | Refused;

/** Outcome of an intake; `received` = `items` + `duplicates` + `failed`. */
export interface IntakeResult {
  readonly batchId: string;
  readonly received: number;
  /** New items. */
  readonly items: number;
  /** Receipts of bytes that the compartment had already: provenance was added, no item. */
  readonly duplicates: number;
  /** Things that became findings of the batch instead of items. */
  readonly failed: number;
  /** Bytes of everything read, containers and members alike. */
  readonly bytes: number;
  readonly seconds: number;
  readonly findings: readonly Finding[];
  /** Serials of the new items, at most the first 1,000. */
  readonly serials: readonly string[];
  /** Of the duplicates, at most the first 1,000: under which path, and the item of the same compartment that has the bytes. */
  readonly again: readonly { readonly path: string; readonly itemId: string }[];
}

/** Where an intake stands. Its total is not known until the walk has ended. */
export interface IntakeProgress {
  readonly received: number;
  readonly items: number;
  readonly duplicates: number;
  readonly failed: number;
  readonly bytes: number;
}
