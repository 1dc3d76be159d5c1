import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import type { Size } from './picture-place.ts';

/** One step of enlarging. */
export const STEP = 1.25;

/** Enlarging and turning of a picture, with the percentage of its own pixels and how many it has. */
export function PictureTools(given: {
  readonly scale: number;
  /** The picture's own size; null while only what was drawn of it is known. */
  readonly own: Size | null;
  readonly zoom: (factor: number) => void;
  readonly fit: () => void;
  readonly ownSize: () => void;
  readonly turn: (by: number) => void;
  readonly ocr: boolean | null;
  readonly setOcr: (shown: boolean) => void;
}): ReactNode {
  const { t, format } = useWords();
  const { scale, own, zoom, fit, ownSize, turn, ocr, setOcr } = given;
  const button = (label: string, text: string, act: () => void): ReactNode => (
    <button type="button" className="quiet-button" aria-label={label} title={label} onClick={act}>
      {text}
    </button>
  );
  return (
    <div className="pdf-tools" role="group" aria-label={t('viewer.tools')}>
      {button(t('viewer.zoom-out'), '−', () => zoom(1 / STEP))}
      <span className="figures zoom-figure">{format.number(Math.round(scale * 1000) / 10)} %</span>
      {button(t('viewer.zoom-in'), '+', () => zoom(STEP))}
      <button type="button" className="quiet-button" onClick={fit}>
        {t('viewer.fit')}
      </button>
      <button type="button" className="quiet-button" onClick={ownSize}>
        {t('viewer.own-size')}
      </button>
      {button(t('viewer.turn-back'), '↺', () => turn(270))}
      {button(t('viewer.turn'), '↻', () => turn(90))}
      {ocr === null ? null : (
        <label>
          <input type="checkbox" checked={ocr} onChange={(event) => setOcr(event.target.checked)} />{' '}
          {t('viewer.ocr-words')}
        </label>
      )}
      {own ? (
        <span className="figures aside">
          {t('viewer.pixels', { width: format.number(own.width), height: format.number(own.height) })}
        </span>
      ) : null}
    </div>
  );
}
