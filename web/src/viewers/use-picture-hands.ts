import { useEffect, useRef, type PointerEvent, type RefObject } from 'react';
import type { Point } from './picture-place.ts';
import { STEP } from './picture-tools.tsx';

interface Hands {
  readonly zoom: (factor: number, point: Point) => void;
  readonly move: (by: Point) => void;
}

/** A point of the screen relative to the middle of a frame. */
function within(frame: Element, { clientX, clientY }: { clientX: number; clientY: number }): Point {
  const box = frame.getBoundingClientRect();
  return { x: clientX - box.x - box.width / 2, y: clientY - box.y - box.height / 2 };
}

const between = ([a, b]: readonly Point[]): { middle: Point; span: number } | null =>
  a && b
    ? { middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, span: Math.hypot(a.x - b.x, a.y - b.y) }
    : null;

/** Wheel, drag and two fingers on a picture; each has its keys as well. While `isStill`, dragging is left to the text. */
export function usePictureHands(frame: RefObject<HTMLElement | null>, hands: Hands, isStill: boolean) {
  const latest = useRef(hands);
  latest.current = hands;
  const fingers = useRef(new Map<number, Point>());
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    // React listens to wheels passively; the page must not scroll under the picture.
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      latest.current.zoom(event.deltaY < 0 ? STEP : 1 / STEP, within(element, event));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [frame]);
  const lift = (event: PointerEvent): void => void fingers.current.delete(event.pointerId);
  return {
    onPointerDown: (event: PointerEvent): void => {
      if (event.button !== 0 || (isStill && event.pointerType === 'mouse')) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      fingers.current.set(event.pointerId, within(event.currentTarget, event));
    },
    onPointerMove: (event: PointerEvent): void => {
      const before = fingers.current.get(event.pointerId);
      if (!before) return;
      const pair = between([...fingers.current.values()]);
      const now = within(event.currentTarget, event);
      fingers.current.set(event.pointerId, now);
      const next = between([...fingers.current.values()]);
      if (!pair || !next) return latest.current.move({ x: now.x - before.x, y: now.y - before.y });
      if (pair.span > 0) latest.current.zoom(next.span / pair.span, next.middle);
    },
    onPointerUp: lift,
    onPointerCancel: lift,
  };
}
