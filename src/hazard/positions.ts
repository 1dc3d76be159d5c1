/** Latitude and longitude in degrees. */
export interface Degrees {
  readonly lat: number;
  readonly lon: number;
}

const HEMISPHERES: Readonly<Record<string, readonly ['lat' | 'lon', 1 | -1]>> = {
  n: ['lat', 1],
  s: ['lat', -1],
  e: ['lon', 1],
  w: ['lon', -1],
  'с.ш.': ['lat', 1],
  'ю.ш.': ['lat', -1],
  'в.д.': ['lon', 1],
  'з.д.': ['lon', -1],
};

const PART =
  /(-?\d{1,3}(?:\.\d+)?)\s*[°º]?\s*(?:(\d{1,2}(?:\.\d+)?)\s*['′’]\s*)?(?:(\d{1,2}(?:\.\d+)?)\s*["″”]\s*)?(с\.\s?ш\.|ю\.\s?ш\.|в\.\s?д\.|з\.\s?д\.|[nsew])?/giu;

/**
 * Reads degrees as people write them: decimal, with minutes, with seconds; hemispheres in Latin letters or Russian. Without
 * hemispheres latitude comes first. Null for anything else, and for what is on no globe. Input is hostile.
 */
export function readDegrees(text: string): Degrees | null {
  const plain = text.trim().replaceAll(/(\d),(\d)/g, '$1.$2');
  const found = [...plain.matchAll(PART)].filter(([whole]) => whole.trim() !== '');
  const rest = plain.replaceAll(PART, '').replaceAll(/[\s,;]/g, '');
  if (found.length !== 2 || rest !== '') return null;
  const read: { lat?: number; lon?: number } = {};
  for (const [at, [, degrees = '', minutes = '0', seconds = '0', letter]] of found.entries()) {
    const [axis, sign] = HEMISPHERES[letter?.toLowerCase().replaceAll(' ', '') ?? ''] ?? [
      at === 0 ? 'lat' : 'lon',
      1,
    ];
    const below = Number(degrees) < 0 ? -1 : 1;
    if (Number(minutes) >= 60 || Number(seconds) >= 60 || read[axis as 'lat' | 'lon'] !== undefined)
      return null;
    read[axis as 'lat' | 'lon'] =
      sign * (Number(degrees) + (below * Number(minutes)) / 60 + (below * Number(seconds)) / 3600);
  }
  const { lat, lon } = read;
  return lat !== undefined && lon !== undefined && Math.abs(lat) <= 90 && Math.abs(lon) <= 180
    ? { lat, lon }
    : null;
}

/** Two numbers as a grid has them, in the order in which they stand; null for anything else. */
export function readPair(text: string): readonly [number, number] | null {
  const [, first, second] =
    /^\s*[xXхХ]?\s*=?\s*(\d{1,8}(?:[.,]\d+)?)\s*[;\s/]\s*[yYуУ]?\s*=?\s*(\d{1,8}(?:[.,]\d+)?)\s*$/u.exec(
      text,
    ) ?? [];
  return first === undefined || second === undefined
    ? null
    : [Number(first.replace(',', '.')), Number(second.replace(',', '.'))];
}
