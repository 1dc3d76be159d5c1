import type { Place } from '#places';
import type { ExportedClaim } from './model.ts';

/**
 * The claim as a feature at the place that somebody chose for it; null when nobody did, or when the place has no position in our own
 * tables. The precision of the position is said, and never suggested by decimals (RFC 7946 §11.2).
 */
export function featureOf(claim: ExportedClaim, places: ReadonlyMap<string, Place>): object | null {
  const place = claim.placeId === null ? undefined : places.get(claim.placeId);
  if (!place || place.longitude === null || place.latitude === null) return null;
  const { id, ...said } = claim;
  return {
    type: 'Feature',
    id: `urn:uuid:${id}`,
    geometry: { type: 'Point', coordinates: [place.longitude, place.latitude] },
    properties: { ...said, placeKind: place.kind, precision: place.precision, basis: place.basis },
  };
}
