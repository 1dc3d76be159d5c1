import type { Feature, FeatureCollection } from 'geojson';
import type { TraverseResult } from './model.ts';

/** Points, closing errors shared out and envelopes as GeoJSON (RFC 7946); each feature says what it is, in `is`. */
export function traverseGeoJson({
  title,
  points,
  adjusted,
  envelope,
  findings,
}: TraverseResult): FeatureCollection {
  const point = (id: string, lon: number, lat: number, facts: object): Feature => ({
    type: 'Feature',
    properties: { title, id, ...facts },
    geometry: { type: 'Point', coordinates: [lon, lat] },
  });
  const shapes: Feature[] = envelope
    ? (['p95', 'p50'] as const).map((name) => ({
        type: 'Feature',
        properties: {
          title,
          is: `envelope-${name}`,
          says:
            name === 'p50'
              ? 'the field lies here in at least half of the draws'
              : 'the field lies here in at least one of twenty draws; outside nothing is known',
          errors: findings.filter(({ severity }) => severity === 'error').map(({ code }) => code),
        },
        geometry: envelope[name],
      }))
    : [];
  return {
    type: 'FeatureCollection',
    features: [
      ...shapes,
      ...points.map(({ id, lon, lat, p95_m, is }) => point(id, lon, lat, { is, p95_m })),
      ...(adjusted ?? []).map(({ id, lon, lat }) => point(id, lon, lat, { is: 'adjusted' })),
    ],
  };
}
