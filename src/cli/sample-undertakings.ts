import type { Archive } from '#archive';
import { getItem } from '#catalogue';
import { makeQuote } from '#coding';
import type { Identity, Tx } from '#db';
import type { SampleCoding } from '#sample';
import { addComplianceEvent, addObligation, makeUndertaking, unsaid } from '#undertakings';
import type { BroughtProceeding } from './sample-proceedings.ts';
import { findWords } from './sample-words.ts';

type By = Identity & { readonly personId: string };
type Given = SampleCoding['undertakings'][number];
type Owed = Given['obligations'][number];

/** What the sample names by key or by path, as the archive calls it; what a scan does not have is not there. */
interface Known {
  readonly claims: ReadonlyMap<string, string>;
  readonly serialOf: (path: string) => string | undefined;
  readonly proceedings: ReadonlyMap<string, BroughtProceeding>;
}

/** Where the words of obligations stand in the files of the text, by the words; what was not read is not there. */
async function placesOf(archive: Archive, by: By, given: Given, known: Known) {
  const places = new Map<string, { serial: string; place: Parameters<typeof makeQuote>[3] }>();
  for (const { words, quoted } of given.obligations)
    for (const serial of quoted && !places.has(words)
      ? given.files.flatMap((path) => known.serialOf(path) ?? [])
      : []) {
      const place = await findWords(archive, by, serial, words);
      if (place !== null) places.set(words, { serial, place });
    }
  return places;
}

async function addOwed(
  tx: Tx,
  by: By,
  undertakingId: string,
  of: { readonly owed: Owed; readonly quoteId: string | undefined; readonly known: Known },
): Promise<void> {
  const { owed, quoteId, known } = of;
  const { quoted: _, events, ...facts } = owed;
  const quoteIds = quoteId === undefined ? [] : [quoteId];
  const id = await addObligation(tx, by, undertakingId, { ...unsaid.obligation, ...facts, quoteIds });
  for (const { claims, files, ...said } of events)
    await addComplianceEvent(tx, by, id, {
      ...unsaid.event,
      ...said,
      claimIds: claims.flatMap((key) => known.claims.get(key) ?? []),
      serials: files.flatMap((path) => known.serialOf(path) ?? []),
    });
}

/**
 * What was agreed, declared and ordered, as the notes tell it: the obligations of both sides in the words of the notes, quoted from them where they
 * were read, and what each side says of them with the claims and items that show it.
 */
export async function bringUndertakings(
  archive: Archive,
  by: By,
  { caseId, compartmentId }: { readonly caseId: string; readonly compartmentId: string },
  of: { readonly coding: SampleCoding; readonly known: Known },
): Promise<void> {
  const { coding, known } = of;
  for (const given of coding.undertakings) {
    const { key: _, files, order, obligations, ...said } = given;
    const places = await placesOf(archive, by, given, known);
    const proceeding = order === null ? undefined : known.proceedings.get(order.proceeding);
    if (order !== null && proceeding === undefined)
      throw new Error(`the sample names ${order.proceeding}, which is not there`);
    await archive.db.tx(by, async (tx) => {
      const id = await makeUndertaking(tx, by, {
        caseId,
        compartmentId,
        facts: {
          ...unsaid.undertaking,
          ...said,
          serials: files.flatMap((path) => known.serialOf(path) ?? []),
          proceedingId: proceeding?.id ?? null,
          stepId: proceeding?.steps.get(order?.step ?? '') ?? null,
        },
      });
      const quotes = new Map<string, string>();
      for (const [words, { serial, place }] of places)
        quotes.set(words, (await makeQuote(tx, by, await getItem(tx, { serial }), place)).id);
      for (const owed of obligations)
        await addOwed(tx, by, id, { owed, quoteId: quotes.get(owed.words), known });
    });
  }
}
