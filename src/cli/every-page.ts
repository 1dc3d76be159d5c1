/** Where a list goes on: after the row that was made then, and among those by its id. */
interface After {
  readonly madeAt: string;
  readonly id: string;
}

/** A part of a list, with whatever was read beside its rows. */
interface Page {
  readonly rows: readonly { readonly made_at: string; readonly id: string }[];
}

/**
 * A list of any length, a page at a time: `read` is asked for the page of `limit` rows after the last one. Each page is read in a transaction of
 * its own, so that what was shown is recorded as read before the next is asked for. An empty list is one empty page.
 */
export async function* everyPage<P extends Page>(
  limit: number,
  read: (after: After | null) => Promise<P>,
): AsyncGenerator<P> {
  let after: After | null = null;
  for (;;) {
    const page: P = await read(after);
    yield page;
    const last = page.rows.at(-1);
    if (!last || page.rows.length < limit) return;
    after = { madeAt: last.made_at, id: last.id };
  }
}
