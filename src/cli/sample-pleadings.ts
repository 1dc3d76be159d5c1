import type { Archive } from '#archive';
import type { Tx } from '#db';
import { exhibitsOf } from '#dossier';
import { citableQuotes, listPleadings, makePleading, type Part } from '#drafting';
import type { LedgeredRow } from '#ledger';
import { readCoding, readPleadings, type SampleManifest, type SamplePleadings } from '#sample';
import { ownerOf } from './context.ts';

type Stretch = SamplePleadings[number]['sections'][number]['paragraphs'][number][number];

/** Cites of claims by their keys: the exhibit that the claim is quoted from, and the quote where it was made. */
async function citesFor(
  tx: Tx,
  dossierId: string,
  sample: SampleManifest,
): Promise<(key: string) => Promise<string>> {
  const digests = new Map(sample.files.map(({ path, sha256 }) => [path, sha256]));
  const items = new Map((await exhibitsOf(tx, dossierId)).map(({ sha256, itemId }) => [sha256, itemId]));
  const claims = new Map(readCoding().claims.map((claim) => [claim.key, claim]));
  return async (key) => {
    const claim = claims.get(key);
    const itemId = items.get(digests.get(claim?.file ?? '') ?? '');
    if (!claim || itemId === undefined) throw new Error(`the sample cites ${key}, which is no exhibit`);
    // The line breaks of a page count as spaces in the words of the sample: the first words are enough to find the quote.
    const words = claim.words.split(' ').slice(0, 3).join(' ');
    const quote = (await citableQuotes(tx, { dossierId, words, limit: 20 })).find(
      (one) => one.itemId === itemId,
    );
    return `[](cite:${itemId}${quote ? `/${quote.id}?page=${quote.page ?? 1}` : ''})`;
  };
}

async function textOf(run: Stretch, cite: (key: string) => Promise<string>): Promise<string> {
  if ('claim' in run) return cite(run.claim);
  if ('law' in run) return `[${run.text}](law:${run.law})`;
  return run.nocite === undefined ? run.text : `[${run.text}](nocite:${encodeURIComponent(run.nocite)})`;
}

/** Begins a short outline in the dossier of either side, where none is: what each says, said by whom, and one thing that is still to be shown. */
export async function bringSamplePleadings(
  archive: Archive,
  sample: SampleManifest,
  dossiers: readonly LedgeredRow<'dossier'>[],
): Promise<void> {
  const { by, caseId, compartmentId } = await ownerOf(archive);
  for (const { dossier: name, title, sections } of readPleadings()) {
    const dossier = dossiers.find((one) => one.name === name);
    if (!dossier) throw new Error(`the sample has no dossier ${name}`);
    await archive.db.tx(by, async (tx) => {
      if ((await listPleadings(tx, { caseId, dossierId: dossier.id, limit: 1 })).length > 0) return;
      const cite = await citesFor(tx, dossier.id, sample);
      const parts: Part[] = [];
      for (const { of, heading, paragraphs } of sections) {
        parts.push({ id: null, kind: 'section', partOf: of, level: 1, body: heading });
        for (const runs of paragraphs) {
          let body = '';
          for (const run of runs) body += await textOf(run, cite);
          parts.push({ id: null, kind: 'paragraph', partOf: null, level: null, body });
        }
      }
      const facts = { kind: 'application', title, language: 'en' } as const;
      await makePleading(tx, by, { caseId, dossierId: dossier.id, compartmentId, facts, parts });
    });
  }
}
