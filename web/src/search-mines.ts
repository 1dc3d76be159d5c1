/** Kinds of forms of a record; as `recordForms` of the server’s src/mines/model.ts. */
export const RECORD_FORMS = ['soviet', 'nato', 'other'] as const;
/** What can be decided of an area; as `decisions` there. */
export const DECISIONS = ['not-decided', 'sha', 'cha'] as const;

/** What the address of the page of mines says: one filter for handovers and records, and how the records are shown. */
export interface MinesSearch {
  readonly view?: 'new' | 'map';
  readonly text?: string;
  readonly form?: (typeof RECORD_FORMS)[number];
  readonly decided?: (typeof DECISIONS)[number];
}

/** What the address of a new record says: the sheet that it is entered from, and the handover that the sheet came with. */
export interface NewRecordSearch {
  readonly sheet?: string;
  readonly handover?: string;
}

/** What the address of a record says: which version is shown, and that it is being corrected. */
export interface HazardRecordSearch {
  readonly version?: number;
  readonly view?: 'correct';
}

const TEXT_MAX = 200;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SERIAL = /^[0-9A-Z]{4}-[0-9A-Z]{4}$/;

/** Reads it; what it does not know it drops. */
export function minesSearch(raw: Record<string, unknown>): MinesSearch {
  const view = (['new', 'map'] as const).find((one) => one === raw['view']);
  const form = RECORD_FORMS.find((one) => one === raw['form']);
  const decided = DECISIONS.find((one) => one === raw['decided']);
  const text = typeof raw['text'] === 'string' ? raw['text'].slice(0, TEXT_MAX) : '';
  return {
    ...(view ? { view } : {}),
    ...(text === '' ? {} : { text }),
    ...(form ? { form } : {}),
    ...(decided ? { decided } : {}),
  };
}

/** Reads it; what it does not know it drops. */
export function newRecordSearch(raw: Record<string, unknown>): NewRecordSearch {
  const sheet = String(raw['sheet'] ?? '');
  const handover = String(raw['handover'] ?? '');
  return { ...(SERIAL.test(sheet) ? { sheet } : {}), ...(ID.test(handover) ? { handover } : {}) };
}

/** Reads it; what it does not know it drops. */
export function hazardRecordSearch(raw: Record<string, unknown>): HazardRecordSearch {
  const version = Number(raw['version']);
  return {
    ...(Number.isInteger(version) && version > 0 ? { version } : {}),
    ...(raw['view'] === 'correct' ? { view: 'correct' as const } : {}),
  };
}
