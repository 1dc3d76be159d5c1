import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import { isBadInput } from '../api/client.ts';
import type { Places } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import type { DrawnMap } from './draw.ts';
import {
  around,
  boxInView,
  boxPolygon,
  circle,
  collection,
  readBox,
  writeBox,
  writePosition,
} from './shapes.ts';
import { useDrawnMap } from './use-drawn-map.ts';

type Cell = Places['cells'][number];

/** What of the world is looked at. */
export interface Looked {
  readonly zoom: number;
  /** The part in view, as a box is written; everything when it is left out. */
  readonly view?: string;
}

interface Given {
  /** Asks for what is to be drawn of the list that is looked at; the same one while the filter is the same. */
  readonly places: (looked: Looked) => {
    readonly queryKey: readonly unknown[];
    readonly queryFn: (context: { readonly signal: AbortSignal }) => Promise<Places>;
  };
  /** What the list is narrowed to; `changeBox` narrows it, or without one takes that back. */
  readonly box: string | undefined;
  readonly changeBox: (box?: string) => void;
  /** What is on the map, in words: its name, how many lie somewhere, how many are on it, and what a place says here. */
  readonly words: {
    readonly name: string;
    readonly section: string;
    readonly count: (n: number) => string;
    readonly placed: (n: number) => string;
    readonly claim: string;
  };
}

const LISTED = 100;
const WHOLE_WORLD = { zoom: 0 } as const;
// Closer than this the base map has little to show.
const FIT_ZOOM = 6;
/** Around a single place, about ten metres. */
const EDGE_DEGREES = 1e-4;

const boxAround = (cell: Cell): string =>
  writeBox({
    west: cell.west - EDGE_DEGREES,
    south: cell.south - EDGE_DEGREES,
    east: cell.east + EDGE_DEGREES,
    north: cell.north + EDGE_DEGREES,
  });

/** What of the map is in view, once it has stopped moving. */
function useView(drawn: DrawnMap | null): { readonly zoom: number; readonly view: string } | null {
  const [view, setView] = useState<{ zoom: number; view: string } | null>(null);
  useEffect(() => {
    if (!drawn) return undefined;
    const { map } = drawn;
    const read = (): void => {
      const bounds = map.getBounds();
      const box = boxInView({
        west: bounds.getWest(),
        south: bounds.getSouth(),
        east: bounds.getEast(),
        north: bounds.getNorth(),
      });
      setView({ zoom: Math.max(0, Math.floor(map.getZoom())), view: writeBox(box) });
    };
    read();
    map.on('moveend', read);
    return () => void map.off('moveend', read);
  }, [drawn]);
  return view;
}

function useOverlays(drawn: DrawnMap | null, cells: readonly Cell[], box: string | undefined): void {
  const { format } = useWords();
  useEffect(() => {
    if (!drawn) return;
    drawn.show(
      'cells',
      collection(
        cells.map((cell, index) => ({
          type: 'Feature',
          properties: { count: cell.count, label: format.number(cell.count), index },
          geometry: { type: 'Point', coordinates: [cell.longitude, cell.latitude] },
        })),
      ),
    );
    drawn.show(
      'errors',
      collection(
        cells
          .filter(({ count, accuracyM }) => count === 1 && accuracyM !== null)
          .map(({ longitude, latitude, accuracyM }) => circle(longitude, latitude, accuracyM ?? 0)),
      ),
    );
  }, [drawn, cells, format]);
  useEffect(() => {
    const around = readBox(box);
    drawn?.show('box', collection(around ? [boxPolygon(around)] : []));
  }, [drawn, box]);
}

function CellList(given: {
  readonly cells: readonly Cell[];
  readonly count: (n: number) => string;
  readonly only: (cell: Cell) => void;
}): ReactNode {
  const { t } = useWords();
  const { cells, count, only } = given;
  return (
    <details className="map-list">
      <summary>{t('map.list')}</summary>
      <ul>
        {cells.slice(0, LISTED).map((cell) => (
          <li key={`${cell.longitude} ${cell.latitude}`}>
            <span className="figures">{writePosition(cell.latitude, cell.longitude)}</span>{' '}
            <span className="aside">{count(cell.count)}</span>{' '}
            <button type="button" className="quiet-button" onClick={() => only(cell)}>
              {t('map.only-these')}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Opens a circle: closer when there is something to tell apart, else the list below is narrowed to it. */
function useOpening(drawn: DrawnMap | null, cells: readonly Cell[], only: (cell: Cell) => void): void {
  useEffect(() => {
    if (!drawn) return undefined;
    const { map } = drawn;
    const open = (event: { features?: { properties: Record<string, unknown> }[] }): void => {
      const cell = cells[Number(event.features?.[0]?.properties['index'])];
      if (!cell) return;
      const isOnePlace = cell.east - cell.west < EDGE_DEGREES && cell.north - cell.south < EDGE_DEGREES;
      if (isOnePlace || map.getZoom() >= map.getMaxZoom() - 1) only(cell);
      else
        map.fitBounds([cell.west, cell.south, cell.east, cell.north], {
          padding: 60,
          maxZoom: 18,
          duration: 300,
        });
    };
    const point = (): void => {
      map.getCanvas().style.cursor = 'pointer';
    };
    const leave = (): void => {
      map.getCanvas().style.cursor = '';
    };
    const handlers = [
      map.on('click', 'cells', open),
      map.on('mouseenter', 'cells', point),
      map.on('mouseleave', 'cells', leave),
    ];
    return () => {
      for (const handler of handlers) handler.unsubscribe();
    };
  }, [drawn, cells, only]);
}

/** At first, and when the filter changes, as much of the world as the items that match take up. */
function useFit(drawn: DrawnMap | null, cells: readonly Cell[] | undefined, box: string | undefined): void {
  useEffect(() => {
    const all = readBox(box) ?? around(cells ?? []);
    if (!drawn || !all) return;
    drawn.map.fitBounds([all.west, all.south, all.east < all.west ? all.east + 360 : all.east, all.north], {
      padding: 40,
      maxZoom: FIT_ZOOM,
      animate: false,
    });
  }, [drawn, cells, box]);
}

const NO_CELLS: readonly Cell[] = [];

/**
 * Where what matches is, or is said to be. Circles hold what is near each other; the stated error of a single one is drawn as an area.
 * What says nothing of a place is not on the map, and the page says how many are.
 */
export function SpotsMap({ places, box, changeBox, words }: Given): ReactNode {
  const { t } = useWords();
  const bordersId = useId();
  const element = useRef<HTMLDivElement>(null);
  const { drawn, error } = useDrawnMap(element, words.name);
  const view = useView(drawn);
  const world = useQuery(places(WHOLE_WORLD));
  const near = useQuery({
    ...places(view ?? WHOLE_WORLD),
    enabled: view !== null,
    placeholderData: keepPreviousData,
  });
  const cells = near.data?.cells ?? NO_CELLS;
  const only = useMemo(() => (cell: Cell) => changeBox(boxAround(cell)), [changeBox]);
  useOverlays(drawn, cells, box);
  useOpening(drawn, cells, only);
  useFit(drawn, world.data?.cells, box);
  const failed = error ?? world.error ?? near.error;
  return (
    <section className="map" aria-label={words.section}>
      {failed && !isBadInput(failed) ? <ProblemBox error={failed} /> : null}
      <p className="figures" role="status">
        {world.data ? words.placed(world.data.total) : t('wait.map')}{' '}
        <span className="aside">{words.claim}</span>
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
      <p className="map-bar">
        <button
          type="button"
          className="quiet-button"
          disabled={view === null}
          onClick={() => (view ? changeBox(view.view) : undefined)}
        >
          {t('map.only-view')}
        </button>
        {box === undefined ? null : (
          <button type="button" className="quiet-button" onClick={() => changeBox()}>
            {t('map.everywhere')}
          </button>
        )}
        <label htmlFor={bordersId}>
          <input
            id={bordersId}
            type="checkbox"
            onChange={({ currentTarget }) => drawn?.showBorders(currentTarget.checked)}
          />{' '}
          {t('map.borders')}
        </label>
        <span className="aside">{t('map.base')}</span>
      </p>
      {cells.length > 0 ? <CellList cells={cells} count={words.count} only={only} /> : null}
    </section>
  );
}
