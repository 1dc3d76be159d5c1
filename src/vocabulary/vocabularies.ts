import { AppError } from '#kernel';
import type { Term, Vocabularies, Vocabulary } from './model.ts';

/** Terms with parents before children: depth first, each level in the order given. The tree may be of any depth. */
function inTreeOrder(terms: readonly Term[]): Term[] {
  const below = childrenOf(terms);
  const ordered: Term[] = [];
  // A stack of our own: recursion would end a deep tree with the engine’s stack.
  const waiting = terms.filter(({ parent }) => parent === null).toReversed();
  for (let term = waiting.pop(); term !== undefined; term = waiting.pop()) {
    ordered.push(term);
    for (const child of (below.get(term.id) ?? []).toReversed()) waiting.push(child);
  }
  return ordered;
}

function childrenOf(terms: readonly Term[]): Map<string, Term[]> {
  const below = new Map<string, Term[]>();
  for (const term of terms) {
    if (term.parent === null) continue;
    const children = below.get(term.parent);
    if (children === undefined) below.set(term.parent, [term]);
    else children.push(term);
  }
  return below;
}

/** The questions that can be asked of lists that were checked: every parent exists in its list and none is in a circle. */
export function vocabulariesOf(lists: readonly Vocabulary[]): Vocabularies {
  const byName = new Map(lists.map((list) => [list.name, { ...list, terms: inTreeOrder(list.terms) }]));
  const terms = new Map([...byName.values()].flatMap((list) => list.terms.map((term) => [term.id, term])));
  const below = childrenOf([...terms.values()]);

  const term = (id: string): Term => {
    const found = terms.get(id);
    if (found === undefined) throw new AppError('VOCABULARY_UNKNOWN', { what: 'term', id });
    return found;
  };
  const ancestors = (id: string): Term[] => {
    const above: Term[] = [];
    for (let at = term(id).parent; at !== null; at = term(at).parent) above.push(term(at));
    return above;
  };
  const within = (groupId: string): string[] => {
    const ids = [term(groupId).id];
    // The list grows while it is walked: each id brings its children.
    for (const id of ids) for (const child of below.get(id) ?? []) ids.push(child.id);
    return ids;
  };
  return {
    version: Math.max(
      1,
      ...lists.map(({ added, retired }) => Math.max(added, retired ?? 1)),
      [...terms.values()].reduce((most, { added, retired }) => Math.max(most, added, retired ?? 1), 1),
    ),
    names: [...byName.keys()],
    vocabulary: (name) => {
      const list = byName.get(name);
      if (list === undefined) throw new AppError('VOCABULARY_UNKNOWN', { what: 'list', id: name });
      return list;
    },
    has: (id) => terms.has(id),
    term,
    ancestors,
    children: (id) => below.get(term(id).id) ?? [],
    isWithin: (id, groupId) => {
      const group = term(groupId).id;
      return term(id).id === group || ancestors(id).some((above) => above.id === group);
    },
    within,
  };
}
