import { useComputedColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { GeoJSONSource } from 'maplibre-gl';
import type { SettlementSpot } from '../api/schema.gen.ts';
import { settlementSpotsQuery } from '../api/settlements.ts';
import { useWords } from '../i18n/language.tsx';
import { drawMap, type DrawnMap } from '../map/draw.ts';
import { around, collection } from '../map/shapes.ts';
import { colour, statusSign } from '../map/signs.ts';
import { RETURN_STATUSES, type AskedDays, type ReturnFilter } from '../search-settlements.ts';
import { ProblemBox } from '../ui/problem-box.tsx';

const MAX_ZOOM = 11;

function prepare({ map }: DrawnMap): void {
  for (const status of RETURN_STATUSES) {
    const sign = statusSign(status);
    if (sign) map.addImage(`return-${status}`, sign, { pixelRatio: 2 });
  }
  map.addSource('settlements', { type: 'geojson', data: collection([]) });
  map.addLayer({
    id: 'settlements',
    type: 'symbol',
    source: 'settlements',
    layout: {
      'icon-image': ['concat', 'return-', ['get', 'status']],
      'icon-allow-overlap': true,
      'text-field': ['step', ['zoom'], '', 6, ['get', 'name']],
      'text-font': ['Noto Sans'],
      'text-size': 12,
      'text-offset': [0, 1],
      'text-anchor': 'top',
      'text-optional': true,
    },
    paint: { 'text-color': colour('ink'), 'text-halo-color': colour('paper'), 'text-halo-width': 1.5 },
  });
}

const NONE: readonly SettlementSpot[] = [];

/** Where the settlements of the list lie, each with the sign of its answer; opened by a click, and listed in the table below for whoever uses none. */
export function ReturnMap({
  filter,
  asked,
}: {
  readonly filter: ReturnFilter;
  readonly asked: AskedDays;
}): ReactNode {
  const { t, language } = useWords();
  const navigate = useNavigate();
  const scheme = useComputedColorScheme();
  const element = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<DrawnMap | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const { data, error } = useQuery(settlementSpotsQuery(filter, language));
  const spots = data?.spots ?? NONE;
  const name = t('return.map');
  useEffect(() => {
    const stop = new AbortController();
    let own: DrawnMap | null = null;
    if (element.current)
      drawMap(element.current, name, stop.signal).then(
        (map) => {
          if (map === null) return;
          own = map;
          prepare(map);
          setDrawn(map);
        },
        (why: unknown) => (stop.signal.aborted ? undefined : setFailed(why)),
      );
    return () => {
      stop.abort();
      own?.remove();
      setDrawn(null);
    };
  }, [name, scheme]);
  useEffect(() => {
    if (!drawn) return;
    void drawn.map.getSource<GeoJSONSource>('settlements')?.setData(
      collection(
        spots.map((spot) => ({
          type: 'Feature',
          properties: { id: spot.id, name: spot.name, status: spot.status },
          geometry: { type: 'Point', coordinates: [spot.longitude, spot.latitude] },
        })),
      ),
    );
    const all = around(
      spots.map(({ latitude, longitude }) => ({
        west: longitude,
        east: longitude,
        south: latitude,
        north: latitude,
      })),
    );
    if (all)
      drawn.map.fitBounds([all.west, all.south, all.east, all.north], {
        padding: 60,
        maxZoom: MAX_ZOOM,
        animate: false,
      });
  }, [drawn, spots]);
  useEffect(() => {
    if (!drawn) return undefined;
    const { map } = drawn;
    const handlers = [
      map.on('click', 'settlements', (event) => {
        const id = event.features?.[0]?.properties['id'] as unknown;
        if (typeof id === 'string') void navigate({ to: '/return/$id', params: { id }, search: asked });
      }),
      map.on('mouseenter', 'settlements', () => {
        map.getCanvas().style.cursor = 'pointer';
      }),
      map.on('mouseleave', 'settlements', () => {
        map.getCanvas().style.cursor = '';
      }),
    ];
    return () => {
      for (const handler of handlers) handler.unsubscribe();
    };
  }, [drawn, navigate, asked]);
  return (
    <section className="map" aria-label={name} aria-busy={drawn === null}>
      {(failed ?? error) ? <ProblemBox error={failed ?? error} /> : null}
      <p role="status">
        {data ? t('return.map.placed', { number: spots.length, of: data.total }) : t('wait.map')}
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
      <p className="aside">{t('map.base')}</p>
    </section>
  );
}
