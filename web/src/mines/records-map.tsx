import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Feature } from 'geojson';
import { useEffect, useRef, type ReactNode } from 'react';
import { hazardMapQuery } from '../api/mines.ts';
import type { HazardShape } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { around, collection, type Box } from '../map/shapes.ts';
import { useDrawnMap } from '../map/use-drawn-map.ts';
import type { MinesSearch } from '../search-mines.ts';
import { ProblemBox } from '../ui/problem-box.tsx';

const FIT_ZOOM = 14;
const NONE: readonly HazardShape[] = [];

function boxOf({ points, envelope }: HazardShape): Box | null {
  // Of a field without an outline its points are shown, the reference points among them.
  const all = envelope ? envelope.p95.coordinates.flat(2) : points.map(({ lon, lat }) => [lon, lat]);
  return around(all.map(([lon = 0, lat = 0]) => ({ west: lon, south: lat, east: lon, north: lat })));
}

const areasOf = ({ serial, envelope }: HazardShape): Feature[] =>
  envelope
    ? (['p95', 'p50'] as const).map((name) => ({
        type: 'Feature',
        properties: { serial },
        geometry: envelope[name] as GeoJSON.MultiPolygon,
      }))
    : [];

/** Where the records lie that may be seen: an area each, of which nothing outside is ever called safe. The same as a list below it. */
export function RecordsMap({ search }: { readonly search: MinesSearch }): ReactNode {
  const { t } = useWords();
  const element = useRef<HTMLDivElement>(null);
  const { drawn, error } = useDrawnMap(element, t('mines.map'));
  const { data, error: refused } = useQuery(hazardMapQuery(search));
  const shapes = data?.items ?? NONE;
  useEffect(() => {
    if (!drawn) return;
    drawn.show('errors', collection(shapes.flatMap(areasOf)));
    drawn.show(
      'cells',
      collection(
        shapes.flatMap((shape): Feature[] => {
          const box = boxOf(shape);
          return box
            ? [
                {
                  type: 'Feature',
                  properties: { count: 1, label: shape.serial },
                  geometry: {
                    type: 'Point',
                    coordinates: [(box.west + box.east) / 2, (box.south + box.north) / 2],
                  },
                },
              ]
            : [];
        }),
      ),
    );
    const all = around(shapes.flatMap((shape) => boxOf(shape) ?? []));
    if (all)
      drawn.map.fitBounds([all.west, all.south, all.east, all.north], {
        padding: 60,
        maxZoom: FIT_ZOOM,
        animate: false,
      });
  }, [drawn, shapes]);
  return (
    <section className="map" aria-label={t('mines.map.section')}>
      {(error ?? refused) ? <ProblemBox error={error ?? refused} /> : null}
      <p className="figures" role="status">
        {data ? t('mines.map.count', { n: shapes.length }) : t('wait.map')}
      </p>
      <div className="map-frame">
        <div ref={element} className="map-canvas" />
        <div className="map-buttons">
          <button type="button" aria-label={t('map.closer')} onClick={() => drawn?.map.zoomIn()}>
            +
          </button>
          <button type="button" aria-label={t('map.farther')} onClick={() => drawn?.map.zoomOut()}>
            −
          </button>
        </div>
      </div>
      <p className="plan-warning">{t('mines.map.legend')}</p>
      {shapes.length === 0 ? null : (
        <details className="map-list">
          <summary>{t('map.list')}</summary>
          <ul>
            {shapes.map(({ id, serial, title, decided }) => (
              <li key={id}>
                <Link to="/mines/records/$id" params={{ id }} search={{}} dir="auto">
                  {title}
                </Link>{' '}
                <span className="aside figures">
                  {serial} · {t(`mines.decided.${decided}`)}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
