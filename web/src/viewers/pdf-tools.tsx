import { useState, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;

/** The next larger (1) or smaller (-1) step of zoom; undefined at the end. 1 fills the width. */
export function nextZoom(zoom: number, step: 1 | -1): number | undefined {
  return step === 1 ? ZOOMS.find((one) => one > zoom) : ZOOMS.findLast((one) => one < zoom);
}

/** Page, zoom and turning of a PDF; Enter in the field goes to the page. */
export function PdfTools(given: {
  readonly page: number;
  readonly total: number;
  readonly zoom: number;
  readonly go: (page: number) => void;
  readonly setZoom: (zoom: number) => void;
  readonly turn: () => void;
  readonly hasThumbnails: boolean;
  readonly setThumbnails: (shown: boolean) => void;
  /** Whether pages read by OCR are here, and whether their words are shown over them. */
  readonly ocr: boolean | null;
  readonly setOcr: (shown: boolean) => void;
}): ReactNode {
  const { t } = useWords();
  const { page, total, zoom, go, setZoom, turn } = given;
  const [typed, setTyped] = useState<string | null>(null);
  const smaller = nextZoom(zoom, -1);
  const larger = nextZoom(zoom, 1);
  return (
    <form
      className="pdf-tools"
      aria-label={t('viewer.tools')}
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = Number(typed ?? page);
        if (Number.isInteger(wanted)) go(Math.min(Math.max(1, wanted), total));
        setTyped(null);
      }}
    >
      <label>
        {t('viewer.page')}{' '}
        <input
          inputMode="numeric"
          size={5}
          value={typed ?? String(page)}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => setTyped(null)}
        />
      </label>
      <span className="figures aside pdf-total">{total === 0 ? '' : t('viewer.of', { total })}</span>
      <button
        type="button"
        className="quiet-button"
        aria-label={t('viewer.zoom-out')}
        disabled={smaller === undefined}
        onClick={() => setZoom(smaller ?? zoom)}
      >
        −
      </button>
      <span className="figures">{Math.round(zoom * 100)} %</span>
      <button
        type="button"
        className="quiet-button"
        aria-label={t('viewer.zoom-in')}
        disabled={larger === undefined}
        onClick={() => setZoom(larger ?? zoom)}
      >
        +
      </button>
      <button type="button" className="quiet-button" onClick={turn}>
        {t('viewer.turn')}
      </button>
      <label>
        <input
          type="checkbox"
          checked={given.hasThumbnails}
          onChange={(event) => given.setThumbnails(event.target.checked)}
        />{' '}
        {t('viewer.thumbnails')}
      </label>
      {given.ocr === null ? null : (
        <label>
          <input
            type="checkbox"
            checked={given.ocr}
            onChange={(event) => given.setOcr(event.target.checked)}
          />{' '}
          {t('viewer.ocr-words')}
        </label>
      )}
    </form>
  );
}
