import { localeOf } from './locale.ts';
import { isLanguage, LANGUAGES, type Language } from './translate.ts';

/** Writes values as one language does. Times are UTC: local time is shown only beside it. */
export interface Format {
  readonly number: (value: number) => string;
  /** Whole bytes under 1,000, then kB, MB … (powers of ten), three significant digits. */
  readonly bytes: (sizeBytes: number) => string;
  /** Date and time to the minute in UTC, with `UTC` behind. Takes RFC 3339; other text comes back as it is. */
  readonly moment: (at: string) => string;
  /** The same moment in the time zone of this machine, with its name. */
  readonly localMoment: (at: string) => string;
  /** The day alone, UTC. */
  readonly day: (at: string) => string;
  /** A stretch of days, both included, as shortly as it can be said: a decade, a year, a month, a day, or from day to day. */
  readonly stretch: (from: string, to: string) => string;
  /** How long before `now`: “3 minutes ago”. */
  readonly ago: (at: string, now: number) => string;
  /** Things in the order in which this language puts their names; numbers within them by size. */
  readonly ordered: <T>(list: readonly T[], nameOf: (one: T) => string) => T[];
  /** Name of a language by its tag, in the interface's language. */
  readonly languageName: (tag: string) => string;
}

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

function relative(format: Intl.RelativeTimeFormat, secondsAgo: number): string {
  const found = STEPS.find(([, seconds]) => secondsAgo >= seconds) ?? (['second', 1] as const);
  return format.format(-Math.floor(secondsAgo / found[1]), found[0]);
}

/** Makes a thing when it is first asked for: the platform's tables take long to open, and a page needs few of them. */
function later<T>(make: () => T): () => T {
  let made: { readonly it: T } | null = null;
  return () => (made ??= { it: make() }).it;
}

/** Makes the writer of one language. */
export function makeFormat(own: Language): Format {
  const { tag: language, isKnown } = localeOf(own);
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const dateStyle = isKnown ? 'medium' : 'short';
  const utc = { timeZone: 'UTC', dateStyle, timeStyle: 'short' } as const;
  const moments = later(() => new Intl.DateTimeFormat(language, { ...utc, hourCycle: 'h23' }));
  const days = later(() => new Intl.DateTimeFormat(language, { timeZone: 'UTC', dateStyle }));
  const month = isKnown ? 'short' : '2-digit';
  const months = later(() => new Intl.DateTimeFormat(language, { timeZone: 'UTC', year: 'numeric', month }));
  const local = later(
    () =>
      new Intl.DateTimeFormat(language, {
        year: 'numeric',
        month,
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        timeZoneName: 'short',
        hourCycle: 'h23',
      }),
  );
  const ages = later(() => new Intl.RelativeTimeFormat(language, { numeric: 'always' }));
  const collator = later(() => new Intl.Collator(own, { numeric: true }));
  const names = later(() => new Intl.DisplayNames(language, { type: 'language', fallback: 'code' }));
  const sizes = (['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const).map((unit) =>
    later(
      () =>
        new Intl.NumberFormat(language, {
          style: 'unit',
          unit,
          unitDisplay: unit === 'byte' ? (isKnown ? 'long' : 'narrow') : 'short',
          maximumSignificantDigits: 3,
        }),
    ),
  );
  const dated = (format: () => Intl.DateTimeFormat, at: string): string => {
    const time = Date.parse(at);
    return Number.isNaN(time) ? at : format().format(time);
  };
  return {
    number: (value) => numbers.format(value),
    bytes(sizeBytes) {
      const power = sizeBytes < 1000 ? 0 : Math.min(4, Math.floor(Math.log10(sizeBytes) / 3));
      return sizes[power]?.().format(sizeBytes / 1000 ** power) ?? '';
    },
    moment: (at) => (Number.isNaN(Date.parse(at)) ? at : `${dated(moments, at)} UTC`),
    localMoment: (at) => dated(local, at),
    day: (at) => dated(days, at),
    stretch(from, to) {
      if (from === to) return dated(days, from);
      const isYears = from.endsWith('-01-01') && to.endsWith('-12-31');
      const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
      if (isYears) return first === last ? first : `${first}–${last}`;
      const next = new Date(Date.parse(to) + 86_400_000).toISOString();
      const isMonths = from.endsWith('-01') && next.slice(8, 10) === '01';
      const format = isMonths ? months : days;
      return isMonths && from.slice(0, 7) === to.slice(0, 7)
        ? dated(months, from)
        : `${dated(format, from)} – ${dated(format, to)}`;
    },
    ago: (at, now) =>
      isKnown ? relative(ages(), Math.max(0, (now - Date.parse(at)) / 1000)) : `${dated(moments, at)} UTC`,
    ordered: (list, nameOf) => list.toSorted((a, b) => collator().compare(nameOf(a), nameOf(b))),
    languageName(tag) {
      if (!isKnown) return isLanguage(tag) ? LANGUAGES[tag] : tag;
      try {
        return names().of(tag) ?? tag;
      } catch {
        return tag;
      }
    },
  };
}
