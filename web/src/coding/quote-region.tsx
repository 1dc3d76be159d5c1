import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useEffect, useRef, type CSSProperties, type PointerEvent, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import type { Region, SeenPlace } from './place.ts';
import { usePlaceWords } from './place-words.tsx';
import type { Quoted, ShownQuote } from './quoted.ts';
import { between, MIDDLE, turnedRegion, withSide } from './region.ts';

const SIDES = ['x', 'y', 'width', 'height'] as const;

const placed = ({ x, y, width, height }: Region): CSSProperties => ({
  left: `${x}%`,
  top: `${y}%`,
  width: `${width}%`,
  height: `${height}%`,
});

/**
 * Lies over a picture, a page or a frame, in its own pixels however it is enlarged: dragging marks a part of it. `rotation` is how far what
 * lies below is turned clockwise without this layer being turned with it. Without a region nothing is marked yet.
 */
export function RegionLayer(given: {
  readonly region: Region | null;
  readonly rotation?: number;
  readonly change: (region: Region) => void;
}): ReactNode {
  const { region, rotation = 0, change } = given;
  const begun = useRef<readonly [number, number] | null>(null);
  const pointOf = (event: PointerEvent<HTMLDivElement>): readonly [number, number] => {
    const { offsetX, offsetY } = event.nativeEvent;
    const { offsetWidth, offsetHeight } = event.currentTarget;
    return [(offsetX / offsetWidth) * 100, (offsetY / offsetHeight) * 100];
  };
  return (
    <div
      className="region-layer"
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        begun.current = pointOf(event);
      }}
      onPointerMove={(event) => {
        if (!begun.current) return;
        event.stopPropagation();
        change(turnedRegion(between(begun.current, pointOf(event)), -rotation));
      }}
      onPointerUp={() => {
        begun.current = null;
      }}
    >
      {region === null ? null : (
        <div className="region-mark" style={placed(turnedRegion(region, rotation))} />
      )}
    </div>
  );
}

/**
 * The parts that were quoted, over what they are parts of; the one that the address asks for is set off, and where that `isScrolled`, brought
 * into view.
 */
export function RegionMarks(given: {
  readonly quoted: readonly Quoted<SeenPlace>[];
  readonly rotation?: number;
  readonly shown: ShownQuote | null;
  readonly isScrolled?: boolean;
}): ReactNode {
  const { t } = useWords();
  const wordsOf = usePlaceWords();
  const { quoted, rotation = 0, shown, isScrolled = false } = given;
  const asked = useRef<HTMLDivElement>(null);
  const isHere = isScrolled && quoted.some(({ id }) => id === shown?.id);
  useEffect(() => {
    if (isHere) asked.current?.scrollIntoView({ block: 'center', inline: 'nearest' });
  }, [isHere, shown]);
  return quoted.map(({ id, place }) =>
    place.region === null ? null : (
      <div
        key={id}
        ref={id === shown?.id ? asked : undefined}
        className={id === shown?.id ? 'region-quoted shown' : 'region-quoted'}
        role="img"
        aria-label={t('quote.quoted', { what: wordsOf(place) })}
        style={placed(turnedRegion(place.region, rotation))}
      />
    ),
  );
}

/** Begins to mark a part, in the middle until somebody drags: by button, or by the key `b`. */
export function MarkRegion(given: {
  readonly of: 'picture' | 'page' | 'frame';
  readonly begin: (region: Region) => void;
}): ReactNode {
  const { t } = useWords();
  const begin = (): void => given.begin(MIDDLE);
  useHotkeys([['b', begin]]);
  return (
    <Button size="compact-sm" variant="default" aria-keyshortcuts="b" onClick={begin}>
      {t(`quote.mark.${given.of}`)}
    </Button>
  );
}

/**
 * A part that is being marked, by its numbers, and the way to quote it or to leave it: by buttons, Enter and Escape, or the key `c`. Without
 * `quote` it is quoted together with something else.
 */
export function RegionBar(given: {
  readonly of: 'picture' | 'page' | 'frame';
  readonly region: Region;
  readonly change: (region: Region | null) => void;
  readonly quote: ((region: Region) => void) | null;
  /** Covers it in public versions; null where that cannot be done. */
  readonly cover?: ((region: Region) => void) | null;
  readonly children?: ReactNode;
}): ReactNode {
  const { t } = useWords();
  const { of, region, change, quote, cover = null, children } = given;
  const leave = (): void => change(null);
  const take = (): void => quote?.(region);
  useHotkeys([
    ['Escape', leave],
    ...(quote === null ? [] : ([['c', take]] satisfies [string, () => void][])),
  ]);
  return (
    <div
      className="quote-bar region-bar"
      role="group"
      aria-label={t(`quote.mark.${of}`)}
      onKeyDown={(event) => {
        if (!(event.target instanceof HTMLInputElement)) return;
        if (event.key === 'Enter') take();
        if (event.key === 'Escape') leave();
      }}
    >
      {children}
      {SIDES.map((side) => (
        <label key={side}>
          {t(`quote.side.${side}`)}{' '}
          <input
            type="number"
            min={0}
            max={100}
            step={0.1}
            value={region[side]}
            onChange={({ currentTarget }) => {
              const value = currentTarget.valueAsNumber;
              if (Number.isFinite(value)) change(withSide(region, side, value));
            }}
          />
        </label>
      ))}
      {quote === null ? null : (
        <Button size="compact-sm" aria-keyshortcuts="c" onClick={take}>
          {t('quote.make')}
        </Button>
      )}
      {cover === null ? null : (
        <Button size="compact-sm" variant="default" onClick={() => cover(region)}>
          {t('redaction.region.cover')}
        </Button>
      )}
      <Button size="compact-sm" variant="default" aria-keyshortcuts="Escape" onClick={leave}>
        {t('people.cancel')}
      </Button>
    </div>
  );
}

/** Has a part of a picture marked, by dragging or by its numbers, and quotes it. */
export function QuoteRegion(given: {
  readonly region: Region | null;
  readonly change: (region: Region | null) => void;
  readonly quote: (region: Region) => void;
  readonly cover: ((region: Region) => void) | null;
}): ReactNode {
  const { t } = useWords();
  const { region, change, quote, cover } = given;
  if (region !== null)
    return <RegionBar of="picture" region={region} change={change} quote={quote} cover={cover} />;
  return (
    <div className="quote-bar">
      <MarkRegion of="picture" begin={change} />
      <span className="aside">{t('quote.region.how')}</span>
    </div>
  );
}
