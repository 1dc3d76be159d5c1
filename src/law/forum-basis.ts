import type { ForumBasis, Law } from './model.ts';
import { stateNamed } from './state-names.ts';

/**
 * What there is to say of a forum under whose eyes a provision is charged: `FORUM_INTERPRETIVE`: it finds no breach of the instrument by itself and reads it with
 * what it applies. `FORUM_NONE`: the instrument has no basis there. `FORUM_NOT_STATED`: the law that is loaded says nothing of it. `FORUM_RESERVED`: a party
 * to the charge made a reservation to the provision by which the forum decides.
 */
export const FORUM_REMARKS = [
  'FORUM_INTERPRETIVE',
  'FORUM_NONE',
  'FORUM_NOT_STATED',
  'FORUM_RESERVED',
] as const;

/** A remark, whether what it rests on is to be checked by a lawyer, and of which of the two parties (as the charge calls them) it is said. */
export interface ForumRemark {
  readonly code: (typeof FORUM_REMARKS)[number];
  readonly toCheck: boolean;
  readonly parties: readonly string[];
}

const STRONGEST = ['jurisdictional', 'interpretive', 'none'] as const;

/** What the instrument of a provision is good for before a forum: of several statements the strongest; null where none is made. Error LAW_UNKNOWN. */
export function forumBasisOf(
  law: Law,
  { provision, forum }: { readonly provision: string; readonly forum: string },
): ForumBasis | null {
  const { forumBasis } = law.instrument(law.provision(provision).instrument);
  const own = forumBasis.filter((one) => one.forum === forum);
  return STRONGEST.flatMap((kind) => own.find((one) => one.kind === kind) ?? [])[0] ?? null;
}

/** Reservations of either party to the provision by which the forum decides; none where a party is not called as a State is. The same whichever of them charges. */
function reserved(law: Law, charged: Charged, by: string | null): ForumRemark[] {
  const { parties } = law.instrument(law.provision(charged.provision).instrument);
  const found = [charged.party, charged.respondent].flatMap((party) => {
    const code = stateNamed(party);
    const own = parties.find(({ state }) => state === code)?.reservations ?? [];
    return own
      .filter(({ provisions }) => by !== null && provisions.includes(by))
      .map((one) => ({ party, one }));
  });
  if (found.length === 0) return [];
  return [
    {
      code: 'FORUM_RESERVED',
      toCheck: found.some(({ one }) => one.toCheck),
      parties: [...new Set(found.map(({ party }) => party))],
    },
  ];
}

/** What is charged: between whom, under which provision, before which forum. */
interface Charged {
  readonly provision: string;
  readonly forum: string;
  readonly party: string;
  readonly respondent: string;
}

/** What must be said plainly of a charge before a forum; nothing where the forum can find a breach and neither party reserved that. Error LAW_UNKNOWN. */
export function forumRemarks(law: Law, charged: Charged): ForumRemark[] {
  const basis = forumBasisOf(law, charged);
  if (basis === null) return [{ code: 'FORUM_NOT_STATED', toCheck: false, parties: [] }];
  if (basis.kind === 'jurisdictional') return reserved(law, charged, basis.by);
  const code = basis.kind === 'interpretive' ? 'FORUM_INTERPRETIVE' : 'FORUM_NONE';
  return [{ code, toCheck: basis.toCheck, parties: [] }];
}
