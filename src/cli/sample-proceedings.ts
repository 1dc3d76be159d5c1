import type { Identity, Tx } from '#db';
import type { Law } from '#law';
import { addStep, answerTest, linkProceedings, makeProceeding } from '#proceedings';
import type { SampleCoding } from '#sample';

type By = Identity & { readonly personId: string };

/** What the sample names by key or by path, as the archive calls it; what a scan does not have is not there. */
interface Known {
  readonly claims: ReadonlyMap<string, string>;
  /** Serial of the item that a file became. */
  readonly serialOf: (path: string) => string | undefined;
}

type Given = SampleCoding['proceedings'][number];

async function addSteps(
  tx: Tx,
  by: By,
  id: string,
  of: { readonly law: Law; readonly steps: Given['steps']; readonly known: Known },
): Promise<ReadonlyMap<string, string>> {
  const { law, steps, known } = of;
  const first = new Map<string, string>();
  for (const { files, exchange, ...said } of steps) {
    const serials = files.flatMap((path) => known.serialOf(path) ?? []);
    const facts = { ...said, event: null, serials };
    const unsaid = { named: null, reply: null, repliedOn: null, replySays: null };
    const stepId = await addStep(tx, by, id, {
      law,
      facts: exchange ? { ...facts, exchange: { ...exchange, ...unsaid } } : facts,
    });
    if (!first.has(said.kind)) first.set(said.kind, stepId);
  }
  return first;
}

/** A proceeding as the archive calls it, with its first step of every kind. */
export interface BroughtProceeding {
  readonly id: string;
  readonly steps: ReadonlyMap<string, string>;
}

/** The cases of the two States before the two courts, with their steps as the notes tell them, tests that are answered from them, and which run beside which. Returns them by key. */
export async function bringProceedings(
  tx: Tx,
  by: By,
  home: { readonly caseId: string; readonly compartmentId: string; readonly law: Law },
  of: { readonly coding: SampleCoding; readonly known: Known },
): Promise<ReadonlyMap<string, BroughtProceeding>> {
  const { law } = home;
  const { coding, known } = of;
  const made = new Map<string, BroughtProceeding>();
  for (const { key, steps, answers, ...facts } of coding.proceedings) {
    const id = await makeProceeding(tx, by, { ...home, facts: { ...facts, bench: null } });
    made.set(key, { id, steps: await addSteps(tx, by, id, { law, steps, known }) });
    for (const { claims, files, ...answer } of answers)
      await answerTest(tx, by, id, {
        law,
        ...answer,
        claimIds: claims.flatMap((one) => known.claims.get(one) ?? []),
        serials: files.flatMap((path) => known.serialOf(path) ?? []),
      });
  }
  for (const { from, to, relation, reason } of coding.parallels) {
    const [id, otherId] = [made.get(from)?.id, made.get(to)?.id];
    if (id === undefined || otherId === undefined)
      throw new Error(`the sample names ${from} or ${to}, which is not there`);
    await linkProceedings(tx, by, id, { otherId, relation, reason });
  }
  return made;
}
