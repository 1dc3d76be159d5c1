import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { GroundCounts } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { useDrawnMap } from '../map/use-drawn-map.ts';
import {
  GROUND_LAYERS,
  groundSearch,
  readAt,
  shownLayers,
  withLayer,
  type GroundSearch,
} from '../search-ground.ts';
import { OBSTACLE_KINDS } from '../search-settlements.ts';
import { ProblemBox } from '../ui/problem-box.tsx';
import { GroundCard } from './card.tsx';
import { InView } from './in-view.tsx';
import { GroundLegend } from './legend.tsx';
import { Measuring, type Measured } from './measuring.tsx';
import { GroundSheet, takeMap, type Taken } from './sheet.tsx';
import { GroundTold } from './time.tsx';
import { useGround, useOpening, useView, type Opened } from './use-ground.ts';

const FIT_ZOOM = 13;

/** The map with what is on it, what can be done with it, and the same in words below it. */
export function GroundMap(given: {
  readonly search: GroundSearch;
  readonly on: string;
  readonly counts: GroundCounts | undefined;
  /** Around all there is, of any day; null where nothing has a place. */
  readonly box: GroundCounts['box'] | undefined;
  /** When the counts were asked for: what has changed since is asked for anew. */
  readonly stamp: number;
  readonly change: (next: GroundSearch) => void;
}): ReactNode {
  const { t } = useWords();
  const { search, on, counts, box, stamp, change } = given;
  const element = useRef<HTMLDivElement>(null);
  const { drawn, error } = useDrawnMap(element, t('terrain.name'));
  const { changed, obstacle } = search;
  const asked = obstacle === undefined ? { on } : { on, obstacle };
  const shown = useMemo(() => shownLayers(changed === undefined ? {} : { changed }), [changed]);
  const { hasFailed, isWhole } = useGround(drawn, { asked, stamp, shown });
  const view = useView(drawn);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [measured, setMeasured] = useState<Measured>(null);
  const [taken, setTaken] = useState<Taken | null>(null);
  const [isTaking, setTaking] = useState(false);
  const [isRefused, setRefused] = useState(false);
  useOpening(drawn, { isOff: measured !== null, open: setOpened });

  // Where the address says, else around all there is; once for each map that is drawn.
  const placed = useRef<unknown>(null);
  useEffect(() => {
    if (!drawn || placed.current === drawn) return;
    const at = readAt(search.at);
    if (at) drawn.map.jumpTo(at);
    else if (box) {
      const [west, south, east, north] = box;
      drawn.map.fitBounds([west, south, east, north], { padding: 50, maxZoom: FIT_ZOOM, animate: false });
    } else if (box === undefined) return;
    placed.current = drawn;
  }, [drawn, box, search.at]);
  const keep = useRef(change);
  keep.current = change;
  const now = useRef(search);
  now.current = search;
  useEffect(() => {
    if (!view || !drawn || placed.current !== drawn) return;
    const at = `${view.latitude.toFixed(5)},${view.longitude.toFixed(5)},${view.zoom.toFixed(2)}`;
    if (at !== now.current.at) keep.current(groundSearch({ ...now.current, at }));
  }, [view, drawn]);

  const close = useCallback(() => {
    if (taken) URL.revokeObjectURL(taken.picture);
    setTaken(null);
  }, [taken]);
  const take = async (): Promise<void> => {
    if (!drawn) return;
    close();
    setTaking(true);
    setRefused(false);
    try {
      const made = await takeMap(drawn);
      setTaken(made);
      setRefused(made === null);
    } finally {
      setTaking(false);
    }
  };
  return (
    <section className="map ground-map" aria-label={t('terrain.section')} aria-busy={!isWhole}>
      {error ? <ProblemBox error={error} /> : null}
      {hasFailed ? (
        <p className="plan-warning" role="alert">
          {t('terrain.tiles-failed')}
        </p>
      ) : null}
      <GroundTold counts={counts} />
      <div className="map-bar no-print" role="group" aria-label={t('terrain.layers')}>
        {GROUND_LAYERS.map((layer) => (
          <label key={layer}>
            <input
              type="checkbox"
              checked={shown.has(layer)}
              onChange={({ currentTarget: { checked } }) => change(withLayer(search, layer, checked))}
            />{' '}
            {t(`terrain.layer.${layer}`)}
          </label>
        ))}
        {shown.has('settlements') ? (
          <label>
            {t('terrain.obstacle')}{' '}
            <select
              value={obstacle ?? ''}
              onChange={({ currentTarget: { value } }) =>
                change(groundSearch({ ...search, obstacle: value }))
              }
            >
              <option value="">{t('terrain.obstacle.any')}</option>
              {OBSTACLE_KINDS.map((one) => (
                <option key={one} value={one}>
                  {t(`obstacle.kind.${one}`)}
                </option>
              ))}
            </select>
          </label>
        ) : null}
      </div>
      <div className="map-frame ground-frame">
        <div ref={element} className="map-canvas" />
        {isWhole || hasFailed ? null : (
          <p className="ground-waits" role="status">
            {t('terrain.tiles-wait')}
          </p>
        )}
        {measured === null ? null : <div className="ground-cross" aria-hidden="true" />}
        <div className="map-buttons">
          <button type="button" aria-label={t('map.closer')} onClick={() => drawn?.map.zoomIn()}>
            +
          </button>
          <button type="button" aria-label={t('map.farther')} onClick={() => drawn?.map.zoomOut()}>
            −
          </button>
        </div>
        {opened ? <GroundCard of={opened} on={on} close={() => setOpened(null)} /> : null}
      </div>
      <Measuring drawn={drawn} mode={measured} choose={setMeasured} />
      <p className="plan-warning">{t('terrain.nothing-known')}</p>
      {shown.has('released') ? <p className="plan-warning">{t('terrain.released-said')}</p> : null}
      <GroundLegend shown={shown} counts={counts} obstacle={obstacle} />
      <p className="aside">
        {t('map.base')} {shown.has('borders') ? t('map.borders') : null}{' '}
        {shown.has('districts') ? t('map.districts') : null}
      </p>
      <p className="button-line no-print">
        <button
          type="button"
          className="quiet-button"
          disabled={!isWhole || hasFailed || isTaking || counts === undefined}
          onClick={() => void take()}
        >
          {t(isTaking ? 'terrain.sheet-waits' : 'terrain.sheet-make')}
        </button>
      </p>
      {isRefused ? (
        <p className="plan-warning" role="alert">
          {t('terrain.sheet-refused')}
        </p>
      ) : null}
      <InView box={view?.box ?? null} asked={asked} />
      {taken ? (
        <GroundSheet taken={taken} on={on} obstacle={obstacle} shown={shown} counts={counts} close={close} />
      ) : null}
    </section>
  );
}
