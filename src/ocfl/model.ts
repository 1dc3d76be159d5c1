import type { Bar } from '#catalogue';

/** A file of an item as it is preserved: where it lies, and under which name it stands in the object. */
export interface PreservedFile {
  /** Path inside the object’s state; safe, and unique in it. */
  readonly logicalPath: string;
  /** Where its bytes lie on this machine. */
  readonly from: string;
  /** As the ledger has it, lower-case hexadecimal. */
  readonly sha256: string;
}

/** A state of an item that becomes a version of its object. */
export interface PreservedState {
  /** When it came to be so; an instant in UTC (RFC 3339). */
  readonly created: string;
  readonly message: string;
  readonly files: readonly PreservedFile[];
}

/** An item as an OCFL object. */
export interface PreservedItem {
  /** A URI: `urn:uuid:` and the id of the item. */
  readonly id: string;
  /** What people call it. */
  readonly serial: string;
  /** Its states, oldest first; the first holds the evidentiary copy. */
  readonly states: readonly PreservedState[];
}

/** What became of an item: written, brought up to date, found as it was, or left out because its bytes are not those of the ledger. */
export type Outcome = 'written' | 'extended' | 'unchanged' | 'damaged';

/** An item that may not be preserved so, and was left out. */
export interface LeftOut {
  readonly serial: string;
  readonly why: Bar;
  /** Whether an object that an earlier export wrote of it lies in the storage root still: what is there is never altered. */
  readonly isThere: boolean;
}

/** How far an export is. */
export interface OcflTally {
  readonly written: number;
  readonly extended: number;
  readonly unchanged: number;
  /** Serials of items whose bytes are not what the ledger says. */
  readonly damaged: readonly string[];
  readonly leftOut: readonly LeftOut[];
  readonly bytes: number;
}
