import type { ItemDetail } from '../api/schema.gen.ts';
import { pageCopies } from './views.ts';

/** A track of captions that the file carries inside itself. */
export interface Captions {
  readonly number: number;
  readonly address: string;
  /** Language that the file states, as it states it; `und` when it states none. */
  readonly language: string;
  /** Name that the file gives the track, or nothing. */
  readonly title: string;
}

/** The tracks of captions that our tool read from the file, in the order of the file. */
export function captionsOf(detail: Pick<ItemDetail, 'item' | 'copies'>): Captions[] {
  const params = detail.copies.findLast(({ role }) => role === 'captions')?.made?.params ?? {};
  return [...pageCopies(detail, 'captions')].map(([number, address]) => {
    const said = params[`track${number}`];
    const [language = 'und', ...title] = (typeof said === 'string' ? said : '').split(' ');
    return { number, address, language: language || 'und', title: title.join(' ') };
  });
}
