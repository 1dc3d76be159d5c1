type Corner = [longitude: number, latitude: number];
/** Corners in their order, at least three. */
export type Ring = [Corner, Corner, Corner, ...Corner[]];
type Polygon = [Ring, ...Ring[]];
/** Polygons, their rings, the outline before its holes; each corner longitude before latitude, as the server takes them. */
export type Polygons = [Polygon, ...Polygon[]];

/** Polygons as the server tells them. */
export type Drawn = readonly (readonly (readonly (readonly number[])[])[])[];

/** The rings of polygons as they are typed: of each the outline, then its holes. */
export type Typed = readonly (readonly string[])[];

/** What is sent where nothing that was typed is an area: the server says why it takes none. */
export const NO_POLYGON = [] as unknown as Polygons;

/** Most outlines and most holes of one outline that a form has; a file has more. */
export const RINGS_MAX = 100;

/** One corner: two numbers of degrees with a point or a comma, apart by a space, a semicolon, or a comma and a space. */
const CORNER = /^(-?\d{1,3}(?:[.,]\d+)?)(?:\s*;\s*|,?\s+)(-?\d{1,3}(?:[.,]\d+)?)$/;

/** A corner that was typed, latitude first; null where the line is none. */
export function cornerIn(line: string): Corner | null {
  const [, lat, lon] = CORNER.exec(line.trim()) ?? [];
  return lat === undefined || lon === undefined
    ? null
    : [Number(lon.replace(',', '.')), Number(lat.replace(',', '.'))];
}

/**
 * A ring as it is typed: latitude and longitude in degrees, one corner to a line. Null where a line is no corner, or there are fewer than three:
 * nothing is dropped and nothing guessed, since every corner that is missing moves the line between hazard and the rest.
 */
export function ringIn(typed: string): Ring | null {
  const corners = typed.trim().split('\n').map(cornerIn);
  return corners.length >= 3 && corners.every((corner) => corner !== null) ? (corners as Ring) : null;
}

/** Polygons as their rings are typed, likewise; null where a ring is none. A hole that was added and left empty says nothing. */
export function polygonsIn(typed: Typed): Polygons | null {
  const polygons = typed.map(([outline = '', ...holes]) =>
    [outline, ...holes.filter((hole) => hole.trim() !== '')].map(ringIn),
  );
  const isWhole = polygons.length > 0 && polygons.every((rings) => rings.every((ring) => ring !== null));
  return isWhole ? (polygons as unknown as Polygons) : null;
}

/** Polygons as they are typed, with all of their rings. */
export const typedOf = (polygons: Drawn): Typed =>
  polygons.map((rings) => rings.map((ring) => ring.map(([lon = 0, lat = 0]) => `${lat} ${lon}`).join('\n')));

/** The name of the field of a ring. */
export const ringField = (polygon: number, ring: number): string => `ring ${polygon} ${ring}`;

/** In which field what is wrong with an extent was typed: that of the ring, or the first where it is about all of them. */
export function fieldOfExtent(_form: FormData, at: string): string | null {
  const [, polygon = '0', ring = '0'] = /^\/extent(?:\/(\d+)(?:\/(\d+))?)?/.exec(at) ?? [];
  return at.startsWith('/extent') ? ringField(Number(polygon), Number(ring)) : null;
}

/** What the fields of a form say, and what was kept of them; at least one outline, which may be empty. */
export function typedIn(fields: ReadonlyMap<string, string>): Typed {
  const polygons: string[][] = [];
  for (let polygon = 0; fields.has(ringField(polygon, 0)); polygon += 1) {
    const rings: string[] = [];
    for (let ring = 0; fields.has(ringField(polygon, ring)); ring += 1)
      rings.push((fields.get(ringField(polygon, ring)) ?? '').replaceAll('\r', ''));
    polygons.push(rings);
  }
  return polygons.length === 0 ? [['']] : polygons;
}

/** The same of what is sent. */
export const typedInForm = (form: FormData): Typed =>
  typedIn(new Map([...form].map(([name, value]) => [name, String(value)])));

/** Whether nothing at all was typed. */
export const isNothing = (typed: Typed): boolean => typed.flat().every((ring) => ring.trim() === '');
