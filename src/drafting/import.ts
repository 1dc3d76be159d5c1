import type { Tx } from '#db';
import { AppError } from '#kernel';
import type { ReadDocument, ReadNote } from './document.ts';
import { addressOf, bodyOf, joined, readBody, wordsOf, type Run } from './inline.ts';
import { itemsCited } from './known.ts';
import type { KeptPart, Part, Person, Pleading } from './model.ts';
import { numbersOf } from './numbers.ts';
import { changePleading, writePleading } from './pleadings.ts';
import { partRows, seenItems } from './store.ts';
import { partsToShow } from './show.ts';

/** A heading or paragraph that a file changes; `number` as it reads after it, of what is taken off as it read before. */
export interface ChangedPart {
  readonly number: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A cite whose visible text was changed, or that came or went. */
export interface ChangedCite {
  readonly address: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What a file changes of a pleading. */
export interface ImportReport {
  /** Version that the file was made of, and the one that is there; null: it does not say. */
  readonly fileVersion: string | null;
  readonly version: string;
  readonly title: { readonly before: string; readonly after: string } | null;
  readonly same: number;
  readonly moved: number;
  readonly parts: readonly ChangedPart[];
  readonly keptCites: number;
  readonly cites: readonly ChangedCite[];
  /** What could not be kept as the file had it. */
  readonly notes: readonly ReadNote[];
}

const words = (body: string): string => wordsOf(readBody(body));

/** Gives parts without an id that of a part with the very same words that the file does not name. */
function recognised(parts: readonly Part[], before: readonly KeptPart[]): Part[] {
  const ids = new Set(before.map(({ id }) => id));
  const named = new Set(parts.map(({ id }) => id));
  const free = Map.groupBy(
    before.filter(({ id }) => !named.has(id)),
    ({ kind, body }) => `${kind} ${body}`,
  );
  return parts.map((part) => {
    if (part.id !== null && ids.has(part.id)) return part;
    const same = free.get(`${part.kind} ${part.body}`)?.shift();
    return { ...part, id: same?.id ?? null };
  });
}

function citesOf(parts: readonly Pick<Part, 'body'>[]): { address: string; text: string }[] {
  return parts.flatMap(({ body }) =>
    readBody(body).flatMap(({ target, text }) =>
      target === null ? [] : [{ address: addressOf(target), text }],
    ),
  );
}

/** Which cites came, went, and say something else, address by address in their order. */
function citeChanges(
  before: readonly Pick<Part, 'body'>[],
  after: readonly Pick<Part, 'body'>[],
): { kept: number; changes: ChangedCite[] } {
  const old = Map.groupBy(citesOf(before), ({ address }) => address);
  const changes: ChangedCite[] = [];
  let kept = 0;
  const told = Map.groupBy(citesOf(after), ({ address }) => address);
  for (const [address, now] of told) {
    const was = [...(old.get(address) ?? [])];
    const other = now.filter(({ text }) => {
      const at = was.findIndex((one) => one.text === text);
      if (at === -1) return true;
      was.splice(at, 1);
      kept += 1;
      return false;
    });
    for (const { text } of other) {
      const one = was.shift();
      if (one) kept += 1;
      changes.push({ address, before: one?.text ?? null, after: text });
    }
    for (const { text } of was) changes.push({ address, before: text, after: null });
  }
  for (const [address, was] of old)
    if (!told.has(address)) for (const { text } of was) changes.push({ address, before: text, after: null });
  return { kept, changes };
}

/** Cites of what is not there, or not theirs to see, as words: a file cannot name what its reader could not. */
async function withKnownCites(
  tx: Tx,
  pleading: Pleading,
  read: ReadDocument,
): Promise<{ parts: Part[]; notes: ReadNote[] }> {
  const seen = await seenItems(tx, itemsCited(read.parts));
  const citable = new Set(seen.flatMap((one) => (one.case_id === pleading.case_id ? [one.id] : [])));
  for (const row of await partRows(tx, pleading.id)) for (const id of row.item_ids) citable.add(id);
  const lost: Run[] = [];
  const parts = read.parts.map((part) => {
    const runs = readBody(part.body).map((run) => {
      if (run.target?.to !== 'exhibit' || citable.has(run.target.itemId)) return run;
      lost.push(run);
      return { ...run, target: null };
    });
    return { ...part, body: bodyOf(joined(runs)) };
  });
  const [first] = lost;
  return {
    parts: parts.filter(({ body }) => body !== ''),
    notes: first
      ? [
          ...read.notes,
          { code: 'cite-unknown', n: lost.length, text: first.text.slice(0, 120), paragraph: null },
        ]
      : [...read.notes],
  };
}

function partChanges(before: readonly KeptPart[], after: readonly Part[]): ChangedPart[] {
  const [was, now] = [numbersOf(before), numbersOf(after)];
  const old = new Map(before.map((part) => [part.id, part]));
  const changes = after.flatMap((part, at): ChangedPart[] => {
    const one = part.id === null ? undefined : old.get(part.id);
    if (part.id !== null) old.delete(part.id);
    const isSame = one?.body === part.body && one.partOf === part.partOf && one.level === part.level;
    return isSame
      ? []
      : [{ number: now[at] ?? '', before: one ? words(one.body) : null, after: words(part.body) }];
  });
  const gone = before.flatMap(({ id, body }, at): ChangedPart[] =>
    old.has(id) ? [{ number: was[at] ?? '', before: words(body), after: null }] : [],
  );
  return [...changes, ...gone];
}

/** How many of the parts that stay stand behind one that they stood before. */
function movedOf(before: readonly KeptPart[], after: readonly Part[]): number {
  const places = new Map(before.map(({ id }, at) => [id, at]));
  let [highest, moved] = [-1, 0];
  for (const { id } of after) {
    const at = id === null ? undefined : places.get(id);
    if (at === undefined) continue;
    if (at < highest) moved += 1;
    else highest = at;
  }
  return moved;
}

/**
 * Makes a file the text of a pleading, or says what it would change (`isDry`). What could not be kept as the file had it is told in the report; what
 * the file leaves out is taken off and told. `isAnyway`: also a file of an older version or of another pleading. Returns the report and the parts as
 * they are then. Errors PLEADING_FILE_OLD, PLEADING_FILE_OF_OTHER, and those of `writePleading`.
 */
export async function importDocument(
  tx: Tx,
  by: Person,
  pleading: Pleading,
  given: { readonly read: ReadDocument; readonly isDry: boolean; readonly isAnyway: boolean },
): Promise<{ readonly report: ImportReport; readonly parts: readonly Part[] }> {
  const { read, isDry, isAnyway } = given;
  const { id, version } = pleading;
  const now = String(version);
  if (!isAnyway && read.pleadingId !== null && read.pleadingId !== id)
    throw new AppError('PLEADING_FILE_OF_OTHER', { id: read.pleadingId });
  if (!isAnyway && !isDry && read.version !== null && read.version !== now)
    throw new AppError('PLEADING_FILE_OLD', { was: read.version, now });
  const before = await partsToShow(tx, id);
  const { parts: known, notes } = await withKnownCites(tx, pleading, read);
  const parts = recognised(known, before);
  const changes = partChanges(before, parts);
  const { kept, changes: cites } = citeChanges(before, parts);
  const title =
    read.title === null || read.title === pleading.title
      ? null
      : { before: pleading.title, after: read.title };
  if (!isDry) {
    const row = await writePleading(tx, by, id, { version: now, parts });
    if (title)
      await changePleading(tx, by, id, {
        version: String(row.version),
        facts: { title: title.after.slice(0, 300) },
      });
  }
  const added = changes.filter((one) => one.before === null).length;
  const changed = changes.filter((one) => one.before !== null && one.after !== null).length;
  return {
    report: {
      fileVersion: read.version,
      version: now,
      title,
      same: parts.length - added - changed,
      moved: movedOf(before, parts),
      parts: changes,
      keptCites: kept,
      cites,
      notes,
    },
    parts,
  };
}
