/** Ways to look at an allegation beside its matrix: as whoever answers it would attack it. */
export const matrixViews = ['attack'] as const;

/** What the address of an allegation says: how it is looked at, at which stage of proceedings, and which elements are open. */
export interface MatrixSearch {
  /** Id of a stage of the law; left out: the merits. */
  readonly stage?: string;
  readonly view?: (typeof matrixViews)[number];
  readonly open?: string[];
}

/** What the address of the list says: the provision under which a new allegation is begun, or that none is chosen yet. */
export interface AllegationsSearch {
  readonly charge?: string;
}

/** What the address of the page of the law says: the instrument that is read. */
export interface LawSearch {
  readonly instrument?: string;
}

const OF_THE_LAW = /^[a-z0-9][a-z0-9.-]{0,119}$/;
const OPEN_MAX = 200;

const isStage = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 60 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value);
const isName = (value: unknown): value is string => typeof value === 'string' && OF_THE_LAW.test(value);

/** Reads it; what it does not know it drops. */
export function matrixSearch(raw: Record<string, unknown>): MatrixSearch {
  const view = matrixViews.find((one) => one === raw['view']);
  const open = [...new Set([raw['open'] ?? []].flat().filter(isName))].slice(0, OPEN_MAX);
  const { stage } = raw;
  return {
    ...(view ? { view } : {}),
    ...(isStage(stage) ? { stage } : {}),
    ...(open.length > 0 ? { open } : {}),
  };
}

/** The word in the address for a new allegation of which nothing is chosen. */
export const ANY_CHARGE = 'new';

/** Reads it; what it does not know it drops. */
export function allegationsSearch(raw: Record<string, unknown>): AllegationsSearch {
  return isName(raw['charge']) ? { charge: raw['charge'] } : {};
}

/** Reads it; what it does not know it drops. */
export function lawSearch(raw: Record<string, unknown>): LawSearch {
  return isName(raw['instrument']) ? { instrument: raw['instrument'] } : {};
}
