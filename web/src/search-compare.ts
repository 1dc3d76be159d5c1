import type { ItemSearch } from './search-params.ts';
import { itemViews, type ItemView } from './viewers/views.ts';

/** The two sides of a comparison. */
export type Side = 'a' | 'b';

/** What the address of a comparison says: the serials, how each is looked at, whether they move together, sides or words. */
export interface CompareSearch {
  readonly a?: string;
  readonly b?: string;
  readonly ashow?: ItemView;
  readonly bshow?: ItemView;
  readonly apage?: string;
  readonly bpage?: string;
  readonly asheet?: string;
  readonly bsheet?: string;
  readonly together?: 'yes';
  readonly view?: 'words';
}

const SERIAL = /^[0-9A-Z]{4}-?[0-9A-Z]{4}$/i;

/** Reads it; what it does not know it drops. */
export function compareSearch(raw: Record<string, unknown>): CompareSearch {
  const text = (name: string, pattern: RegExp): string | undefined => {
    const value = raw[name];
    return typeof value === 'string' && pattern.test(value) ? value : undefined;
  };
  const [a, b] = [text('a', SERIAL), text('b', SERIAL)];
  const [ashow, bshow] = ['ashow', 'bshow'].map((name) => itemViews.find((view) => view === raw[name]));
  const [apage, bpage] = [text('apage', /^\d{1,6}$/), text('bpage', /^\d{1,6}$/)];
  const [asheet, bsheet] = [text('asheet', /^\d{1,3}$/), text('bsheet', /^\d{1,3}$/)];
  return {
    ...(a ? { a } : {}),
    ...(b ? { b } : {}),
    ...(ashow ? { ashow } : {}),
    ...(bshow ? { bshow } : {}),
    ...(apage ? { apage } : {}),
    ...(bpage ? { bpage } : {}),
    ...(asheet ? { asheet } : {}),
    ...(bsheet ? { bsheet } : {}),
    ...(raw['together'] === 'yes' ? { together: 'yes' as const } : {}),
    ...(raw['view'] === 'words' ? { view: 'words' as const } : {}),
  };
}

type Look = Pick<ItemSearch, 'show' | 'page' | 'sheet'>;

/** How one side is looked at. */
export function sideLook(search: CompareSearch, side: Side): Look {
  const [show, page, sheet] = [search[`${side}show`], search[`${side}page`], search[`${side}sheet`]];
  return { ...(show ? { show } : {}), ...(page ? { page } : {}), ...(sheet ? { sheet } : {}) };
}

/** The same comparison with one side looked at otherwise. */
export function withSideLook(search: CompareSearch, side: Side, look: Look): CompareSearch {
  const { ashow, apage, asheet, bshow, bpage, bsheet, ...rest } = search;
  const { show, page, sheet } = look;
  const a = side === 'a' ? { ashow: show, apage: page, asheet: sheet } : { ashow, apage, asheet };
  const b = side === 'b' ? { bshow: show, bpage: page, bsheet: sheet } : { bshow, bpage, bsheet };
  return compareSearch({ ...rest, ...a, ...b });
}
