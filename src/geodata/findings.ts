import type { FileFinding } from './model.ts';

/** Told one by one of each kind; the rest are counted. */
const MOST_TOLD = 100;

type Kind = Pick<FileFinding, 'severity' | 'says' | 'safety'>;

const KINDS = {
  'ring-crosses-itself': {
    severity: 'error',
    says: 'The outline crosses itself.',
    safety: 'Which side of the line is inside cannot be told: do not use it to say what is outside.',
  },
  'ring-not-checked': {
    severity: 'warning',
    says: 'The outline has so many sides that it was not looked for crossings.',
    safety: 'It may cross itself.',
  },
  'ring-clockwise': {
    severity: 'info',
    says: 'The outline runs clockwise where the format asks for the other way; it was read the way that encloses the smaller area.',
    safety: 'A reader that takes it literally sees everything but the area.',
  },
  'ring-open': {
    severity: 'warning',
    says: 'The outline does not return to its first corner; it was closed with a straight line.',
    safety: 'The last side was never measured.',
  },
  'ring-too-short': {
    severity: 'error',
    says: 'The outline has fewer than three different corners and encloses nothing.',
    safety:
      'The record says that something lies there and not how far: take the points as marks, not as limits.',
  },
  'coordinate-outside-earth': {
    severity: 'error',
    says: 'A coordinate lies outside of the Earth (latitude over 90°, longitude over 180°, or not a number).',
    safety: 'The feature cannot be drawn; metres may have been written where degrees are meant.',
  },
  'axes-maybe-swapped': {
    severity: 'error',
    says: 'A latitude is over 90° and would be in range if the two numbers changed places.',
    safety: 'The axes are swapped; the feature was not placed.',
  },
  'null-island': {
    severity: 'error',
    says: 'The position is 0°, 0°: what programs write where there is none.',
    safety: 'The place is not known.',
  },
  'no-geometry': {
    severity: 'warning',
    says: 'The feature has no place.',
    safety: 'It is on no map. What is not drawn is not absent.',
  },
  'geometry-unreadable': {
    severity: 'error',
    says: 'The geometry cannot be read.',
    safety: 'The feature is on no map. What is not drawn is not absent.',
  },
  'id-twice': {
    severity: 'warning',
    says: 'Two features have this identifier.',
    safety: 'The same field may be counted twice, or one may have been written over.',
  },
  'crs-unknown': {
    severity: 'error',
    says: 'The file says that its coordinates are in a system that is not known here.',
    safety:
      'The features were not placed: read as WGS 84 they could be off by a hundred metres, or by a continent.',
  },
  'crs-missing': {
    severity: 'error',
    says: 'The file does not say in which system its coordinates are; they were read as WGS 84.',
    safety: 'In another system of the region the same numbers lie about a hundred metres away.',
  },
  'crs-transformed': {
    severity: 'info',
    says: 'The coordinates were brought from another system to WGS 84.',
    safety: 'The shift between systems is good to some metres.',
  },
  'file-cut-short': {
    severity: 'error',
    says: 'The file ends or breaks before it is complete; what came before was read.',
    safety: 'There are features that nobody sees here.',
  },
  'too-many-features': {
    severity: 'error',
    says: 'The file has more features than are read from one file; the rest was left out.',
    safety: 'There are features that nobody sees here.',
  },
  'too-many-corners': {
    severity: 'error',
    says: 'A feature has more corners than are read; it was not placed.',
    safety: 'It is on no map. What is not drawn is not absent.',
  },
  'path-outside-archive': {
    severity: 'error',
    says: 'A name in the archive points outside of it, as hostile archives do; the member was not read.',
    safety: 'Whoever made the file may mean harm: ask where it comes from before anything in it is trusted.',
  },
  'network-link': {
    severity: 'warning',
    says: 'The file points to another place for more features; nothing was fetched.',
    safety: 'There are features that nobody sees here.',
  },
  'shape-without-table': {
    severity: 'error',
    says: 'The table of the shapefile is missing; its shapes have no names and no facts.',
    safety: 'What lies in an area is not known.',
  },
} as const satisfies Record<string, Kind>;

/** Code of a finding about a file of geometry. */
export type FindingCode = keyof typeof KINDS;

/** All codes: what catalogues and documents are held against. */
export const fileFindingCodes = Object.keys(KINDS) as readonly FindingCode[];

/** Collects what is found in a file: the first hundred of a kind by name, the rest as a number. */
export class Findings {
  readonly #told: { code: FindingCode; subject: string; detail: string }[] = [];
  readonly #times = new Map<FindingCode, number>();

  add(code: FindingCode, subject: string, detail = ''): void {
    const times = (this.#times.get(code) ?? 0) + 1;
    this.#times.set(code, times);
    if (times <= MOST_TOLD) this.#told.push({ code, subject: subject.slice(0, 200), detail });
  }

  list(): FileFinding[] {
    return this.#told.map(({ code, subject, detail }) => {
      const { severity, says, safety } = KINDS[code];
      const whole = detail === '' ? says : `${says} ${detail}`;
      return { code, severity, subject, says: whole, safety, times: this.#times.get(code) ?? 1 };
    });
  }
}
