import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import { colour } from '../map/signs.ts';

/** The source of the tiles of the ground. */
export const SOURCE = 'ground';

/** The ground of an area, as wide as it was recorded, and the parts of it that were released over it: the red of the area stays below them. */
export function partOutlines(): LayerSpecification[] {
  const [area, part] = [
    { source: SOURCE, 'source-layer': 'ground-outlines' },
    { source: SOURCE, 'source-layer': 'released-outlines' },
  ] as const;
  const isUndated: FilterSpecification = ['==', ['get', 'undated'], true];
  const lines = (
    name: string,
    of: typeof area | typeof part,
    line: { readonly 'line-color': string; readonly 'line-width': number },
  ): LayerSpecification[] => [
    { ...of, id: name, type: 'line', filter: ['!', isUndated], paint: line },
    {
      ...of,
      id: `${name}-undated`,
      type: 'line',
      filter: isUndated,
      paint: { ...line, 'line-dasharray': [3, 2] },
    },
  ];
  const ribbon = { 'line-color': colour('bad'), 'line-width': 8, 'line-opacity': 0.22 };
  return [
    { ...area, id: 'ground-tint', type: 'fill', paint: { 'fill-color': colour('bad'), 'fill-opacity': 0.1 } },
    { ...area, id: 'ground-ribbon', type: 'line', paint: ribbon },
    ...lines('ground-edge', area, { 'line-color': colour('bad'), 'line-width': 2.5 }),
    {
      ...part,
      id: 'released-pattern',
      type: 'fill',
      paint: { 'fill-pattern': ['concat', 'pattern-', ['get', 'kind']] as never, 'fill-opacity': 0.55 },
    },
    ...lines('released-edge', part, { 'line-color': colour('ink'), 'line-width': 1.5 }),
  ];
}

/** Outlines and envelopes of records. */
export function areaLayers(): LayerSpecification[] {
  const of = { source: SOURCE, 'source-layer': 'areas' } as const;
  const kind = (name: string): FilterSpecification => ['==', ['get', 'kind'], name];
  const line = (id: string, filter: FilterSpecification, dash: number[] | null): LayerSpecification => ({
    ...of,
    id,
    type: 'line',
    filter,
    paint: {
      'line-color': colour('bad'),
      'line-width': dash === null ? 2 : 1.2,
      ...(dash === null ? {} : { 'line-dasharray': dash }),
    },
  });
  const fill = (name: 'p95' | 'p50', opacity: number): LayerSpecification => ({
    ...of,
    id: `areas-${name}`,
    type: 'fill',
    filter: kind(name),
    paint: { 'fill-color': colour('bad'), 'fill-opacity': opacity },
  });
  const isUndated: FilterSpecification = ['==', ['get', 'undated'], true];
  return [
    // Of it something is recorded: no hatching shows through.
    {
      id: 'ground-known',
      type: 'fill',
      source: SOURCE,
      'source-layer': 'ground-outlines',
      paint: { 'fill-color': colour('map-land') },
    },
    {
      ...fill('p95', 1),
      id: 'areas-known',
      paint: { 'fill-color': colour('map-land') },
    } as LayerSpecification,
    fill('p95', 0.14),
    fill('p50', 0.2),
    line('areas-p95-line', kind('p95'), [4, 2]),
    line('areas-outline', ['all', kind('outline'), ['!', isUndated]] as never, null),
    line('areas-outline-undated', ['all', kind('outline'), isUndated] as never, [1, 1.5]),
  ];
}
