import type { Tx } from '#db';
import { AppError, newId } from '#kernel';
import { sectionKinds } from '#law';
import type { CitedExhibit } from './check.ts';
import { addressOf, bodyOf, readBody, readHeading, readParagraphs, type Run } from './inline.ts';
import { exhibitsFor, hiddenOf, itemsCited } from './known.ts';
import {
  PART_CHARACTERS_MAX,
  PARTS_MAX,
  wrong,
  type Part,
  type PartRow,
  type Pleading,
  type PleadingLanguage,
} from './model.ts';
import { citeText } from './numbers.ts';
import { ordered } from './places.ts';
import { shownRuns, type ShownRun } from './shown-runs.ts';
import { seenItems } from './store.ts';

/** What stands for the visible text of a cite whose exhibit the reader may not see. */
const UNSEEN = '▒▒▒';

/** A body in which cites of exhibits that may not be seen have no visible text of their own. */
export const masked = (body: string, hidden: ReadonlySet<string>): string =>
  hidden.size === 0
    ? body
    : bodyOf(
        readBody(body).map((run) =>
          run.target?.to === 'exhibit' && hidden.has(run.target.itemId) ? { ...run, text: UNSEEN } : run,
        ),
      );

/**
 * What a text will read as once it is kept: the stretches of each paragraph that it makes, cites without a text called by their exhibits. Nothing
 * is kept, and what may not be seen has no text of its own. Whoever writes controls `body`.
 */
export async function previewOf(
  tx: Tx,
  pleading: Pick<Pleading, 'dossier_id' | 'language'>,
  body: string,
): Promise<ShownRun[][]> {
  const exhibits = await exhibitsFor(tx, pleading);
  const hidden = await hiddenOf(tx, itemsCited([{ body }]));
  const seen: Seen = {
    exhibits,
    hidden,
    texts: new Map(),
    language: pleading.language as PleadingLanguage,
  };
  return readParagraphs(body).map((runs) =>
    shownRuns(masked(bodyOf(runs.map((run) => withText(run, seen))), hidden), { exhibits, hidden }),
  );
}

interface Seen {
  readonly exhibits: ReadonlyMap<string, CitedExhibit>;
  readonly hidden: ReadonlySet<string>;
  /** Visible texts of cites as they stood, by address. */
  readonly texts: ReadonlyMap<string, string>;
  readonly language: PleadingLanguage;
}

/** A cite with the text that is kept: what the writer may not see stays as it stood; what has none is called by its exhibit. */
function withText(run: Run, seen: Seen): Run {
  const { target } = run;
  if (target?.to !== 'exhibit') return run;
  if (seen.hidden.has(target.itemId)) return { ...run, text: seen.texts.get(addressOf(target)) ?? run.text };
  const exhibit = seen.exhibits.get(target.itemId);
  if (run.text.trim() !== '' || !exhibit) return run;
  return { ...run, text: citeText(seen.language, exhibit.label, target.page) };
}

/** A part in its one spelling: a heading is one line; a paragraph that a writer parted by an empty line is as many as there are. Error INVALID_INPUT. */
function spelled(part: Part, seen: Seen): Part[] {
  const isSection = part.kind === 'section';
  const isFit = isSection
    ? [1, 2, 3].includes(part.level ?? 0) && part.partOf !== null && sectionKinds.includes(part.partOf)
    : part.level === null && part.partOf === null;
  const named = { text: part.body.slice(0, 60) };
  if (!isFit) throw wrong('the-pleading-part', 'heading-level', named);
  const runs = isSection ? [readHeading(part.body)] : readParagraphs(part.body);
  const bodies = runs.map((one) => bodyOf(one.map((run) => withText(run, seen))));
  if (bodies.length === 0 || bodies.some((one) => one === '' || [...one].length > PART_CHARACTERS_MAX))
    throw wrong('the-pleading-part', 'part-too-long', { ...named, n: PART_CHARACTERS_MAX });
  return bodies.map((body, at) => ({ ...part, id: at === 0 ? part.id : null, body }));
}

async function assertCitable(
  tx: Tx,
  pleading: Pleading,
  of: { readonly cited: readonly string[]; readonly before: ReadonlySet<string> },
): Promise<void> {
  const seen = new Map((await seenItems(tx, of.cited)).map((item) => [item.id, item]));
  for (const id of of.cited) {
    const item = seen.get(id);
    // What somebody else cited there stays, whether the writer sees it or not.
    if (item ? item.case_id !== pleading.case_id : !of.before.has(id))
      throw new AppError('NOT_FOUND', { what: 'item', id });
  }
}

/**
 * The rows after which a pleading has these parts, in this order: those that change, and those that are taken off. Nothing that stands is
 * renumbered without need. Errors INVALID_INPUT, NOT_FOUND for a cite of what may not be seen and was not there.
 */
export async function textChanges(
  tx: Tx,
  pleading: Pleading,
  of: { readonly before: readonly PartRow[]; readonly parts: readonly Part[] },
): Promise<{ readonly put: PartRow[]; readonly removed: string[] }> {
  const { before } = of;
  const known = new Map(before.map((row) => [row.id, row]));
  const ids = of.parts.flatMap(({ id }) => (id === null ? [] : [id]));
  if (new Set(ids).size < ids.length) throw wrong('the-pleading-text', 'part-twice');
  if (ids.some((id) => !known.has(id))) throw wrong('the-pleading-text', 'no-such-part');
  const cited = itemsCited(of.parts);
  await assertCitable(tx, pleading, { cited, before: new Set(before.flatMap((row) => row.item_ids)) });
  const seen: Seen = {
    exhibits: await exhibitsFor(tx, pleading),
    hidden: await hiddenOf(tx, cited),
    texts: new Map(
      before.flatMap(({ body }) =>
        readBody(body).flatMap(({ target, text }) =>
          target === null ? [] : [[addressOf(target), text] as const],
        ),
      ),
    ),
    language: pleading.language as PleadingLanguage,
  };
  const parts = of.parts.flatMap((part) => spelled(part, seen));
  if (parts.length > PARTS_MAX) throw wrong('the-pleading-text', 'pleading-too-long', { n: PARTS_MAX });
  const places = ordered(parts.map(({ id }) => (id === null ? null : (known.get(id)?.ordering ?? null))));
  const rows = parts.map((part, at): PartRow => ({
    id: part.id ?? newId(),
    pleading_id: pleading.id,
    kind: part.kind,
    part_of: part.partOf,
    level: part.level,
    ordering: places[at] ?? 0,
    body: part.body,
    item_ids: itemsCited([part]),
  }));
  const kept = new Set(rows.map(({ id }) => id));
  return {
    put: rows.filter((row) => !isSame(known.get(row.id), row)),
    removed: before.flatMap(({ id }) => (kept.has(id) ? [] : [id])),
  };
}

const isSame = (before: PartRow | undefined, row: PartRow): boolean =>
  before !== undefined &&
  before.kind === row.kind &&
  before.part_of === row.part_of &&
  before.level === row.level &&
  before.ordering === row.ordering &&
  before.body === row.body;
