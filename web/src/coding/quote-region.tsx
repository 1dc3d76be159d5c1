import { Button } from '@mantine/core';
import { useRef, type PointerEvent, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import type { Region } from './place.ts';

const MIDDLE: Region = { x: 25, y: 25, width: 50, height: 50 };
const SIDES = ['x', 'y', 'width', 'height'] as const;
const LEAST = 0.5;

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** The part between two points of a picture, in either order, as much of it as lies within. */
function between(a: readonly [number, number], b: readonly [number, number]): Region {
  const within = (value: number): number => Math.min(100, Math.max(0, value));
  const [left, right] = [within(Math.min(a[0], b[0])), within(Math.max(a[0], b[0]))];
  const [top, bottom] = [within(Math.min(a[1], b[1])), within(Math.max(a[1], b[1]))];
  return {
    x: tenth(left),
    y: tenth(top),
    width: tenth(Math.max(LEAST, right - left)),
    height: tenth(Math.max(LEAST, bottom - top)),
  };
}

/** Lies over a picture, in its own pixels however it is turned and enlarged: dragging marks a part of it. */
export function RegionLayer(given: {
  readonly region: Region;
  readonly change: (region: Region) => void;
}): ReactNode {
  const { region, change } = given;
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
        change(between(begun.current, pointOf(event)));
      }}
      onPointerUp={() => {
        begun.current = null;
      }}
    >
      <div
        className="region-mark"
        style={{
          insetInlineStart: `${region.x}%`,
          top: `${region.y}%`,
          width: `${region.width}%`,
          height: `${region.height}%`,
        }}
      />
    </div>
  );
}

/** Has a part of a picture marked, by dragging or by its numbers, and quotes it. */
export function QuoteRegion(given: {
  readonly region: Region | null;
  readonly change: (region: Region | null) => void;
  readonly quote: (region: Region) => void;
}): ReactNode {
  const { t } = useWords();
  const { region, change, quote } = given;
  if (region === null)
    return (
      <div className="quote-bar">
        <Button size="compact-sm" variant="default" onClick={() => change(MIDDLE)}>
          {t('quote.mark-region')}
        </Button>
        <span className="aside">{t('quote.region.how')}</span>
      </div>
    );
  return (
    <div className="quote-bar region-bar" role="group" aria-label={t('quote.mark-region')}>
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
              if (Number.isFinite(value)) change({ ...region, [side]: Math.min(100, Math.max(0, value)) });
            }}
          />
        </label>
      ))}
      <Button size="compact-sm" onClick={() => quote(region)}>
        {t('quote.make')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => change(null)}>
        {t('people.cancel')}
      </Button>
    </div>
  );
}
