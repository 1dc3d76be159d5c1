import { recordReads } from '#access';
import type { Identity, Tx } from '#db';
import { feedPage, type FeedFilter } from './store.ts';
import { opened, told, type Body, type FieldChange } from './told.ts';

/** An entry told: who, what, about what, from what to what where it can be told, and why. */
export interface FeedLine {
  readonly id: string;
  readonly index: number | null;
  readonly kind: string;
  readonly at: string;
  readonly actorId: string | null;
  readonly actor: string | null;
  readonly role: string;
  readonly subject: {
    readonly table: string;
    readonly id: string;
    readonly label: string | null;
    readonly serial: string | null;
  };
  readonly detail: Record<string, string | number>;
  readonly changes: FieldChange[];
}

/** Records of which the feed shows what they say: titles, names, fields that were changed. */
const SHOWN = ['item', 'dossier', 'actor_identity'] as const;
const isShown = (table: string): table is (typeof SHOWN)[number] =>
  (SHOWN as readonly string[]).includes(table);

/**
 * A page of the change feed, newest first: entries that the identity of `tx` may see. Titles of sealed records that it
 * shows are recorded as read.
 */
export async function changeFeed(
  tx: Tx,
  by: Identity,
  page: { readonly filter: FeedFilter; readonly before: number | null; readonly limit: number },
): Promise<{ lines: FeedLine[]; next: number | null }> {
  const rows = await feedPage(tx, page.filter, page.before, page.limit);
  await recordReads(
    tx,
    by,
    [...new Map(rows.map((row) => [row.subjectId, row])).values()].flatMap((row) =>
      isShown(row.subjectTable) && row.compartmentId !== null
        ? [{ table: row.subjectTable, id: row.subjectId, compartmentId: row.compartmentId }]
        : [],
    ),
    'listed among changes',
  );
  const lines = (await told(tx, await opened(tx, rows), false)).map(
    ({ row, body, changes, names }): FeedLine => {
      const named = names.get(row.subjectId);
      return {
        id: row.id,
        index: row.index,
        kind: row.kind,
        at: row.at,
        actorId: row.actorId,
        actor: names.get(row.actorId ?? '')?.name ?? null,
        role: body.actor?.role ?? '',
        subject: {
          table: row.subjectTable,
          id: row.subjectId,
          label: named?.name ?? null,
          serial: named?.serial ?? null,
        },
        detail: {
          ...body.note,
          ...toolOf(body),
          ...(body.reason === undefined ? {} : { reason: body.reason }),
        },
        changes,
      };
    },
  );
  return { lines, next: rows.length === page.limit ? (rows.at(-1)?.seq ?? null) : null };
}

function toolOf(body: Body): { tool?: string } {
  const tool = body.rows?.find(({ table }) => table === 'derivation')?.row['tool'];
  return typeof tool === 'string' ? { tool } : {};
}
