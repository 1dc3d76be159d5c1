import type { ItemDetail } from '../api/schema.gen.ts';

/** Ways of looking at an item; the names stand in its address. */
export const itemViews = ['pages', 'pictures', 'play', 'mail', 'capture', 'grid', 'text', 'bytes'] as const;

/** One of them. */
export type ItemView = (typeof itemViews)[number];

/** What is needed of an item to say how it can be looked at. */
export type Viewed = Pick<ItemDetail, 'copies'> & {
  readonly item: Pick<ItemDetail['item'], 'serial' | 'kind' | 'mediaType'>;
};

const copyAddress = (serial: string, id: string): string => `/api/items/${serial}/copies/${id}`;

/** Address of the item as a PDF: the original when it is one, else what was made of an office file; null without either. */
export function pdfAddressOf({ item, copies }: Viewed): string | null {
  if (item.mediaType === 'application/pdf') return `/api/items/${item.serial}/original`;
  const made = copies.findLast(({ role }) => role === 'pdf');
  return made ? copyAddress(item.serial, made.id) : null;
}

/** Address of the list of sheets that was read of a spreadsheet; null when none was. */
export function sheetsAddressOf({ item, copies }: Viewed): string | null {
  const list = copies.findLast(({ role, page }) => role === 'sheet' && page === null);
  return list ? copyAddress(item.serial, list.id) : null;
}

/** Addresses of the newest copy of a role for each page, by page. */
export function pageCopies(
  { item, copies }: Viewed,
  role: 'page-image' | 'ocr' | 'sheet' | 'captions',
): Map<number, string> {
  const found = new Map<number, string>();
  for (const copy of copies)
    if (copy.role === role && copy.page !== null) found.set(copy.page, copyAddress(item.serial, copy.id));
  return new Map([...found].toSorted(([a], [b]) => a - b));
}

/** Whether it is a web capture: its pages are items of their own. */
export const isCapture = (mediaType: string | null): boolean =>
  /^application\/(warc|wacz)$/.test(mediaType ?? '');

function own(viewed: Viewed): ItemView[] {
  const { kind, mediaType } = viewed.item;
  const hasSheets = viewed.copies.some(({ role }) => role === 'sheet');
  if (pdfAddressOf(viewed) !== null) return hasSheets ? ['grid', 'pages'] : ['pages'];
  if (hasSheets) return ['grid'];
  if (kind === 'audio' || kind === 'video') return ['play'];
  if (kind === 'mail') return ['mail'];
  if (isCapture(mediaType)) return ['capture'];
  return /^text\/(csv|tab-separated-values)/.test(mediaType ?? '') ? ['grid'] : [];
}

/** The ways in which an item can be looked at, the one that tells most first. Never empty: bytes can always be shown. */
export function viewsOf(viewed: Viewed): ItemView[] {
  const { kind, mediaType } = viewed.item;
  const pictures: ItemView[] = viewed.copies.some(({ role }) => role === 'page-image') ? ['pictures'] : [];
  const hasText = viewed.copies.some(({ role }) => role === 'text');
  // While nothing has read it yet, its text is still to come.
  const mayHaveText =
    hasText ||
    mediaType === null ||
    (['text', 'web', 'document'].includes(kind ?? '') && !isCapture(mediaType));
  return [...own(viewed), ...pictures, ...(mayHaveText ? (['text'] as const) : []), 'bytes'];
}
