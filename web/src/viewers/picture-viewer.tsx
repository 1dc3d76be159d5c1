import { useElementSize } from '@mantine/hooks';
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { OcrLayer } from './ocr-layer.tsx';
import { fitScale, keepInSight, zoomAt, type Place, type Size } from './picture-place.ts';
import { refusalOf } from './refusal.ts';

const STEP = 1.25;
const PAN_PX = 60;

function Tools(given: {
  readonly scale: number;
  readonly zoom: (factor: number) => void;
  readonly fit: () => void;
  readonly own: () => void;
  readonly turn: (by: number) => void;
  readonly ocr: boolean | null;
  readonly setOcr: (shown: boolean) => void;
}): ReactNode {
  const { t } = useWords();
  const { scale, zoom, fit, own, turn, ocr, setOcr } = given;
  const button = (label: string, text: string, act: () => void): ReactNode => (
    <button type="button" className="quiet-button" aria-label={label} title={label} onClick={act}>
      {text}
    </button>
  );
  return (
    <div className="pdf-tools" role="group" aria-label={t('viewer.tools')}>
      {button(t('viewer.zoom-out'), '−', () => zoom(1 / STEP))}
      <span className="figures zoom-figure">{Math.round(scale * 100)} %</span>
      {button(t('viewer.zoom-in'), '+', () => zoom(STEP))}
      <button type="button" className="quiet-button" onClick={fit}>
        {t('viewer.fit')}
      </button>
      <button type="button" className="quiet-button" onClick={own}>
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
    </div>
  );
}

/**
 * A picture that we drew of an item: enlarged under the pointer, dragged, turned, all by keyboard as well. `sourceWidth` is
 * the width in pixels of what OCR read, by which its words are placed; null when it is not known, and none are shown.
 */
export function PictureViewer(given: {
  readonly address: string;
  readonly alt: string;
  readonly ocr: string | null;
  readonly sourceWidth: number | null;
}): ReactNode {
  const { t } = useWords();
  const { address, alt, ocr, sourceWidth } = given;
  const { ref: sizer, width, height } = useElementSize<HTMLDivElement>();
  const [picture, setPicture] = useState<Size | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);
  const [rotation, setRotation] = useState(0);
  // Null: the whole picture, whatever the size of the frame.
  const [chosen, setChosen] = useState<Place | null>(null);
  const [isOcrShown, showOcr] = useState(false);
  const frame = useRef<HTMLDivElement | null>(null);
  const fitted = picture && width > 0 ? fitScale({ width, height }, picture, rotation) : 1;
  const place = chosen ?? { x: 0, y: 0, scale: fitted };
  const move = (next: Place): void => setChosen(picture ? keepInSight(next, picture, rotation) : next);
  const zoom = (factor: number, point?: { x: number; y: number }): void =>
    move(zoomAt(place, factor, Math.min(fitted, 0.1), point));
  const turn = (by: number): void => {
    setRotation((rotation + by) % 360);
    setChosen(null);
  };
  const own = (): void => move({ ...place, scale: 1 });
  const latest = useRef(zoom);
  latest.current = zoom;
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    // React listens to wheels passively; the page must not scroll under the picture.
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const point = {
        x: event.clientX - box.x - box.width / 2,
        y: event.clientY - box.y - box.height / 2,
      };
      latest.current(event.deltaY < 0 ? STEP : 1 / STEP, point);
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, []);
  const join = useCallback(
    (element: HTMLDivElement | null) => {
      frame.current = element;
      sizer(element);
    },
    [sizer],
  );
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const acts: Readonly<Record<string, () => void>> = {
      '+': () => zoom(STEP),
      '-': () => zoom(1 / STEP),
      '0': () => setChosen(null),
      '1': own,
      r: () => turn(90),
      R: () => turn(270),
      ArrowLeft: () => move({ ...place, x: place.x + PAN_PX }),
      ArrowRight: () => move({ ...place, x: place.x - PAN_PX }),
      ArrowUp: () => move({ ...place, y: place.y + PAN_PX }),
      ArrowDown: () => move({ ...place, y: place.y - PAN_PX }),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  const isFailed = (): void =>
    void refusalOf(address).then(
      (refusal) => setProblem(refusal ?? new Error(t('viewer.picture-failed'))),
      setProblem,
    );
  if (problem) return <ProblemBox error={problem} />;
  const layer = ocr !== null && sourceWidth !== null && picture ? picture.width / sourceWidth : null;
  return (
    <>
      <Tools
        scale={place.scale}
        zoom={zoom}
        fit={() => setChosen(null)}
        own={own}
        turn={turn}
        ocr={layer === null ? null : isOcrShown}
        setOcr={showOcr}
      />
      <div
        ref={join}
        className="picture-frame"
        tabIndex={0}
        role="region"
        aria-label={t('viewer.picture')}
        aria-keyshortcuts="+ - 0 1 r Shift+R ArrowLeft ArrowRight ArrowUp ArrowDown"
        onKeyDown={onKey}
        onPointerDown={(event) => {
          if (event.button === 0 && !isOcrShown) event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId))
            move({ ...place, x: place.x + event.movementX, y: place.y + event.movementY });
        }}
      >
        <div className="picture-stage">
          <figure
            className="picture-sheet"
            style={{
              ...picture,
              transform: `translate(-50%, -50%) translate(${place.x}px, ${place.y}px) rotate(${rotation}deg) scale(${place.scale})`,
            }}
          >
            <img
              src={address}
              alt={alt}
              draggable={false}
              onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
                setPicture({ width: naturalWidth, height: naturalHeight })
              }
              onError={isFailed}
            />
            {layer === null || ocr === null ? null : (
              <OcrLayer address={ocr} scale={layer} isShown={isOcrShown} />
            )}
          </figure>
        </div>
      </div>
      <p className="aside keys-help">{t('viewer.picture-keys')}</p>
    </>
  );
}
