/** Metres of a pixel at zoom 0 on the equator: tiles of 512 pixels around the globe of EPSG:3857. */
const EQUATOR_M = (2 * Math.PI * 6_378_137) / 512;
/** Width and height of the map on paper at most, in millimetres: A4 with its margins, and room for the legend. */
const [WIDE_MM, HIGH_MM] = [180, 150];
const BAR_MM = 60;

/** How a map lies on paper. */
export interface PaperScale {
  readonly widthMm: number;
  readonly heightMm: number;
  /** 1 to so many, at the middle of the map and printed in its own size. */
  readonly oneTo: number;
  /** A bar of so many metres is so long. */
  readonly barM: number;
  readonly barMm: number;
}

/** Metres of a pixel of the page on a map that is not turned or tilted. */
export const metresPerPixel = (latitude: number, zoom: number): number =>
  (EQUATOR_M * Math.cos((latitude * Math.PI) / 180)) / 2 ** zoom;

/** The scale of a map of so many pixels on paper, with a bar of a round length. The scale of this projection changes with latitude: it is that of the middle. */
export function paperScale(of: {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly latitude: number;
  readonly zoom: number;
}): PaperScale {
  const { widthPx, heightPx, latitude, zoom } = of;
  const mmPerPx = Math.min(WIDE_MM / widthPx, HIGH_MM / heightPx);
  const metresPerMm = metresPerPixel(latitude, zoom) / mmPerPx;
  const most = BAR_MM * metresPerMm;
  const power = 10 ** Math.floor(Math.log10(most));
  const barM = [5, 2, 1].map((one) => one * power).find((one) => one <= most) ?? power;
  return {
    widthMm: widthPx * mmPerPx,
    heightMm: heightPx * mmPerPx,
    oneTo: metresPerMm * 1000,
    barM,
    barMm: barM / metresPerMm,
  };
}
