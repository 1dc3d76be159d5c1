/** A place on the globe as somebody wrote it: two numbers, each with what it is known to be and how finely it is written. */
export interface WrittenPlace {
  /** Place in the text in UTF-16 units, `end` after the last. */
  readonly start: number;
  readonly end: number;
  readonly numbers: readonly [Angle, Angle];
}

interface Angle {
  /** Degrees, north and east positive. */
  readonly degrees: number;
  /** One unit of the last digit, in degrees. */
  readonly unit: number;
  /** What a letter, a word or a sign beside it says; null: nothing. */
  readonly axis: 'lat' | 'lon' | null;
  readonly isSigned: boolean;
}

interface Part extends Angle {
  readonly start: number;
  readonly end: number;
  /** Whether a degree sign, a hemisphere or a label says that it is an angle. */
  readonly isMarked: boolean;
}

/** What is written more coarsely than whole minutes says where a town is, not a house. */
const COARSEST = 1 / 60 + 1e-9;

const ZEROS = [0x0660, 0x06f0, 0xff10] as const;

/** Digits and signs of any script as those of ASCII; every place stays where it is. */
export function plainDigits(text: string): string {
  return text
    .replaceAll(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, (digit) => {
      const code = digit.charCodeAt(0);
      return String(code - (ZEROS.findLast((zero) => zero <= code) ?? code));
    })
    .replaceAll('٫', '.')
    .replaceAll(/[٬،]/g, ',')
    .replaceAll(/[−–﹣－]/g, '-');
}

const NUMBER = String.raw`\d{1,2}(?:[.,]\d{1,12})?`;
// Degrees, and minutes and seconds where they are marked as such or stand between spaces; dates and versions have further dots.
const ANGLE = new RegExp(
  String.raw`(?<![\d.])(?<!\d[-/])(?:(?<whole>\d{1,3})(?<mark>\s?[°º˚]\s?|\s?:\s?|\s|-)(?<minutes>${NUMBER})(?:\s?['′’‘ʹ:]\s?|\s|-)?(?:(?<=['′’‘ʹ:\s-])(?<seconds>${NUMBER})\s?(?:["″”“ʺ]|['′’]{2})?)?|(?<decimal>\d{1,3}[.,]\d{1,12})(?<sign>\s?[°º˚])?)(?!\d|\.\d)`,
  'gu',
);

type Hemisphere = readonly ['lat' | 'lon', 1 | -1];
const HEMISPHERES: readonly (readonly [string, Hemisphere])[] = [
  [
    String.raw`N|С|north|nord|сев\p{L}*|с\.\s?ш|сш|şimal\p{L}*|şm|հս|հյուսիս\p{L}*|شمال\p{L}*|ჩრდ\p{L}*`,
    ['lat', 1],
  ],
  [String.raw`S|Ю|south|sud|юж\p{L}*|ю\.\s?ш|юш|cənub\p{L}*|հարավ\p{L}*|جنوب\p{L}*|სამხრ\p{L}*`, ['lat', -1]],
  [String.raw`E|В|east|est|вост\p{L}*|в\.\s?д|вд|şərq\p{L}*|արլ|արև\p{L}*|شرق\p{L}*|აღმ\p{L}*`, ['lon', 1]],
  [String.raw`W|З|west|ouest|зап\p{L}*|з\.\s?д|зд|qərb\p{L}*|արմ\p{L}*|غرب\p{L}*|დას\p{L}*`, ['lon', -1]],
];
const BEFORE = HEMISPHERES.map(
  ([words, says]) => [new RegExp(`(?<!\\p{L})(?:${words})[.:]?\\s?$`, 'u'), says] as const,
);
const AFTER = HEMISPHERES.map(
  ([words, says]) => [new RegExp(`^\\s?(?:${words})(?!\\p{L})\\.?`, 'u'), says] as const,
);
const LABELS: readonly (readonly [RegExp, 'lat' | 'lon'])[] = [
  [/(?<!\p{L})(?:lat(?:itude)?|шир(?:ота)?|enlik|en dairəsi|լայնութ\p{L}*)\P{L}{0,4}$/iu, 'lat'],
  [/(?<!\p{L})(?:lon(?:g|gitude)?|lng|долг(?:ота)?|uzunluq|երկայնութ\p{L}*)\P{L}{0,4}$/iu, 'lon'],
];
/** What stands beside amounts and measures. */
const AMOUNT_AFTER =
  /^\s?(?:[$€£₼֏₽₾%‰]|(?:eur|usd|azn|amd|gel|rub|gbp|euros?|dollars?|manat|dram|lari|km|kg|ha|mm|cm|m|манат|драм|руб|км|кг|га|м)(?!\p{L}))/iu;
const AMOUNT_BEFORE = /(?:[$€£₼֏₽₾#№]|(?<!\p{L})(?:eur|usd|azn|amd|gel|rub|gbp|v|ver|version))\s?$/iu;
const BESIDE = 16;
const MOST_BETWEEN = 40;
const BETWEEN_PLAIN = /^(?:[\s,;:/|()[\]{}"'=<>_&+-]|and|et|və|и|և|x|y)*$/iu;

const decimalsOf = (written: string): number => /[.,](\d+)$/.exec(written)?.[1]?.length ?? 0;
const numberOf = (written: string): number => Number(written.replace(',', '.'));

/** Every angle of a text in order. The text is anybody's. */
function anglesIn(text: string): Part[] {
  const parts: Part[] = [];
  let taken = 0;
  for (const found of text.matchAll(ANGLE)) {
    const { whole, mark = '', minutes = '0', seconds, decimal, sign } = found.groups ?? {};
    const before = text.slice(Math.max(taken, found.index - BESIDE), found.index);
    const minus = /-\s?$/.test(before) && !/[\d\p{L}]-\s?$/u.test(before);
    const bare = minus ? before.replace(/-\s?$/, '') : before;
    const after = text.slice(found.index + found[0].length, found.index + found[0].length + BESIDE);
    const ahead = BEFORE.find(([pattern]) => pattern.test(bare))?.[1];
    const behind = ahead ? undefined : AFTER.find(([pattern]) => pattern.test(after));
    const hemisphere = ahead ?? behind?.[1];
    const label = LABELS.find(([pattern]) => pattern.test(bare))?.[1] ?? null;
    const hasSign = sign !== undefined || /[°º˚]/.test(mark);
    const isMarked = hasSign || hemisphere !== undefined || label !== null;
    // Minutes that nothing marks are any numbers.
    if (whole !== undefined && !hasSign && hemisphere === undefined) continue;
    if (!isMarked && (AMOUNT_AFTER.test(after) || AMOUNT_BEFORE.test(before))) continue;
    const [m, s] = [numberOf(minutes), numberOf(seconds ?? '0')];
    if (m >= 60 || s >= 60) continue;
    const size = decimal === undefined ? Number(whole) + m / 60 + s / 3600 : numberOf(decimal);
    const finest = decimal ?? seconds ?? minutes;
    const unit = 10 ** -decimalsOf(finest) / (decimal !== undefined ? 1 : seconds === undefined ? 60 : 3600);
    const end = found.index + found[0].length + (behind ? (behind[0].exec(after)?.[0].length ?? 0) : 0);
    taken = end;
    if (size > 180 || unit > COARSEST) continue;
    parts.push({
      start: found.index,
      end,
      degrees: size * (hemisphere?.[1] ?? (minus ? -1 : 1)),
      unit,
      axis: hemisphere?.[0] ?? label,
      isSigned: minus || hemisphere !== undefined,
      isMarked,
    });
  }
  return parts;
}

/**
 * Places that are written as two angles one after the other: decimal or with minutes and seconds, in digits of any script, with a dot or a comma,
 * with or without hemispheres, in either order. Dates, versions and amounts are none. Grids (UTM, MGRS) are not read.
 */
export function placesIn(text: string): WrittenPlace[] {
  const plain = plainDigits(text);
  const parts = anglesIn(plain);
  return parts.flatMap((first, at) => {
    const second = parts[at + 1];
    if (!second || (first.axis !== null && first.axis === second.axis)) return [];
    const between = plain.slice(first.end, second.start);
    const isBeside =
      first.isMarked && second.isMarked
        ? between.length <= MOST_BETWEEN && !/\d/.test(between)
        : between.length <= MOST_BETWEEN && BETWEEN_PLAIN.test(between);
    return isBeside ? [{ start: first.start, end: second.end, numbers: [first, second] as const }] : [];
  });
}

/** Whether two angles may be the same: neither says more than that of the other, whether it was rounded or cut. */
function isSame(a: Angle, b: Angle): boolean {
  if (a.axis !== null && b.axis !== null && a.axis !== b.axis) return false;
  const isEither = !a.isSigned || !b.isSigned;
  const apart = isEither
    ? Math.abs(Math.abs(a.degrees) - Math.abs(b.degrees))
    : Math.abs(a.degrees - b.degrees);
  return apart <= Math.max(a.unit, b.unit) * 1.0001 + 1e-9;
}

/** Whether two places may be the same one, whichever of its numbers comes first. */
export const isSamePlace = ({ numbers: [a, b] }: WrittenPlace, { numbers: [c, d] }: WrittenPlace): boolean =>
  (isSame(a, c) && isSame(b, d)) || (isSame(a, d) && isSame(b, c));
