import type { CitedExhibit } from './check.ts';
import { addressOf, readBody, type Run } from './inline.ts';

/** A stretch of a paragraph as it is shown. */
export interface ShownRun extends Omit<Run, 'target'> {
  readonly to: 'exhibit' | 'law' | 'allegation' | 'other' | null;
  /** Id of the provision or allegation, address of another link; null of words and exhibits. */
  readonly id: string | null;
  /** Of the exhibit that is cited, when it may be seen. */
  readonly serial: string | null;
  readonly page: number | null;
  readonly quoteId: string | null;
  /** It cites an exhibit that the reader may not see. */
  readonly isHidden: boolean;
}

/** The stretches of a body as they are shown. */
export function shownRuns(
  body: string,
  of: { readonly exhibits: ReadonlyMap<string, CitedExhibit>; readonly hidden: ReadonlySet<string> },
): ShownRun[] {
  return readBody(body).map(({ target, ...style }): ShownRun => {
    const none = { id: null, serial: null, page: null, quoteId: null, isHidden: false };
    if (target === null) return { ...style, to: null, ...none };
    if (target.to === 'other') return { ...style, to: 'other', ...none, id: addressOf(target) };
    if (target.to !== 'exhibit') return { ...style, to: target.to, ...none, id: target.id };
    const { itemId, page, quoteId } = target;
    return {
      ...style,
      to: 'exhibit',
      id: null,
      serial: of.exhibits.get(itemId)?.serial ?? null,
      page,
      quoteId,
      isHidden: of.hidden.has(itemId),
    };
  });
}
