import type { ExportedIncident } from './model.ts';

/**
 * The incident as a feature (RFC 7946) at the position that was recorded for it; null without one. How exact the position is is said
 * (`positionKind`) and never suggested by decimals (§11.2).
 */
export function featureOf({ id, values, ...rest }: ExportedIncident): object | null {
  const { latitude, longitude, ...said } = values;
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return null;
  return {
    type: 'Feature',
    id: `urn:uuid:${id}`,
    geometry: { type: 'Point', coordinates: [longitude, latitude] },
    properties: { ...said, ...rest },
  };
}
