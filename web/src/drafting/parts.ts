import type { PleadingPart } from '../api/schema.gen.ts';

/** A heading or a paragraph as it is saved; `id` is null of a new one. */
export type WrittenPart = Omit<PleadingPart, 'id' | 'number' | 'runs'> & { readonly id: string | null };

/** What is done with one part of a pleading. `after`: the part behind which a new one comes; null: before all. */
export type PartChange =
  | { readonly what: 'write'; readonly id: string; readonly part: Omit<WrittenPart, 'id'> }
  | { readonly what: 'add'; readonly after: string | null; readonly part: Omit<WrittenPart, 'id'> }
  | { readonly what: 'remove'; readonly id: string }
  | { readonly what: 'move'; readonly id: string; readonly by: -1 | 1 };

const asWritten = ({ id, kind, partOf, level, body }: PleadingPart): WrittenPart => ({
  id,
  kind,
  partOf,
  level,
  body,
});

/** The parts after a change, made to what is there now; what is not there any more is written at the end, so that no word is lost. */
export function changed(parts: readonly PleadingPart[], change: PartChange): WrittenPart[] {
  const all = parts.map(asWritten);
  const of = change.what === 'add' ? change.after : change.id;
  const at = all.findIndex(({ id }) => id === of);
  switch (change.what) {
    case 'write':
      return at === -1
        ? [...all, { ...change.part, id: null }]
        : all.map((one, index) => (index === at ? { ...change.part, id: one.id } : one));
    case 'add': {
      const place = change.after === null ? 0 : at === -1 ? all.length : at + 1;
      return all.toSpliced(place, 0, { ...change.part, id: null });
    }
    case 'remove':
      return at === -1 ? all : all.toSpliced(at, 1);
    case 'move': {
      const one = all[at];
      const to = at + change.by;
      return !one || to < 0 || to >= all.length ? all : all.toSpliced(at, 1).toSpliced(to, 0, one);
    }
  }
}

/** A label as the text of a link in Markdown. */
const linkText = (text: string): string => text.replaceAll(/[[\]\\*_<`]/g, String.raw`\$&`);

/** Markdown of a cite that has no text yet: the server calls it by the number of its exhibit. */
export function citeOf(of: {
  readonly itemId: string;
  readonly page: number | null;
  readonly quoteId: string | null;
}): string {
  const { itemId, page, quoteId } = of;
  return `[](cite:${itemId}${quoteId === null ? '' : `/${quoteId}`}${page === null ? '' : `?page=${page}`})`;
}

/** Markdown of a cite of a provision or an allegation. */
export const linkOf = (text: string, address: string): string => `[${linkText(text)}](${address})`;

/** Markdown of words that need no cite, for this reason. */
export const nociteOf = (text: string, reason: string): string =>
  `[${text}](nocite:${encodeURIComponent(reason).replaceAll(/[()]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)})`;
