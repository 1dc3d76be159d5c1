import { recordReads } from '#access';
import { protectedSourceTexts } from '#catalogue';
import { protectedNames } from '#coding';
import type { Identity, Tx } from '#db';
import { AppError } from '#kernel';
import { SealedTexts, type SealedText } from './find.ts';
import { areTextsHidden, sealedTextsOf } from './store.ts';

/**
 * All that may stand in no public version of a case: every recorded form of the names of protected people, groups and sources, what is known of
 * how to reach a source, and the texts that somebody sealed. That they were read is recorded of each. Error REDACTION_NAMES_HIDDEN for whoever
 * may not see one of them: no search with half of the names is taken for a search.
 */
export async function sealedTexts(tx: Tx, by: Identity, caseId: string): Promise<SealedTexts> {
  if (await areTextsHidden(tx, caseId)) throw new AppError('REDACTION_NAMES_HIDDEN');
  const names = await protectedNames(tx, caseId);
  const sources = await protectedSourceTexts(tx, caseId);
  const given = await sealedTextsOf(tx, caseId);
  const actors = new Map(names.map((one) => [one.actorId, one.compartmentId]));
  const owners = new Map(sources.map((one) => [one.sourceId, one.compartmentId]));
  await recordReads(
    tx,
    by,
    [
      ...[...actors].map(([id, compartmentId]) => ({ table: 'actor_identity' as const, id, compartmentId })),
      ...[...owners].map(([id, compartmentId]) => ({ table: 'source_identity' as const, id, compartmentId })),
    ],
    'looked for in a public version',
  );
  return new SealedTexts([
    ...names.map(({ name }): SealedText => ({ kind: 'name', body: name })),
    ...sources.flatMap(({ names: own, contact }): SealedText[] => [
      ...own.map((body): SealedText => ({ kind: 'name', body })),
      // Several ways to reach somebody are written one after another.
      ...(contact ?? '')
        .split(/[\n;,]+/)
        .filter((body) => body.trim() !== '')
        .map((body): SealedText => ({ kind: 'text', body })),
    ]),
    ...given.map(({ kind, body }): SealedText => ({
      kind: kind === 'name' || kind === 'address' ? kind : 'text',
      body,
    })),
  ]);
}
