import { queryClient } from '../api/queries.ts';

/** A change as the server tells it while it happens. */
export interface LiveChange {
  readonly kind: string;
  readonly table: string;
  readonly id: string;
  readonly actorId: string | null;
  readonly actor: string | null;
}

const SOON_MS = 300;
const LISTS_MS = 3000;

let keys = new Map<string, readonly unknown[]>();
let soon: ReturnType<typeof setTimeout> | undefined;
let lists: ReturnType<typeof setTimeout> | undefined;

function want(...queryKey: readonly unknown[]): void {
  keys.set(JSON.stringify(queryKey), queryKey);
}

/** Under which serial an item is kept of which a change names the id; null when it is not. */
export function serialOf(id: string): unknown {
  for (const query of queryClient.getQueryCache().findAll({ queryKey: ['item'] })) {
    const { item } = (query.state.data ?? {}) as { item?: { id?: string } };
    if (item?.id === id) return query.queryKey[1];
  }
  return null;
}

function keysOf({ kind, table, id }: LiveChange): void {
  want('changes');
  want('history');
  if (kind.startsWith('comment')) want('comments', id);
  else if (kind.startsWith('task')) want('tasks');
  const isTalk = kind.startsWith('comment') || kind.startsWith('task');
  if (table === 'item') {
    const serial = serialOf(id);
    if (isTalk) {
      if (serial !== null) want('item', serial, 'history');
      return;
    }
    if (serial !== null) want('item', serial);
    // Thousands arrive while a folder is received: the list follows at its own pace.
    lists ??= setTimeout(() => {
      lists = undefined;
      for (const name of ['items', 'facets']) void queryClient.invalidateQueries({ queryKey: [name] });
    }, LISTS_MS);
  }
  if (table === 'law_confirmation' || table === 'law_edition')
    for (const name of ['law', 'allegations', 'proceedings', 'dossiers']) want(name);
  if (table === 'term') {
    want('vocabulary');
    want('vocabularies');
  }
  if (isTalk) return;
  if (table === 'claim' || kind.startsWith('quote')) {
    want('claims');
    want('quotes');
  }
  if (table.startsWith('actor') || table === 'field_basis') want('actors');
  if (table === 'incident' || table === 'field_basis') want('incidents');
  if (table === 'conclusion') want('conclusions');
  // A matrix is made of claims and conclusions as well.
  if (table === 'allegation' || table === 'claim' || table === 'conclusion') want('allegations');
  // Deadlines and what they rest on are made of the steps, whose entries are about the proceeding; answers rest on claims.
  if (table === 'proceeding' || table === 'claim') want('proceedings');
  // Likewise: entries about obligations and what is said of them are about the undertaking.
  if (['undertaking', 'claim', 'proceeding', 'incident'].includes(table)) want('undertakings');
  // Cites and what is remarked of them rest on the exhibits of the dossier and on what was quoted.
  // Entries about obstacles, words and routes are about the settlement; what shows them may change too.
  if (['settlement', 'claim', 'incident', 'undertaking'].includes(table)) want('settlements');
  if (['pleading', 'dossier', 'item', 'allegation'].includes(table)) want('pleadings');
  // Both are made of items and claims as well.
  if (['handover', 'hazard_record', 'item', 'claim'].includes(table)) want('mines');
  if (['detention_record', 'handover', 'hazard_record', 'actor'].includes(table)) want('detention');
  if (['displacement_record', 'settlement', 'claim', 'actor'].includes(table)) want('displacement');
  if (['accident', 'ground_area', 'found_device', 'hazard_record', 'claim', 'actor'].includes(table))
    want('ground');
  if (table === 'coding_sample') want('samples');
  if (kind.startsWith('verification')) want('verification');
  if (table === 'dossier') want('dossiers');
  if (table === 'person' || table === 'compartment') {
    want('people');
    want('me');
  }
  if (table === 'source' || table === 'intake_batch') want('sources');
}

/** Has what these changes concern asked for again, where it is shown; with `more`, everything. */
export function refresh(changes: readonly LiveChange[], more: boolean): void {
  for (const change of changes) keysOf(change);
  if (more) {
    want();
    // Something may no longer be theirs to see: what is not shown now is not shown again from memory.
    queryClient.removeQueries({ type: 'inactive' });
  }
  if (keys.size === 0) return;
  soon ??= setTimeout(() => {
    const wanted = [...keys.values()];
    [soon, keys] = [undefined, new Map()];
    for (const queryKey of wanted) void queryClient.invalidateQueries({ queryKey: [...queryKey] });
  }, SOON_MS);
}
