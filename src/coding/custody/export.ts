import type { Db, Identity } from '#db';
import { joined, mapped, type Batches } from '../export/pieces.ts';
import { claimsToExport, quotesToExport } from '../export/read.ts';
import type { WantedCoding } from '../export/store.ts';
import { incidentsToExport } from '../incidents/export/read.ts';
import { CASE_CONTEXT, investigation, nodesOfItems } from './case-uco.ts';
import { graphAround, Once, type Node } from './linked.ts';
import { nodesOfClaim, nodesOfHeld, nodesOfIncident, nodesOfQuote, PROV_CONTEXT } from './prov.ts';
import { itemsToExport, type HeldItem } from './read.ts';
import { titleOf } from './store.ts';

/** Forms in which custody and provenance are handed out (docs/formats/custody.md). */
export const custodyFormats = ['case', 'prov'] as const;
/** One of them. */
export type CustodyFormat = (typeof custodyFormats)[number];

/** How much has been handed out so far: items with quotes, and nodes of the graph. */
export interface CustodyTally {
  readonly items: number;
  readonly written: number;
}

async function* caseNodes(
  items: Batches<HeldItem>,
  of: { readonly caseId: string; readonly title: () => Promise<string> },
): AsyncGenerator<Node[]> {
  const once = new Once();
  yield [investigation(of.caseId, await of.title())];
  for await (const batch of items) yield nodesOfItems(of.caseId, batch, once);
}

async function* provNodes(
  items: Batches<HeldItem>,
  of: { readonly db: Db; readonly by: Identity; readonly wanted: WantedCoding },
): AsyncGenerator<Node[]> {
  const { db, by, wanted } = of;
  const once = new Once();
  yield* mapped(items, (held) => nodesOfHeld(held, once));
  yield* mapped(quotesToExport(db, by, wanted), (quote) => nodesOfQuote(quote, once));
  yield* mapped(claimsToExport(db, by, wanted), (claim) => nodesOfClaim(claim, once));
  for await (const { incidents } of incidentsToExport(db, by, wanted))
    yield incidents.flatMap((incident) => nodesOfIncident(incident, once));
}

/**
 * How the material came and what was made of it, as a graph in JSON-LD, in pieces as it is read: `case` for forensic laboratories (items
 * that quotes lie in, with receipts and runs of tools), `prov` from those items to quotes, claims and incidents. Exports deny by default
 * (WantedCoding); what is sealed and read is an entry.
 */
export function exportCustody(
  db: Db,
  by: Identity,
  wanted: WantedCoding,
  as: { readonly format: CustodyFormat; readonly onBatch?: (tally: CustodyTally) => void },
): AsyncGenerator<string> {
  const tally = { items: 0, written: 0 };
  async function* items(): AsyncGenerator<HeldItem[]> {
    for await (const batch of itemsToExport(db, by, wanted)) {
      tally.items += batch.length;
      yield batch;
    }
  }
  async function* counted(nodes: Batches<Node>): AsyncGenerator<readonly Node[]> {
    for await (const batch of nodes) {
      tally.written += batch.length;
      as.onBatch?.({ ...tally });
      yield batch;
    }
  }
  if (as.format === 'prov')
    return joined(counted(provNodes(items(), { db, by, wanted })), graphAround(PROV_CONTEXT));
  const title = (): Promise<string> => db.tx(by, (tx) => titleOf(tx, wanted.caseId));
  return joined(counted(caseNodes(items(), { caseId: wanted.caseId, title })), graphAround(CASE_CONTEXT));
}
