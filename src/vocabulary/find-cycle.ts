/**
 * The ids of a circle of parents, beginning and ending with the same id, or null when every way up ends. Ids that are nobody’s
 * end a way too. Each id is passed once, however deep the tree is.
 */
export function findCycle(parents: ReadonlyMap<string, string | null>): string[] | null {
  const sound = new Set<string>();
  for (const start of parents.keys()) {
    const way = new Set<string>();
    for (let id: string | null = start; id !== null && !sound.has(id); id = parents.get(id) ?? null) {
      if (way.has(id)) {
        const all = [...way];
        return [...all.slice(all.indexOf(id)), id];
      }
      way.add(id);
    }
    for (const id of way) sound.add(id);
  }
  return null;
}
