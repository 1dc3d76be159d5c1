import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { myCompartments } from '#access';
import type { Archive } from '#archive';
import { receive, walk, type IntakeResult } from '#intake';
import { makeSample, type SampleManifest } from '#sample';
import { ownerOf } from './context.ts';

const KINDS = {
  government: 'organisation',
  court: 'organisation',
  organisation: 'organisation',
  press: 'publication',
  archive: 'organisation',
} as const;

/** Receives the batches of the sample case out of `folder`, one after the other, each with what came of it. */
export async function* receiveSample(
  archive: Archive,
  folder: string,
  sample: SampleManifest,
): AsyncGenerator<{ folder: string; result: IntakeResult }> {
  const { by, caseId, compartmentId } = await ownerOf(archive);
  const sealed = (await archive.db.tx(by, (tx) => myCompartments(tx, caseId))).find((one) => one.is_sealed);
  for (const batch of sample.batches) {
    const statement = {
      source: { name: batch.source.name, kind: KINDS[batch.source.kind] },
      label: batch.folder,
      obtainedFrom: batch.obtainedFrom,
      obtainedHow: batch.obtainedHow,
      obtainedAt: batch.obtainedAt,
      conditions: batch.conditions,
      language: batch.language.length === 1 ? (batch.language[0] ?? null) : null,
      restrictions: batch.restrictions,
    };
    // What is to lie sealed is never received into the open: without a sealed compartment it is not received.
    const into = batch.isSealed ? sealed?.id : compartmentId;
    if (into === undefined) continue;
    const result = await receive(
      archive,
      { by, caseId, compartmentId: into, statement },
      walk([join(folder, batch.folder)], archive.paths.root),
    );
    yield { folder: batch.folder, result };
  }
}

/**
 * Writes the sample case to a folder of its own, receives it into an archive and removes the folder. Tells how far it is, and `received`
 * when all of it is there.
 */
export async function loadSample(
  archive: Archive,
  progress: (step: { done: number; total: number; what: string }) => void,
  received: (sample: SampleManifest) => void = () => undefined,
): Promise<{ items: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'muniment-sample-'));
  try {
    const sample = await makeSample(folder);
    const total = sample.batches.length;
    let [done, items] = [0, 0];
    progress({ done, total, what: '' });
    for await (const { folder: what, result } of receiveSample(archive, folder, sample)) {
      done += 1;
      items += result.items;
      progress({ done, total, what });
    }
    received(sample);
    return { items };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
