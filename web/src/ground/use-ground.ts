import { useEffect, useState } from 'react';
import type { AskedGround } from '../api/ground.ts';
import { useWords } from '../i18n/language.tsx';
import { localeOf } from '../i18n/locale.ts';
import type { DrawnMap } from '../map/draw.ts';
import { boxInView, writeBox } from '../map/shapes.ts';
import type { GroundLayer } from '../search-ground.ts';
import { addGround, OPENED, showDay, showLayers, tileAddress } from './tile-layers.ts';

/** What was opened on the map. */
export interface Opened {
  readonly theme: (typeof OPENED)[keyof typeof OPENED];
  readonly id: string;
  /** Of a part, its area. */
  readonly of?: string;
}

/** Where one looks: the middle and the zoom, and all that is in view as a box is written. */
export interface View {
  readonly latitude: number;
  readonly longitude: number;
  readonly zoom: number;
  readonly box: string;
}

/** Keeps the tiles of a day on a map. Whether some are on their way, or could not be fetched: what is missing looks like ground without mines. */
export function useGround(
  drawn: DrawnMap | null,
  of: {
    readonly asked: AskedGround;
    readonly stamp: number;
    readonly shown: ReadonlySet<GroundLayer>;
  },
): { readonly hasFailed: boolean; readonly isWhole: boolean } {
  const { language } = useWords();
  const { asked, stamp, shown } = of;
  const [ready, setReady] = useState<DrawnMap | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const [isWhole, setWhole] = useState(false);
  const address = tileAddress(asked, stamp);
  useEffect(() => {
    if (!drawn) return undefined;
    const { map } = drawn;
    const handlers = [
      map.on('error', (event) => {
        if ('sourceId' in event && event.sourceId === 'ground') setFailed(true);
      }),
      map.on('idle', () => setWhole(map.getSource('ground') !== undefined)),
      map.on('movestart', () => setWhole(false)),
    ];
    return () => {
      for (const handler of handlers) handler.unsubscribe();
    };
  }, [drawn]);
  useEffect(() => {
    setFailed(false);
    setWhole(false);
    if (!drawn) return;
    if (drawn.map.getSource('ground')) showDay(drawn, address);
    else {
      addGround(drawn, address, localeOf(language).tag);
      setReady(drawn);
    }
  }, [drawn, address, language]);
  useEffect(() => {
    if (ready && ready === drawn) showLayers(ready, shown);
  }, [ready, drawn, shown]);
  return { hasFailed, isWhole };
}

/** Where one looks, once the map has stopped moving. */
export function useView(drawn: DrawnMap | null): View | null {
  const [view, setView] = useState<View | null>(null);
  useEffect(() => {
    if (!drawn) return undefined;
    const { map } = drawn;
    const read = (): void => {
      const bounds = map.getBounds();
      const { lat, lng } = map.getCenter().wrap();
      const box = boxInView({
        west: bounds.getWest(),
        south: bounds.getSouth(),
        east: bounds.getEast(),
        north: bounds.getNorth(),
      });
      setView({ latitude: lat, longitude: lng, zoom: map.getZoom(), box: writeBox(box) });
    };
    read();
    const moved = map.on('moveend', read);
    return () => moved.unsubscribe();
  }, [drawn]);
  return view;
}

const CLOSER = 2;

/** Opens what is clicked: of several together closer, one by itself by `open`. Not while `isOff`: a click then means something else. */
export function useOpening(
  drawn: DrawnMap | null,
  of: { readonly isOff: boolean; readonly open: (what: Opened) => void },
): void {
  const { isOff, open } = of;
  useEffect(() => {
    if (!drawn || isOff) return undefined;
    const { map } = drawn;
    const layers = Object.keys(OPENED) as (keyof typeof OPENED)[];
    const handlers = layers.flatMap((layer) => [
      map.on('click', layer, (event) => {
        const properties = event.features?.[0]?.properties ?? {};
        const { id, count, of } = properties as { id?: unknown; count?: unknown; of?: unknown };
        if (typeof id === 'string')
          open({ theme: OPENED[layer], id, ...(typeof of === 'string' ? { of } : {}) });
        else if (Number(count) > 1)
          map.easeTo({ center: event.lngLat, zoom: Math.min(map.getMaxZoom(), map.getZoom() + CLOSER) });
      }),
      map.on('mouseenter', layer, () => {
        map.getCanvas().style.cursor = 'pointer';
      }),
      map.on('mouseleave', layer, () => {
        map.getCanvas().style.cursor = '';
      }),
    ]);
    return () => {
      for (const handler of handlers) handler.unsubscribe();
    };
  }, [drawn, isOff, open]);
}
