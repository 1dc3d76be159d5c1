import type { PleadingPart, PleadingRun } from '../api/schema.gen.ts';

/** A heading or a paragraph as it is saved; `id` is null of a new one. */
export type WrittenPart = Omit<PleadingPart, 'id' | 'number' | 'runs'> & { readonly id: string | null };

/** What is done with one part of a pleading. `after`: the part behind which a new one comes; null: before all. */
export type PartChange =
  | { readonly what: 'write'; readonly id: string; readonly part: Omit<WrittenPart, 'id'> }
  | { readonly what: 'add'; readonly after: string | null; readonly part: Omit<WrittenPart, 'id'> }
  | { readonly what: 'remove'; readonly id: string }
  | { readonly what: 'move'; readonly id: string; readonly by: -1 | 1 };

const asWritten = ({ id, kind, partOf, level, body }: PleadingPart): WrittenPart => ({
  id,
  kind,
  partOf,
  level,
  body,
});

/** The parts after a change, made to what is there now; what is not there any more is written at the end, so that no word is lost. */
export function changed(parts: readonly PleadingPart[], change: PartChange): WrittenPart[] {
  const all = parts.map(asWritten);
  const of = change.what === 'add' ? change.after : change.id;
  const at = all.findIndex(({ id }) => id === of);
  switch (change.what) {
    case 'write':
      return at === -1
        ? [...all, { ...change.part, id: null }]
        : all.map((one, index) => (index === at ? { ...change.part, id: one.id } : one));
    case 'add': {
      const place = change.after === null ? 0 : at === -1 ? all.length : at + 1;
      return all.toSpliced(place, 0, { ...change.part, id: null });
    }
    case 'remove':
      return at === -1 ? all : all.toSpliced(at, 1);
    case 'move': {
      const one = all[at];
      const to = at + change.by;
      return !one || to < 0 || to >= all.length ? all : all.toSpliced(at, 1).toSpliced(to, 0, one);
    }
  }
}

/** A label as the text of a link in Markdown. */
const linkText = (text: string): string => text.replaceAll(/[[\]\\*_<`]/g, String.raw`\$&`);

/** Markdown of a cite that has no text yet: the server calls it by the number of its exhibit. */
export function citeOf(of: {
  readonly itemId: string;
  readonly page: number | null;
  readonly quoteId: string | null;
}): string {
  const { itemId, page, quoteId } = of;
  return `[](cite:${itemId}${quoteId === null ? '' : `/${quoteId}`}${page === null ? '' : `?page=${page}`})`;
}

/** Markdown of a cite of a provision or an allegation. */
export const linkOf = (text: string, address: string): string => `[${linkText(text)}](${address})`;

/** Markdown of words that need no cite, for this reason. */
export const nociteOf = (text: string, reason: string): string =>
  `[${text}](nocite:${encodeURIComponent(reason).replaceAll(/[()]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)})`;

/** Stretches in the order of the text, those of a footnote together with its number; null: in the text itself. */
export function groupedRuns(
  runs: readonly PleadingRun[],
): (readonly [note: number | null, runs: PleadingRun[]])[] {
  const groups: [number | null, PleadingRun[]][] = [];
  for (const run of runs) {
    const last = groups.at(-1);
    const note = run.note ?? null;
    if (last && last[0] === note) last[1].push(run);
    else groups.push([note, [run]]);
  }
  return groups;
}

/** The cells of a table, row by row; null where the stretches are none. */
export function tableOf(runs: readonly PleadingRun[]): PleadingRun[][][] | null {
  const cells = runs.flatMap(({ cell }) => (cell ? [cell] : []));
  if (cells.length === 0) return null;
  const most = (side: 0 | 1): number => Math.max(...cells.map((cell) => cell[side] ?? 0)) + 1;
  const rows = Array.from({ length: most(0) }, () =>
    Array.from({ length: most(1) }, (): PleadingRun[] => []),
  );
  for (const run of runs) rows[run.cell?.[0] ?? 0]?.[run.cell?.[1] ?? 0]?.push(run);
  return rows;
}

/** The number that a paragraph has, or that a new one behind a part will have; `after` null: before all. */
export function numberAt(
  parts: readonly PleadingPart[],
  of: { readonly id: string } | { readonly after: string | null },
): number {
  const isNew = 'after' in of;
  const end = parts.findIndex(({ id }) => id === (isNew ? of.after : of.id));
  const before =
    isNew && of.after !== null && end === -1 ? parts : parts.slice(0, isNew ? end + 1 : Math.max(end, 0));
  return before.filter(({ kind }) => kind === 'paragraph').length + 1;
}
