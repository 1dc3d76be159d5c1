import type { ProofRule, Standard } from '#law';
import { meetsStandard, type Judgement, type Scale } from './judge.ts';

/** What is missing for an element to meet its standard; null when nothing is. */
export interface Gap {
  /** `standard`: nobody says which is asked for. `nothing`: nothing is laid. `unweighed`: nothing of it was weighed. `weak`: it does not suffice. */
  readonly kind: 'standard' | 'nothing' | 'unweighed' | 'weak';
  readonly best: number | null;
  readonly origins: number;
  /** The ways in which the standard would be met. */
  readonly needed: readonly ProofRule[];
}

/** What evidence laid to one slot lacks for a standard. */
export function gapOf(scale: Scale, judgement: Judgement, required: string | null): Gap | null {
  const { best, origins, counts } = judgement;
  const standard: Standard | undefined = required === null ? undefined : scale.standards.get(required);
  const needed = standard?.provenBy ?? [];
  const gap = (kind: Gap['kind']): Gap => ({ kind, best, origins, needed });
  if (!standard) return gap('standard');
  if (meetsStandard(judgement, standard)) return null;
  if (counts.for === 0) return gap('nothing');
  return gap(best === null ? 'unweighed' : 'weak');
}
