import type { IntakeResult } from '../api/schema.gen.ts';
import type { Chosen } from './gather.ts';

/** Something that is wrong with one file. `chosen` is there when the file can be tried again. */
export interface Trouble {
  readonly path: string;
  /** What the server or the browser says about it, in English; empty where the code says all. */
  readonly detail: string;
  readonly chosen: Chosen | null;
}

/** A file whose bytes were there already. */
export type Again = IntakeResult['again'][number];

/** Duplicates that are named one by one. */
const NAMED = 5000;

/** Findings that say that a file was not stored: it can be sent again. */
const NOT_STORED = new Set(['UPLOAD_INCOMPLETE', 'FILE_UNREADABLE', 'FILE_VANISHED', 'FILE_CHANGED']);

/** A file that is on the server and waits to be received. */
export interface SentFile {
  readonly id: string;
  readonly key: string;
  readonly chosen: Chosen;
}

/** What came of an intake so far. Grows in place; nothing is copied for a single file. */
export class Tally {
  readonly failures = new Map<string, Trouble[]>();
  readonly findings = new Map<string, Trouble[]>();
  readonly again: Again[] = [];
  receivedFiles = 0;
  /** Received in an earlier run under the same statement, and not sent again. */
  skipped = 0;
  failed = 0;
  /** Things inside containers that could not be taken out. */
  refusedInside = 0;
  received = 0;
  items = 0;
  duplicates = 0;
  bytes = 0;

  /** Notes a file that could not be sent or received. */
  fail(code: string, trouble: Trouble): void {
    this.failed += 1;
    add(this.failures, code, trouble);
  }

  /** Takes the failures of one code out, to be tried again; those that cannot be stay. */
  takeFailures(code: string): Chosen[] {
    const all = this.failures.get(code) ?? [];
    const stay = all.filter(({ chosen }) => chosen === null);
    if (stay.length > 0) this.failures.set(code, stay);
    else this.failures.delete(code);
    this.failed -= all.length - stay.length;
    return all.flatMap(({ chosen }) => chosen ?? []);
  }

  /** Adds what the server answered about some files; returns those that it stored. */
  receive(files: readonly SentFile[], result: IntakeResult): SentFile[] {
    const byPath = new Map(files.map((file) => [file.chosen.path, file]));
    const refused = new Set<SentFile>();
    for (const { code, subject, detail } of result.findings) {
      const file = NOT_STORED.has(code) ? byPath.get(subject) : undefined;
      if (file) {
        refused.add(file);
        this.fail(code, { path: subject, detail, chosen: file.chosen });
      } else add(this.findings, code, { path: subject, detail, chosen: null });
    }
    const stored = files.filter((file) => !refused.has(file));
    this.receivedFiles += stored.length;
    this.received += result.received - refused.size;
    this.refusedInside += result.failed - refused.size;
    this.items += result.items;
    this.duplicates += result.duplicates;
    this.bytes += result.bytes;
    this.again.push(...result.again.slice(0, NAMED - this.again.length));
    return stored;
  }
}

function add(to: Map<string, Trouble[]>, code: string, trouble: Trouble): void {
  const group = to.get(code);
  if (group) group.push(trouble);
  else to.set(code, [trouble]);
}
