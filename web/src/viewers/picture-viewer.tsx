import { useElementSize } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { pictureQuery } from '../api/queries.ts';
import { useChosenPart } from '../compare/together.tsx';
import type { Region, SeenPlace } from '../coding/place.ts';
import { QuoteRegion, RegionLayer, RegionMarks } from '../coding/quote-region.tsx';
import { useShownQuote, type Quoted } from '../coding/quoted.ts';
import { useWords } from '../i18n/language.tsx';
import { useCover } from '../redaction/covering.tsx';
import { RedactionMarks } from '../redaction/redaction-marks.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { OcrLayer } from './ocr-layer.tsx';
import {
  fitScale,
  inOtherPixels,
  keepInSight,
  seenPart,
  zoomAt,
  type Place,
  type Size,
} from './picture-place.ts';
import { PictureTiles } from './picture-tiles.tsx';
import { PictureTools, STEP } from './picture-tools.tsx';
import { refusalOf } from './refusal.ts';
import { usePictureHands } from './use-picture-hands.ts';

const PAN_PX = 60;

/** What the keys do, by name; the help under the picture says them. */
const KEYS = '+ - 0 1 r Shift+R ArrowLeft ArrowRight ArrowUp ArrowDown';

interface Shown {
  readonly address: string;
  readonly alt: string;
  readonly ocr: string | null;
  readonly sourceWidth: number | null;
  readonly closely: string | null;
  /** Parts of it that were quoted. */
  readonly quoted: readonly Quoted<SeenPlace>[];
  /** Takes a part that is to be quoted; null for those who do not code, and where the picture is not the item’s own. */
  readonly quote: ((region: Region) => void) | null;
}

/** Where the picture lies, in its own pixels from the moment its size is known. */
function usePlace(frame: Size, drawn: Size | null, own: Size | null) {
  const picture = own ?? drawn;
  const [rotation, setRotation] = useState(0);
  // Null: the whole picture, whatever the size of the frame.
  const [chosen, setChosen] = useChosenPart();
  const fitted = picture && frame.width > 0 ? fitScale(frame, picture, rotation) : 1;
  const kept = chosen && picture ? inOtherPixels(chosen.place, chosen.of, picture) : null;
  const place = kept ?? { x: 0, y: 0, scale: fitted };
  // Fingers move several times before anything is drawn again.
  const latest = useRef(place);
  latest.current = place;
  const fit = (): void => setChosen(null);
  const move = (next: (before: Place) => Place): void => {
    if (!picture) return;
    latest.current = keepInSight(next(latest.current), picture, rotation);
    setChosen({ place: latest.current, of: picture });
  };
  return {
    place,
    rotation,
    picture,
    fit,
    zoom: (factor: number, point?: { x: number; y: number }): void =>
      move((before) => zoomAt(before, factor, Math.min(fitted, 0.1), point)),
    shift: (x: number, y: number): void =>
      move((before) => ({ ...before, x: before.x + x, y: before.y + y })),
    turn: (by: number): void => {
      setRotation((rotation + by) % 360);
      fit();
    },
    ownSize: (): void => move((before) => zoomAt(before, 1 / before.scale, 0)),
  };
}

function useKeys(at: ReturnType<typeof usePlace>): (event: KeyboardEvent) => void {
  const { shift } = at;
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const acts: Readonly<Record<string, () => void>> = {
      '+': () => at.zoom(STEP),
      '-': () => at.zoom(1 / STEP),
      '0': at.fit,
      '1': at.ownSize,
      r: () => at.turn(90),
      R: () => at.turn(270),
      ArrowLeft: () => shift(PAN_PX, 0),
      ArrowRight: () => shift(-PAN_PX, 0),
      ArrowUp: () => shift(0, PAN_PX),
      ArrowDown: () => shift(0, -PAN_PX),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
}

/**
 * A picture that we drew of an item: enlarged under the pointer, dragged, turned, all by keyboard as well. `closely` is the serial
 * of an item whose original is a picture: it comes in tiles down to its last pixel. `sourceWidth` is the width in pixels of what
 * OCR read, by which its words are placed; null when it is not known, and none are shown.
 */
export function PictureViewer({ address, alt, ocr, sourceWidth, closely, quoted, quote }: Shown): ReactNode {
  const { t } = useWords();
  const { ref: sizer, width, height } = useElementSize<HTMLDivElement>();
  const tiled = useQuery({ ...pictureQuery(closely ?? ''), enabled: closely !== null });
  const [drawn, setDrawn] = useState<Size | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);
  const [isOcrShown, showOcr] = useState(false);
  const [region, setRegion] = useState<Region | null>(null);
  const frame = useRef<HTMLDivElement | null>(null);
  const at = usePlace({ width, height }, drawn, tiled.data ?? null);
  const { place, rotation, picture } = at;
  const shown = useShownQuote();
  const cover = useCover();
  const isAsked = quoted.some(({ id }) => id === shown?.id);
  useEffect(() => {
    // A part is seen where the whole is.
    if (isAsked) at.fit();
  }, [isAsked, shown]);
  const onKeyDown = useKeys(at);
  const hands = usePictureHands(frame, { zoom: at.zoom, move: ({ x, y }) => at.shift(x, y) }, isOcrShown);
  const join = useCallback(
    (element: HTMLDivElement | null) => {
      frame.current = element;
      sizer(element);
    },
    [sizer],
  );
  const isFailed = (): void =>
    void refusalOf(address).then(
      (refusal) => setProblem(refusal ?? new Error(t('viewer.picture-failed'))),
      setProblem,
    );
  if (problem) return <ProblemBox error={problem} />;
  const layer = ocr !== null && sourceWidth !== null && picture ? picture.width / sourceWidth : null;
  return (
    <>
      {tiled.error ? <ProblemBox error={tiled.error} retry={() => void tiled.refetch()} /> : null}
      <PictureTools
        scale={place.scale}
        own={tiled.data ?? null}
        zoom={at.zoom}
        fit={at.fit}
        ownSize={at.ownSize}
        turn={at.turn}
        ocr={layer === null ? null : isOcrShown}
        setOcr={showOcr}
      />
      <div
        ref={join}
        className="picture-frame"
        tabIndex={0}
        role="region"
        aria-label={t('viewer.picture')}
        aria-keyshortcuts={KEYS}
        aria-busy={tiled.isLoading}
        onKeyDown={onKeyDown}
        {...hands}
      >
        <div className="picture-stage">
          <figure
            className="picture-sheet"
            style={{
              ...(picture ? { width: picture.width, height: picture.height } : {}),
              ...({ '--own-px': `${1 / place.scale}px` } as CSSProperties),
              transform: `translate(-50%, -50%) translate(${place.x}px, ${place.y}px) rotate(${rotation}deg) scale(${place.scale})`,
            }}
          >
            <img
              src={address}
              alt={alt}
              draggable={false}
              onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
                setDrawn({ width: naturalWidth, height: naturalHeight })
              }
              onError={isFailed}
            />
            {closely !== null && tiled.data && width > 0 ? (
              <PictureTiles
                serial={closely}
                tiling={tiled.data}
                seen={seenPart(place, { width, height }, tiled.data, rotation)}
                scale={place.scale}
              />
            ) : null}
            {layer === null || ocr === null ? null : (
              <OcrLayer address={ocr} scale={layer} isShown={isOcrShown} />
            )}
            <RegionMarks quoted={quoted} shown={shown} />
            {closely === null ? null : <RedactionMarks serial={closely} page={1} />}
            {region === null ? null : <RegionLayer region={region} change={setRegion} />}
          </figure>
        </div>
      </div>
      {quote ? (
        <QuoteRegion
          region={region}
          change={setRegion}
          quote={(part) => {
            quote(part);
            setRegion(null);
          }}
          cover={
            cover &&
            ((part) => {
              cover({ kind: 'region', page: 1, region: part });
              setRegion(null);
            })
          }
        />
      ) : null}
      <p className="aside keys-help" role="status">
        {tiled.isLoading ? t('wait.tiles') : t('viewer.picture-keys')}
      </p>
    </>
  );
}
