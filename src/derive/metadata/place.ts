import type { Finding } from '#kernel';

/** Where a file says that it was made: WGS 84 in degrees, and the error that the device stated in metres. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracyM: number | null;
}

const ANGLE = /^(\d{1,3}) deg (\d{1,2})' (\d{1,2}(?:\.\d+)?)" ([NSEW])$/;

/** An angle as ExifTool writes it, in degrees; null when it is none. */
export function degreesOf(value: unknown): number | null {
  const [, degrees, minutes, seconds, side] = ANGLE.exec(String(value)) ?? [];
  if (side === undefined) return null;
  const size = Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600;
  if (Number(minutes) >= 60 || Number(seconds) > 60 || size > (side === 'N' || side === 'S' ? 90 : 180))
    return null;
  // ExifTool gives hundredths of a second, a third of a metre; more digits would claim more.
  return Number((side === 'S' || side === 'W' ? -size : size).toFixed(7));
}

const metresOf = (value: unknown): number | null => {
  const match = /^(\d+(?:\.\d+)?)(?: m)?$/.exec(String(value));
  return match ? Number(match[1]) : null;
};

// EXIF 2.32 says WGS-84; some devices leave it out, and all but a few surveyors' mean it.
const WGS84 = /^(wgs[ _-]?(19)?84|)$/i;

/**
 * The place in the tags of a file, or why what stands there is not one: another datum (its coordinates would be metres to
 * hundreds of metres off) and 0° 0′ (what devices write without a fix). All of it is a claim of the file.
 */
export function placeOf(
  tags: Readonly<Record<string, unknown>>,
  name: string,
): { readonly place: Place | null; readonly findings: readonly Finding[] } {
  const latitude = degreesOf(tags['Composite:GPSLatitude']);
  const longitude = degreesOf(tags['Composite:GPSLongitude']);
  if (latitude === null || longitude === null) return { place: null, findings: [] };
  const not = (detail: string) => ({
    place: null,
    findings: [{ code: 'METADATA_WARNING', subject: name, detail, severity: 'info' as const }],
  });
  const datum = String(tags['GPS:GPSMapDatum'] ?? '').trim();
  if (!WGS84.test(datum))
    return not(
      `Its coordinates are in the datum “${datum.slice(0, 60)}”, not WGS 84; they are not put on the map.`,
    );
  if (latitude === 0 && longitude === 0)
    return not(
      'Its coordinates are 0° 0′, which devices write when they do not know; they are not put on the map.',
    );
  const accuracyM = metresOf(tags['GPS:GPSHPositioningError'] ?? tags['Keys:LocationAccuracyHorizontal']);
  return { place: { latitude, longitude, accuracyM }, findings: [] };
}
