import type { LedgerFilter } from './api/keep-queries.ts';
import type { ItemFilter } from './api/queries.ts';
import type { ChangesFilter } from './api/together.ts';
import { itemViews, type ItemView } from './viewers/views.ts';

/** Reads the part of an address after `?`; a repeated name becomes a list. */
export function parseSearchParams(text: string): Record<string, string | string[]> {
  const params = new URLSearchParams(text);
  // Entries, not assignments: a name may be `__proto__`.
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const all = params.getAll(name);
      return [name, all.length === 1 ? (all[0] ?? '') : all];
    }),
  );
}

/** Writes it; empty values are left out, so that one filter has one address. */
export function formatSearchParams(search: Readonly<Record<string, unknown>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search))
    for (const one of [value ?? []].flat()) if (one !== '') params.append(name, String(one));
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

const many = (value: unknown): string[] =>
  [value ?? []].flat().filter((one): one is string => typeof one === 'string' && one !== '');

const one = (value: unknown): string | undefined => many(value)[0];

/** How a list of items is looked at; the table is left out of the address. */
export const itemListViews = ['cards', 'map', 'timeline'] as const;

/** What the address of the items page says: the filter, how it is looked at, and the columns of the table when chosen. */
export interface ItemsSearch extends ItemFilter {
  readonly view?: (typeof itemListViews)[number];
  readonly columns?: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether it is a day of the calendar, as YYYY-MM-DD. */
function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
}

const BOX = /^-?[\d.]{1,20}(,-?[\d.]{1,20}){3}$/;

/** Reads it; what it does not know it drops. */
export function itemsSearch(raw: Record<string, unknown>): ItemsSearch {
  const [kind, language, source] = [many(raw['kind']), many(raw['language']), many(raw['source'])];
  const [title, after, before] = [one(raw['title']), one(raw['after']), one(raw['before'])];
  const [findings, tag] = [one(raw['findings']), many(raw['tag'])];
  const [datedFrom, datedUntil, box] = [one(raw['datedFrom']), one(raw['datedUntil']), one(raw['box'])];
  const view = itemListViews.find((name) => name === one(raw['view']));
  const columns = one(raw['columns']);
  return {
    ...(kind.length > 0 ? { kind } : {}),
    ...(language.length > 0 ? { language } : {}),
    ...(source.length > 0 ? { source } : {}),
    ...(tag.length > 0 ? { tag } : {}),
    ...(findings === 'yes' || findings === 'no' ? { findings } : {}),
    ...(title ? { title } : {}),
    ...(after ? { after } : {}),
    ...(before ? { before } : {}),
    ...(datedFrom && isDay(datedFrom) ? { datedFrom } : {}),
    ...(datedUntil && isDay(datedUntil) ? { datedUntil } : {}),
    ...(box && BOX.test(box) ? { box } : {}),
    ...(view ? { view } : {}),
    ...(columns && /^[a-z-]{1,30}(,[a-z-]{1,30}){0,20}$/.test(columns) ? { columns } : {}),
  };
}

const DAY_MS = 86_400_000;

/** The filter as the API takes it: `before` is a day included on the page and a moment excluded in the API. */
export function apiFilter(search: ItemsSearch): ItemFilter {
  const { view: _, columns: _columns, before, ...filter } = search;
  const time = before === undefined ? Number.NaN : Date.parse(before);
  if (Number.isNaN(time)) return filter;
  return { ...filter, before: new Date(time + DAY_MS).toISOString().slice(0, 10) };
}

/** Panes of an item beside its viewer. */
export const itemTabs = [
  'about',
  'claims',
  'redactions',
  'verification',
  'talk',
  'history',
  'receipt',
] as const;

/** What the address of an item says: which pane is open, how it is looked at (left out: as tells most), and at which page. */
export interface ItemSearch {
  readonly tab?: (typeof itemTabs)[number];
  readonly show?: ItemView;
  readonly page?: string;
  /** Sheet of a spreadsheet. */
  readonly sheet?: string;
  /** The quote that is shown where it stands. */
  readonly quote?: string;
}

/** Reads it. */
export function itemSearch(raw: Record<string, unknown>): ItemSearch {
  const tab = itemTabs.find((name) => name === raw['tab']);
  const show = itemViews.find((name) => name === raw['show']);
  const [page, sheet, quote] = [one(raw['page']), one(raw['sheet']), one(raw['quote'])];
  return {
    ...(tab ? { tab } : {}),
    ...(show ? { show } : {}),
    ...(page !== undefined && /^\d{1,6}$/.test(page) ? { page } : {}),
    ...(sheet !== undefined && /^\d{1,3}$/.test(sheet) ? { sheet } : {}),
    ...(quote !== undefined && /^[0-9a-f-]{36}$/.test(quote) ? { quote } : {}),
  };
}

/** What the address of the search page says. */
export interface FindSearch {
  readonly q?: string;
  readonly from?: string;
  /** How one searches when not by typing into the box above. */
  readonly by?: 'parts' | 'list';
}

/** Reads it. */
export function findSearch(raw: Record<string, unknown>): FindSearch {
  const [q, from] = [one(raw['q']), one(raw['from'])];
  const by = one(raw['by']);
  return {
    ...(q ? { q } : {}),
    ...(from ? { from } : {}),
    ...(by === 'parts' || by === 'list' ? { by } : {}),
  };
}

/** What the address of the tasks page says: which list; one’s own is left out. */
export function tasksSearch(raw: Record<string, unknown>): { readonly show?: 'all' | 'overdue' } {
  const show = one(raw['show']);
  return show === 'all' || show === 'overdue' ? { show } : {};
}

/** What the address of the change feed says. */
export function changesSearch(raw: Record<string, unknown>): ChangesFilter {
  const [person, kind, day] = [one(raw['person']), one(raw['kind']), one(raw['day'])];
  return {
    ...(person && UUID.test(person) ? { person } : {}),
    ...(kind && /^[a-z-]{1,60}$/.test(kind) ? { kind } : {}),
    ...(day && isDay(day) ? { day } : {}),
  };
}

/** What the address of the sign-in page says: where to go afterwards. */
export function signInSearch(raw: Record<string, unknown>): { readonly next?: string } {
  const next = one(raw['next']);
  return next ? { next } : {};
}

/** What the address of the ledger says: the filter of its entries, which view, and the two checkpoints compared. */
export interface LedgerSearch extends LedgerFilter {
  readonly view?: 'checkpoints' | 'key';
  readonly old?: string;
  readonly now?: string;
}

/** Reads it; what it does not know it drops. */
export function ledgerSearch(raw: Record<string, unknown>): LedgerSearch {
  const [kind, actor, day] = [one(raw['kind']), one(raw['actor']), one(raw['day'])];
  const [view, old, now] = [one(raw['view']), one(raw['old']), one(raw['now'])];
  const isSize = (text: string | undefined): text is string =>
    text !== undefined && /^[1-9]\d{0,14}$/.test(text);
  return {
    ...(kind !== undefined && /^[a-z-]{1,60}$/.test(kind) ? { kind } : {}),
    ...(actor !== undefined && UUID.test(actor) ? { actor } : {}),
    ...(day !== undefined && isDay(day) ? { day } : {}),
    ...(view === 'checkpoints' || view === 'key' ? { view } : {}),
    ...(isSize(old) ? { old } : {}),
    ...(isSize(now) ? { now } : {}),
  };
}

/** What the address of the claims page says: which kinds and counts, and a part of what is said. */
export interface ClaimsSearch {
  readonly kind?: string;
  readonly measure?: string;
  readonly text?: string;
}

/** Reads it. */
export function claimsSearch(raw: Record<string, unknown>): ClaimsSearch {
  const [kind, measure, text] = [one(raw['kind']), one(raw['measure']), one(raw['text'])];
  return {
    ...(kind !== undefined && /^[a-z0-9-]{1,100}$/.test(kind) ? { kind } : {}),
    ...(measure !== undefined && /^[a-z0-9-]{1,100}$/.test(measure) ? { measure } : {}),
    ...(text === undefined || text === '' ? {} : { text: text.slice(0, 300) }),
  };
}
