/** A way from Pulkovo 1942 to WGS 84, as the EPSG registry has it. */
export interface DatumSet {
  /** For proj4: shifts in metres, rotations in arc seconds as a position vector transformation, scale in parts per million. */
  readonly towgs84: string;
  /** One standard deviation that the registry states, in metres. */
  readonly accuracyM: number;
  readonly area: string;
}

/**
 * By the code of the operation in the EPSG registry. Where that lists a coordinate frame rotation, the signs of its rotations are turned
 * here. Held against PROJ in the tests.
 */
export const datumSets: Readonly<Record<string, DatumSet>> = {
  '15865': { towgs84: '25,-141,-78.5,0,0.35,0.736,0', accuracyM: 4.5, area: 'former Soviet Union, onshore' },
  '1267': { towgs84: '23.92,-141.27,-80.9,0,0.35,0.82,-0.12', accuracyM: 4, area: 'Russia' },
  '5044': { towgs84: '23.57,-140.95,-79.8,0,0.35,0.79,-0.22', accuracyM: 3, area: 'Russia' },
  '1808': {
    towgs84: '686.1,-123.5,-574.4,8.045,-23.366,10.791,-2.926',
    accuracyM: 5,
    area: 'Azerbaijan onshore, Georgia',
  },
  '1254': { towgs84: '28,-130,-95,0,0,0,0', accuracyM: 999, area: 'Russia, accuracy not known' },
};

/** What PROJ takes first for this region. */
export const USUAL_DATUM_SET = '15865';

/** The shift of that set, as proj4 takes it. */
export const usualSk42Shift: string = datumSets[USUAL_DATUM_SET]?.towgs84 ?? '';
