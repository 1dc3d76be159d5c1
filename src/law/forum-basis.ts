import type { ForumBasis, Law } from './model.ts';

/**
 * What there is to say of a forum under whose eyes a provision is charged: `FORUM_INTERPRETIVE`: it finds no breach of the instrument by itself and reads it with
 * what it applies. `FORUM_NONE`: the instrument has no basis there. `FORUM_NOT_STATED`: the law that is loaded says nothing of it.
 */
export const FORUM_REMARKS = ['FORUM_INTERPRETIVE', 'FORUM_NONE', 'FORUM_NOT_STATED'] as const;

/** A remark, and whether what it rests on is to be checked by a lawyer. */
export interface ForumRemark {
  readonly code: (typeof FORUM_REMARKS)[number];
  readonly toCheck: boolean;
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

/** What must be said plainly of a charge before a forum; nothing where the forum can find a breach. Error LAW_UNKNOWN. */
export function forumRemarks(
  law: Law,
  charged: { readonly provision: string; readonly forum: string },
): ForumRemark[] {
  const basis = forumBasisOf(law, charged);
  if (basis === null) return [{ code: 'FORUM_NOT_STATED', toCheck: false }];
  if (basis.kind === 'jurisdictional') return [];
  const code = basis.kind === 'interpretive' ? 'FORUM_INTERPRETIVE' : 'FORUM_NONE';
  return [{ code, toCheck: basis.toCheck }];
}
