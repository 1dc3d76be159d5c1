import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openCompartment } from '#access';
import { getItem, listItems } from '#catalogue';
import { frozenFor, frozenLayer, itemToQuote, makeClaim, makeQuote, type ClaimFacts } from '#coding';
import { deriveItem } from '#derive';
import { receive, walk } from '#intake';
import { testArchive } from './archive.ts';

/** An archive whose texts can be received and coded, with an open and a sealed compartment. */
export async function codedArchive() {
  const parts = await testArchive();
  const { archive, by, caseId, folder } = parts;
  const sealed = await archive.db.tx(by, (tx) =>
    openCompartment(tx, by, {
      caseId,
      name: 'Witnesses',
      description: '',
      isSealed: true,
      memberIds: [by.personId],
    }),
  );

  /** Receives a text from a source of the same name and reads it; returns its serial. */
  async function addText(name: string, content: string | Uint8Array, compartmentId: string): Promise<string> {
    await writeFile(join(folder, name), content);
    const statement = { source: { name: `Desk of ${name}`, kind: 'organisation' as const }, label: name };
    await receive(
      archive,
      { by, caseId, compartmentId, statement },
      walk([join(folder, name)], archive.paths.root),
    );
    const items = await archive.db.tx(by, (tx) => listItems(tx, { caseId, title: name }, 1, null));
    const [item] = items;
    assert.ok(item, name);
    await deriveItem(archive, { itemId: item.id, queue: 'derive' }, new AbortController().signal);
    return item.serial;
  }

  /** Quotes the first place of these words and makes a claim of it. */
  async function code(
    serial: string,
    exact: string,
    facts: Partial<ClaimFacts> = {},
  ): Promise<{ quoteId: string; claimId: string }> {
    const opened = await archive.db.tx(by, (tx) => itemToQuote(tx, serial));
    const layer = await frozenLayer(archive.blobs, opened.copies);
    const page = layer?.pages.find(({ text }) => text.includes(exact));
    assert.ok(page, exact);
    const start = Array.from(page.text.slice(0, page.text.indexOf(exact))).length;
    const wanted = {
      kind: 'text' as const,
      page: page.page,
      start,
      end: start + Array.from(exact).length,
      exact,
    };
    const frozen = await frozenFor(archive.blobs, opened, wanted);
    return archive.db.tx(by, async (tx) => {
      const item = await getItem(tx, { serial });
      const quote = await makeQuote(tx, by, item, { wanted, ...frozen });
      const claim = await makeClaim(tx, by, item, { quoteId: quote.id, facts: { body: exact, ...facts } });
      return { quoteId: quote.id, claimId: claim.id };
    });
  }

  /** How many reads of sealed material are recorded. */
  const reads = (): Promise<{ subject_table: string; subject_id: string }[]> =>
    archive.db.tx(by, (tx) =>
      tx
        .selectFrom('ledger_entry')
        .select(['subject_table', 'subject_id'])
        .where('kind', '=', 'read')
        .execute(),
    );

  return { ...parts, sealed, addText, code, reads };
}
