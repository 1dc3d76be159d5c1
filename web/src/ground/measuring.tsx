import type { FeatureCollection } from 'geojson';
import { useEffect, useState, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import type { DrawnMap } from '../map/draw.ts';
import { collection } from '../map/shapes.ts';
import { areaM2, lengthM, type LonLat } from './measure.ts';

/** What is being measured. */
export type Measured = 'distance' | 'area' | null;

const KM = 1_000;
const HECTARE = 10_000;
const KM2 = 1_000_000;

function drawnOf(mode: Measured, points: readonly LonLat[]): FeatureCollection {
  const coordinates = points.map(([lon, lat]) => [lon, lat]);
  if (mode === null || points.length < 2) return collection([]);
  const [first] = coordinates;
  return collection([
    {
      type: 'Feature',
      properties: {},
      geometry: {
        type: 'LineString',
        coordinates: mode === 'area' && first ? [...coordinates, first] : coordinates,
      },
    },
  ]);
}

function useSaid(): (mode: Measured, points: readonly LonLat[]) => string {
  const { t, format } = useWords();
  const rounded = (value: number): string => format.number(Number(value.toPrecision(5)));
  const length = (metres: number): string =>
    metres < KM
      ? t('terrain.metres', { value: rounded(metres) })
      : t('terrain.kilometres', { value: rounded(metres / KM) });
  const area = (metres2: number): string =>
    metres2 < HECTARE
      ? t('terrain.square-metres', { value: rounded(metres2) })
      : metres2 < 100 * HECTARE
        ? t('terrain.hectares', { value: rounded(metres2 / HECTARE) })
        : t('terrain.square-kilometres', { value: rounded(metres2 / KM2) });
  return (mode, points) => {
    if (mode === 'distance' && points.length >= 2)
      return t('terrain.measured.distance', { value: length(lengthM(points)), points: points.length });
    const [first] = points;
    if (mode === 'area' && points.length >= 3 && first)
      return t('terrain.measured.area', {
        value: area(areaM2(points)),
        around: length(lengthM([...points, first])),
      });
    return t(mode === 'area' ? 'terrain.measured.three' : 'terrain.measured.two');
  };
}

/** Measures on the ellipsoid of WGS 84: a click, or the middle of the map for whoever uses the keyboard, adds a corner. */
export function Measuring(given: {
  readonly drawn: DrawnMap | null;
  readonly mode: Measured;
  readonly choose: (mode: Measured) => void;
}): ReactNode {
  const { t } = useWords();
  const said = useSaid();
  const { drawn, mode, choose } = given;
  const [points, setPoints] = useState<readonly LonLat[]>([]);
  const begin = (next: Measured): void => {
    setPoints([]);
    choose(next);
  };
  useEffect(() => {
    if (!drawn || mode === null) return undefined;
    const clicked = drawn.map.on('click', ({ lngLat }) => {
      const { lng, lat } = lngLat.wrap();
      setPoints((before) => [...before, [lng, lat]]);
    });
    return () => clicked.unsubscribe();
  }, [drawn, mode]);
  useEffect(() => {
    drawn?.show('box', drawnOf(mode, points));
    drawn?.show(
      'cells',
      collection(
        points.map((place) => ({
          type: 'Feature',
          properties: { count: 1 },
          geometry: { type: 'Point', coordinates: [...place] },
        })),
      ),
    );
  }, [drawn, mode, points]);
  const addMiddle = (): void => {
    const middle = drawn?.map.getCenter().wrap();
    if (middle) setPoints((before) => [...before, [middle.lng, middle.lat]]);
  };
  return (
    <div className="map-bar no-print" role="group" aria-label={t('terrain.measure')}>
      {(['distance', 'area'] as const).map((one) => (
        <button
          key={one}
          type="button"
          className="quiet-button"
          aria-pressed={mode === one}
          disabled={drawn === null}
          onClick={() => begin(mode === one ? null : one)}
        >
          {t(`terrain.measure.${one}`)}
        </button>
      ))}
      {mode === null ? null : (
        <>
          <button type="button" className="quiet-button" onClick={addMiddle}>
            {t('terrain.measure-middle')}
          </button>
          <button
            type="button"
            className="quiet-button"
            disabled={points.length === 0}
            onClick={() => setPoints((before) => before.slice(0, -1))}
          >
            {t('terrain.measure-back')}
          </button>
          <output className="figures">{said(mode, points)}</output>
          <span className="aside">{t('terrain.measure-how')}</span>
        </>
      )}
    </div>
  );
}
