import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import type { GroundCounts } from '../api/schema.gen.ts';
import { meQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import type { DrawnMap } from '../map/draw.ts';
import { writePosition } from '../map/shapes.ts';
import type { GroundLayer, Obstacle } from '../search-ground.ts';
import { GroundLegend } from './legend.tsx';
import { paperScale, type PaperScale } from './scale.ts';
import { GroundTold } from './time.tsx';

/** A picture of the map as it is to be printed, made of what is drawn. */
export interface Taken {
  /** An address of this page, to be given back when it is no longer shown. */
  readonly picture: string;
  readonly scale: PaperScale;
  readonly latitude: number;
  readonly longitude: number;
  readonly at: string;
}

/** Dots of paper for each of the screen's: a printer shows more. */
const FINER = 2;
const TAKE_MS = 30_000;

/** Draws the map finer and takes its picture; null where it does not become whole in time, is taken off the page, or the browser gives none. */
export async function takeMap({ map }: DrawnMap): Promise<Taken | null> {
  const canvas = map.getCanvas();
  const before = map.getPixelRatio();
  const [widthPx, heightPx] = [canvas.clientWidth, canvas.clientHeight];
  const { lat, lng } = map.getCenter().wrap();
  const zoom = map.getZoom();
  let isGone = false;
  // Another theme draws another map, and this one is never heard of again.
  const gone = new Promise<null>((resolve) => {
    void map.once('remove', () => {
      isGone = true;
      resolve(null);
    });
  });
  try {
    const drawn = new Promise<boolean>((resolve) => {
      void map.once('idle', () => resolve(true));
      setTimeout(() => resolve(false), TAKE_MS);
    });
    map.setPixelRatio(Math.max(before, FINER));
    map.triggerRepaint();
    // A part that is missing would look like ground without mines.
    if (!(await Promise.race([drawn, gone])) || !map.areTilesLoaded()) return null;
    // What was drawn can be read in the moment in which it is drawn, and not afterwards.
    const taken = new Promise<Blob | null>((resolve) => {
      void map.once('render', () => canvas.toBlob(resolve));
      map.triggerRepaint();
    });
    const blob = await Promise.race([taken, gone]);
    return (
      blob && {
        picture: URL.createObjectURL(blob),
        scale: paperScale({ widthPx, heightPx, latitude: lat, zoom }),
        latitude: lat,
        longitude: lng,
        at: new Date().toISOString(),
      }
    );
  } finally {
    if (!isGone) map.setPixelRatio(before);
  }
}

/** The sheet that is printed: the map in its scale, what its signs say, which day and which layers, datum, when and by whom. */
export function GroundSheet(given: {
  readonly taken: Taken;
  readonly on: string;
  readonly obstacle: Obstacle | undefined;
  readonly shown: ReadonlySet<GroundLayer>;
  readonly counts: GroundCounts | undefined;
  readonly close: () => void;
}): ReactNode {
  const { t, format } = useWords();
  const { data: me } = useQuery(meQuery);
  const { taken, on, obstacle, shown, counts, close } = given;
  const { picture, scale, latitude, longitude, at } = taken;
  const sheet = useRef<HTMLElement>(null);
  const image = useRef<HTMLImageElement>(null);
  const bar = useRef<HTMLSpanElement>(null);
  useEffect(() => sheet.current?.focus(), []);
  // The content policy takes no styles in the text of a page; those set by a script it does.
  useEffect(() => {
    image.current?.style.setProperty('width', `${scale.widthMm}mm`);
    image.current?.style.setProperty('height', `${scale.heightMm}mm`);
    bar.current?.style.setProperty('width', `${scale.barMm}mm`);
  }, [scale]);
  const metres = scale.barM;
  return (
    <section ref={sheet} className="ground-sheet" aria-label={t('terrain.sheet')} tabIndex={-1}>
      <p className="button-line no-print">
        <button type="button" className="quiet-button" onClick={() => window.print()}>
          {t('incidents.print')}
        </button>
        <button type="button" className="quiet-button" onClick={close}>
          {t('terrain.close')}
        </button>
      </p>
      <h2>{t('terrain.sheet-title', { day: format.day(on) })}</h2>
      <img ref={image} src={picture} alt={t('terrain.name')} />
      <p className="ground-scale figures">
        <span ref={bar} className="ground-bar" />
        {metres >= 1000
          ? t('terrain.kilometres', { value: format.number(metres / 1000) })
          : t('terrain.metres', { value: format.number(metres) })}
        {' · '}
        {t('terrain.scale', { n: format.number(Number(scale.oneTo.toPrecision(3))) })}
      </p>
      <p className="plan-warning">{t('terrain.nothing-known')}</p>
      {shown.has('released') ? <p className="plan-warning">{t('terrain.released-said')}</p> : null}
      <GroundLegend shown={shown} counts={counts} obstacle={obstacle} />
      <GroundTold counts={counts} />
      <p className="figures">
        {t('terrain.datum', { middle: writePosition(latitude, longitude) })} {t('map.base')}
      </p>
      <p className="figures">
        {t('terrain.filter', {
          day: format.day(on),
          layers: [...shown].map((one) => t(`terrain.layer.${one}`)).join(', '),
        })}
      </p>
      <p className="figures">
        {t('terrain.printed', { who: me?.person.name ?? '', when: format.moment(at) })}{' '}
        {t('terrain.own-rights')}
      </p>
    </section>
  );
}
