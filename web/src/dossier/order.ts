/** What the order of exhibits is about. */
export interface Ordered {
  readonly exhibitId: string;
  /** Title of the part that it stands in; null in none. */
  readonly section: string | null;
}

/** A run of neighbours with the same section. */
export interface Section<T> {
  readonly title: string | null;
  /** Place of its first exhibit in the whole list, from 0. */
  readonly start: number;
  readonly exhibits: readonly T[];
}

/** The list in its sections. */
export function sectionsIn<T extends Ordered>(list: readonly T[]): Section<T>[] {
  const sections: { title: string | null; start: number; exhibits: T[] }[] = [];
  for (const [at, one] of list.entries()) {
    const last = sections.at(-1);
    if (last && last.title === one.section) last.exhibits.push(one);
    else sections.push({ title: one.section, start: at, exhibits: [one] });
  }
  return sections;
}

/** By the dates that documents carry (EDTF), each within its section; those of one day, and those without a date, stay as they stand among themselves. */
export function sortedByDate<T extends Ordered & { readonly documentDate: string | null }>(
  list: readonly T[],
): T[] {
  const last = '\uffff';
  return sectionsIn(list).flatMap(({ exhibits }) =>
    exhibits.toSorted((one, other) => {
      const [a, b] = [one.documentDate ?? last, other.documentDate ?? last];
      return a < b ? -1 : a > b ? 1 : 0;
    }),
  );
}

/**
 * Moves an exhibit by one place. At the edge of a section it first goes over into the next one, at its near end, and keeps its
 * place among all: two sections never change places by it.
 */
export function moveBy<T extends Ordered>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const [one, other] = [list[at], list[at + by]];
  if (!one || !other) return [...list];
  if (one.section !== other.section)
    return list.map((each, place) => (place === at ? { ...one, section: other.section } : each));
  return list.map((each, place) => (place === at ? other : place === at + by ? one : each));
}

/** Moves an exhibit in front of another one, or behind it, and into its section. */
export function moveBeside<T extends Ordered>(
  list: readonly T[],
  id: string,
  target: { readonly id: string; readonly edge: 'before' | 'after' },
): T[] {
  const one = list.find(({ exhibitId }) => exhibitId === id);
  const rest = list.filter(({ exhibitId }) => exhibitId !== id);
  const at = rest.findIndex(({ exhibitId }) => exhibitId === target.id);
  const beside = rest[at];
  if (!one || !beside) return [...list];
  return rest.toSpliced(target.edge === 'before' ? at : at + 1, 0, { ...one, section: beside.section });
}

/** Moves an exhibit to a place among all, counted from 1, and into the section that it comes into. */
export function moveTo<T extends Ordered>(list: readonly T[], id: string, place: number): T[] {
  const at = list.findIndex(({ exhibitId }) => exhibitId === id);
  const target = list[Math.min(list.length, Math.max(1, place)) - 1];
  if (at < 0 || !target || target.exhibitId === id) return [...list];
  return moveBeside(list, id, { id: target.exhibitId, edge: list.indexOf(target) < at ? 'before' : 'after' });
}

/** Begins a section at an exhibit: what follows in the same section belongs to it. An empty title joins it to the one above. */
export function beginSection<T extends Ordered>(list: readonly T[], id: string, title: string): T[] {
  const at = list.findIndex(({ exhibitId }) => exhibitId === id);
  const before = list[at]?.section ?? null;
  const named = title === '' ? (list[at - 1]?.section ?? null) : title;
  let isInside = true;
  return list.map((one, place) => {
    if (place < at) return one;
    if (one.section !== before) isInside = false;
    return isInside ? { ...one, section: named } : one;
  });
}
