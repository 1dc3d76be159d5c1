import { recordReads } from '#access';
import type { Identity, Tx } from '#db';
import { listAllegations, weighedBy, type WeighedBy } from './store.ts';

/** An allegation, and which version of the instrument it was made or changed by last. */
export interface RestingAllegation {
  readonly id: string;
  readonly title: string;
  readonly provision: string;
  readonly version: number;
  readonly digest: string;
}

/** What was assessed by a file of the law, of what whoever asks may see. */
export interface RestingOn {
  readonly allegations: readonly RestingAllegation[];
  /** Whether there are more allegations in the case than were looked through. */
  readonly hasMore: boolean;
  /** Claims by the version of the rubric that they were weighed by last. */
  readonly weighed: readonly WeighedBy[];
}

/** Allegations of a case that are looked through, the newest. */
const MOST_ALLEGATIONS = 1000;

/** What rests on a file of the law: allegations under an instrument, claims weighed by a rubric. That sealed allegations were listed is recorded. */
export async function restingOn(
  tx: Tx,
  by: Identity,
  of: { readonly caseId: string; readonly file: string },
): Promise<RestingOn> {
  const { caseId, file } = of;
  const found = await listAllegations(tx, { caseId, limit: MOST_ALLEGATIONS + 1, after: null });
  const own = found.slice(0, MOST_ALLEGATIONS).filter(({ provision }) => provision.startsWith(`${file}.`));
  await recordReads(
    tx,
    by,
    own.map(({ id, compartment_id: compartmentId }) => ({ table: 'allegation', id, compartmentId })),
    'listed',
  );
  return {
    allegations: own.map(({ id, title, provision, law_version: version, law_digest: digest }) => ({
      id,
      title,
      provision,
      version,
      digest,
    })),
    hasMore: found.length > MOST_ALLEGATIONS,
    weighed: await weighedBy(tx, caseId, file),
  };
}
