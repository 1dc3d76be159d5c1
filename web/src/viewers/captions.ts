import type { ItemDetail } from '../api/schema.gen.ts';
import { pageCopies } from './views.ts';

/** A track of captions: one that the file carries inside itself, or a file that was received beside it. */
export interface Captions {
  readonly id: string;
  readonly address: string;
  /** Language that is stated, as it is stated; `und` when none is. */
  readonly language: string;
  /** Name that the film gives the track, or nothing. */
  readonly title: string;
  /** The item that holds them when it is another than the film. */
  readonly beside: { readonly serial: string; readonly title: string } | null;
}

type Held = Pick<ItemDetail, 'item' | 'copies'>;

function tracksOf({ item, copies }: Held, beside: Captions['beside']): Captions[] {
  const params = copies.findLast(({ role }) => role === 'captions')?.made?.params ?? {};
  return [...pageCopies({ item, copies }, 'captions')].map(([number, address]) => {
    const said = params[`track${number}`];
    const [language = '', ...title] = (typeof said === 'string' ? said : '').split(' ');
    return {
      id: `${item.serial}-${number}`,
      address,
      language: language || 'und',
      title: title.join(' '),
      beside,
    };
  });
}

/** The tracks of captions that our tool read from the film itself, in the order of the file. */
export function captionsOf(detail: Held): Captions[] {
  return tracksOf(detail, null);
}

/** Captions in a file of their own; the language is that of its name (`talk.en.srt`), else what its text seems to be. */
export function captionsBesideOf(detail: Held): Captions[] {
  const { serial, title, languages } = detail.item;
  const named = /\.([a-z]{2,3})\.[a-z]{3}$/i.exec(title)?.[1]?.toLowerCase();
  const language = named ?? languages[0] ?? 'und';
  return tracksOf(detail, { serial, title }).map((track) => ({ ...track, language }));
}

/** Serials of the items that hold captions of this one. */
export function captionItemsOf({ relations }: Pick<ItemDetail, 'relations'>): string[] {
  return relations
    .filter(({ kind, outgoing }) => kind === 'captions-of' && !outgoing)
    .map(({ serial }) => serial);
}
