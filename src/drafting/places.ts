const GAP = 65_536;

/** Positions in `values` of a longest run that only grows; what is null is in none. */
function growing(values: readonly (number | null)[]): Set<number> {
  const tails: number[] = [];
  const before = new Map<number, number | undefined>();
  values.forEach((value, at) => {
    if (value === null) return;
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? -1] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before.set(at, tails[low - 1]);
    tails[low] = at;
  });
  const found = new Set<number>();
  for (let at = tails.at(-1); at !== undefined; at = before.get(at)) found.add(at);
  return found;
}

/**
 * Numbers that order things as they stand now, of which as many as can be stay what they were (`known`; null: new), so that moving one does
 * not change all. Where there is no room between two, all are numbered anew.
 */
export function ordered(known: readonly (number | null)[]): number[] {
  const staying = growing(known);
  const out: number[] = [];
  for (let at = 0; at < known.length;) {
    if (staying.has(at)) {
      out.push(known[at] ?? 0);
      at += 1;
      continue;
    }
    let end = at;
    while (end < known.length && !staying.has(end)) end += 1;
    const low = out.at(-1) ?? 0;
    const high = end < known.length ? (known[end] ?? 0) : low + GAP * (end - at + 1);
    const step = Math.floor((high - low) / (end - at + 1));
    if (step < 1 || high > 2 ** 31 - 1 - GAP) return known.map((_, index) => (index + 1) * GAP);
    for (let n = 1; at < end; n += 1, at += 1) out.push(low + step * n);
  }
  return out;
}
