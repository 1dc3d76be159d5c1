import type { Identity, Tx } from '#db';
import type { Law } from '#law';
import { AppError } from '#kernel';
import { aboutCharge, piecesOf, readLaid, weightOf, type AboutCharge, type LaidPiece } from './charge.ts';
import type { LaidRef } from './laid/store.ts';
import type { Allegation } from './model.ts';
import { pageMark, type ChargeStanding } from './standing.ts';
import { weighingsOf } from './store.ts';
import { RUBRIC } from './weighings.ts';

/** Pieces of evidence that are told of at once. */
const PAGE = 100;

/**
 * What is asked for of what is laid, besides all of it: what speaks against and is not answered, what nobody weighed, what the rubric by which it was
 * weighed warns of.
 */
export const laidFilters = ['unanswered', 'unweighed', 'alerts'] as const;

/** Which of what is laid is asked for, and where the last page ended. */
export interface AskedLaid {
  readonly slot: string | null;
  readonly only: (typeof laidFilters)[number] | null;
  readonly after: string | null;
}

/** How much is laid on one side, and from how many origins. */
export interface SideCount {
  readonly pieces: number;
  readonly origins: number;
}

/** A page of what is laid. */
export interface LaidPage {
  readonly pieces: readonly LaidPiece[];
  /** Where it ends; null where nothing follows. */
  readonly next: string | null;
  /** Of all that was asked for. */
  readonly count: number;
  readonly for: SideCount;
  readonly against: SideCount;
}

/** An allegation, what it comes to, and what is laid to it. */
export interface ShownCharge extends AboutCharge {
  readonly allegation: Allegation;
  /** All of it where one page has room for it; null where it has not: then it is asked for element by element. */
  readonly laid: LaidPage | null;
  /** Elements and alternatives to which something is laid, withdrawn or not. */
  readonly laidTo: readonly string[];
  readonly counts: { readonly laid: number; readonly unanswered: number; readonly unweighed: number };
}

function sideOf(standing: ChargeStanding, refs: readonly LaidRef[], stance: LaidRef['stance']): SideCount {
  const own = refs.filter((one) => one.stance === stance);
  const standingOnes = own.filter((one) => !one.is_withdrawn);
  return {
    pieces: own.length,
    origins: new Set(standingOnes.map(({ claim_id: claim }) => standing.origins.get(claim) ?? claim)).size,
  };
}

async function filtered(
  tx: Tx,
  law: Law,
  standing: ChargeStanding,
  only: AskedLaid['only'],
): Promise<readonly LaidRef[]> {
  switch (only) {
    case null:
      return standing.refs;
    case 'unanswered':
      return standing.unanswered();
    case 'unweighed':
      return standing.unweighed();
    case 'alerts': {
      const ids = [...new Set(standing.refs.map((one) => one.claim_id))];
      const weighings = await weighingsOf(tx, ids, RUBRIC);
      const warned = new Set(
        weighings.flatMap((one) =>
          (weightOf(law, one)?.weight?.alerts.length ?? 0) > 0 ? [one.claim_id] : [],
        ),
      );
      return standing.refs.filter((one) => !one.is_withdrawn && warned.has(one.claim_id));
    }
  }
}

/** A page of what is laid, as it is read by whoever is shown it; that it was read is recorded. Error CATALOGUE_BAD_CURSOR: where it ended is gone. */
export async function laidPage(
  tx: Tx,
  by: Identity,
  of: { readonly law: Law; readonly standing: ChargeStanding; readonly asked: AskedLaid },
): Promise<LaidPage> {
  const { law, standing, asked } = of;
  const { slot, only, after } = asked;
  const all =
    slot !== null && only === null
      ? standing.at(slot)
      : (await filtered(tx, law, standing, only)).filter((one) => slot === null || one.slot === slot);
  const from = after === null ? 0 : all.findIndex((one) => pageMark(one) === after) + 1;
  if (after !== null && from === 0)
    throw new AppError('CATALOGUE_BAD_CURSOR', { cursor: after.slice(0, 40) });
  const refs = all.slice(from, from + PAGE);
  const pieces = await piecesOf(tx, law, standing, refs);
  await readLaid(tx, by, pieces, []);
  const last = refs.at(-1);
  return {
    pieces,
    next: last && from + PAGE < all.length ? pageMark(last) : null,
    count: all.length,
    for: sideOf(standing, all, 'for'),
    against: sideOf(standing, all, 'against'),
  };
}

/** An allegation with what it comes to, and what is laid to it where that is little. */
export async function shownCharge(
  tx: Tx,
  by: Identity,
  of: { readonly law: Law; readonly allegation: Allegation; readonly standing: ChargeStanding },
): Promise<ShownCharge> {
  const { law, allegation, standing } = of;
  const asked = { slot: null, only: null, after: null };
  await readLaid(tx, by, [], standing.bare);
  return {
    allegation,
    ...aboutCharge(law, allegation, standing),
    laid: standing.refs.length > PAGE ? null : await laidPage(tx, by, { law, standing, asked }),
    laidTo: standing.laidTo(),
    counts: {
      laid: standing.refs.length,
      unanswered: standing.unanswered().length,
      unweighed: standing.unweighed().length,
    },
  };
}
