import type { ReactNode } from 'react';

/** Width of a drawing of an area, in its own units. */
export const WIDTH = 640;
const EDGE = 16;

type Corner = readonly number[];

/** How corners (degrees, longitude first; at least one) are drawn flat: longitude shorter by the latitude, north up, at most three quarters as high as wide. */
export function flatDrawing(corners: readonly Corner[]) {
  const [lons, lats] = [corners.map(([lon = 0]) => lon), corners.map(([, lat = 0]) => lat)];
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = (WIDTH - 2 * EDGE) / Math.max((east - west) * narrow, (north - south) / 0.75, 1e-9);
  const at = ([lon = 0, lat = 0]: Corner): readonly [number, number] => [
    EDGE + (lon - west) * narrow * scale,
    EDGE + (north - lat) * scale,
  ];
  const path = (ring: readonly Corner[]): string =>
    `M${ring
      .map((one) =>
        at(one)
          .map((value) => value.toFixed(1))
          .join(' '),
      )
      .join('L')}Z`;
  return { at, path, height: Math.ceil((north - south) * scale) + 2 * EDGE };
}

/** The hatching of what is hazardous. */
export const Hatch = ({ id }: { readonly id: string }): ReactNode => (
  <defs>
    <pattern id={id} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line x1="0" y1="0" x2="0" y2="7" className="plan-hatch" />
    </pattern>
  </defs>
);
