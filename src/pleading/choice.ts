import { recordReads, type WhatWasRead } from '#access';
import type { Identity, Tx } from '#db';
import { AppError } from '#kernel';
import type { Law } from '#law';
import { readStanding, type ChargeStanding } from './standing.ts';
import { listAllegations } from './store.ts';

/** What an exhibit does for the allegations of a case, as far as the reader may see them. */
export interface ExhibitUse {
  /** Allegations that would fall, or fall lower, without it (reference B7: sensitivity). */
  readonly hangsOn: number;
  /** Elements for which it is laid as evidence. */
  readonly elements: number;
  /** The highest band that a person confirmed of what it says; null when nobody weighed any. */
  readonly best: number | null;
}

/** An exhibit to choose from. */
export interface ChoiceOf {
  readonly exhibitId: string;
  readonly serial: string;
  readonly label: string;
  readonly title: string;
  /** Null where nobody counted them: it is taken for one. */
  readonly pages: number | null;
  /** Pages of it that an extract would have to hold; empty where only the whole can be filed. */
  readonly quotedPages: readonly number[];
  /** It may not be filed, whatever hangs on it. */
  readonly isBarred: boolean;
}

/** An exhibit in a proposal. */
export interface Chosen extends Omit<ChoiceOf, 'quotedPages'>, ExhibitUse {
  readonly isKept: boolean;
  /** The pages to annex where the whole does not fit and an extract does; null: all of them, or none. */
  readonly extract: readonly number[] | null;
}

/** A proposal of what to file where the pages are limited. */
export interface Choice {
  /** All of them, in the order in which they were taken. */
  readonly exhibits: readonly Chosen[];
  readonly limit: number;
  readonly pages: { readonly all: number; readonly kept: number };
}

/** Allegations of a case that are looked at, the newest; a case that argues more is told so. */
const MOST_ALLEGATIONS = 200;

const NONE: ExhibitUse = { hangsOn: 0, elements: 0, best: null };

/** Adds up what exhibits (by serial) do for one allegation after the other. */
class Uses {
  readonly of = new Map<string, ExhibitUse>();

  add(standing: ChargeStanding): void {
    const standingRefs = standing.refs.filter((one) => !one.is_withdrawn && one.serial !== null);
    for (const [serial, refs] of Map.groupBy(standingRefs, (one) => one.serial ?? '')) {
      const had = this.of.get(serial) ?? NONE;
      const bands = refs.flatMap((one) => standing.bandOf(one.claim_id) ?? []);
      const known = had.best === null ? bands : [...bands, had.best];
      this.of.set(serial, {
        ...had,
        elements: had.elements + new Set(refs.map(({ slot }) => slot)).size,
        best: known.reduce<number | null>((best, band) => Math.max(best ?? band, band), null),
      });
    }
    for (const { item } of standing.matrix().hangsOn) {
      const had = this.of.get(item) ?? NONE;
      this.of.set(item, { ...had, hangsOn: had.hangsOn + 1 });
    }
  }
}

/**
 * Proposes which exhibits to file within `limit` pages: first those that allegations hang on, then the weightier, then those that serve
 * more elements, then the shorter; of one that does not fit the pages that are quoted or cited are proposed as an extract, the whole to be deposited, where these fit; else it is
 * passed over for the next that does. A proposal: nothing is changed by it.
 */
export function proposeChoice(
  exhibits: readonly ChoiceOf[],
  uses: ReadonlyMap<string, ExhibitUse>,
  limit: number,
): Choice {
  const inOrder = exhibits
    .map(({ exhibitId, serial, label, title, pages, quotedPages, isBarred }, at) => {
      const { hangsOn, elements, best } = uses.get(serial) ?? NONE;
      return { exhibitId, serial, label, title, pages, quotedPages, isBarred, hangsOn, elements, best, at };
    })
    .toSorted(
      (a, b) =>
        b.hangsOn - a.hangsOn ||
        (b.best ?? -1) - (a.best ?? -1) ||
        b.elements - a.elements ||
        (a.pages ?? 1) - (b.pages ?? 1) ||
        a.at - b.at,
    );
  let kept = 0;
  const chosen = inOrder.map(({ at: _at, quotedPages, ...one }): Chosen => {
    const pages = one.pages ?? 1;
    const fits = (count: number): boolean => !one.isBarred && kept + count <= limit;
    const [whole, part] = [fits(pages), fits(quotedPages.length)];
    const extract = !whole && part && quotedPages.length > 0 ? quotedPages : null;
    const isKept = whole || extract !== null;
    if (isKept) kept += extract?.length ?? pages;
    return { ...one, isKept, extract };
  });
  const all = exhibits.reduce((sum, { pages }) => sum + (pages ?? 1), 0);
  return { exhibits: chosen, limit, pages: { all, kept } };
}

/**
 * `proposeChoice` for exhibits of a case, by the allegations that whoever asks may see. Those whose provision the law that is loaded does not
 * have are counted in `passedOver`, and one more stands for all beyond the newest 200. That sealed allegations and claims were read is recorded.
 */
export async function choiceToShow(
  tx: Tx,
  by: Identity,
  law: Law,
  wanted: { readonly caseId: string; readonly exhibits: readonly ChoiceOf[]; readonly limit: number },
): Promise<Choice & { readonly allegations: number; readonly passedOver: number }> {
  const { caseId, exhibits, limit } = wanted;
  const found = await listAllegations(tx, { caseId, limit: MOST_ALLEGATIONS + 1, after: null });
  const uses = new Uses();
  const read: WhatWasRead[] = [];
  let passedOver = found.length > MOST_ALLEGATIONS ? 1 : 0;
  for (const allegation of found.slice(0, MOST_ALLEGATIONS)) {
    const made = await readStanding(tx, law, allegation).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'LAW_UNKNOWN') return null;
      throw error;
    });
    if (made === null) passedOver += 1;
    else uses.add(made);
    read.push({ table: 'allegation', id: allegation.id, compartmentId: allegation.compartment_id });
    for (const { claim_id: claimId, compartment_id: compartmentId } of made?.refs ?? [])
      read.push({ table: 'claim', id: claimId, compartmentId });
  }
  const once = new Map(read.map((one) => [`${one.table} ${one.id}`, one]));
  await recordReads(tx, by, [...once.values()], 'listed');
  return { ...proposeChoice(exhibits, uses.of, limit), allegations: found.length, passedOver };
}
