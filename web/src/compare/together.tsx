import { createContext, use, useEffect, useRef, useState, type ReactNode } from 'react';
import type { Place, Size } from '../viewers/picture-place.ts';

/** What part of a picture somebody chose to look at, measured in its pixels; null for the whole of it. */
export type ChosenPart = { readonly place: Place; readonly of: Size } | null;

type Choice = readonly [ChosenPart, (next: ChosenPart) => void];

const SharedPart = createContext<Choice | null>(null);

/** The chosen part of a picture: one's own, or that of all pictures that are looked at together. */
export function useChosenPart(): Choice {
  const own = useState<ChosenPart>(null);
  return use(SharedPart) ?? own;
}

const scrollersOf = (side: Element): HTMLElement[] =>
  [...side.querySelectorAll<HTMLElement>('[role="region"][tabindex="0"]')].filter(
    (one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1,
  );

const share = (at: number, whole: number, seen: number): number => (whole > seen ? at / (whole - seen) : 0);

// The other side moves by the same share of its own length: two versions of a text are seldom equally long.
function follow(from: HTMLElement, to: HTMLElement): void {
  to.scrollTop =
    share(from.scrollTop, from.scrollHeight, from.clientHeight) * (to.scrollHeight - to.clientHeight);
  to.scrollLeft =
    share(from.scrollLeft, from.scrollWidth, from.clientWidth) * (to.scrollWidth - to.clientWidth);
}

/** Two sides, of which, when they move together, each follows the other in what is scrolled and enlarged. */
export function MovedTogether(given: { readonly isOn: boolean; readonly children: ReactNode }): ReactNode {
  const { isOn, children } = given;
  const box = useRef<HTMLDivElement>(null);
  const part = useState<ChosenPart>(null);
  useEffect(() => {
    const element = box.current;
    if (!element || !isOn) return undefined;
    // The side that a person moves leads; what the other does in answer is no order.
    let leads: Element | null = null;
    const lead = (event: Event): void => {
      leads = (event.target as Element).closest('.compare-side');
    };
    const onScroll = (event: Event): void => {
      const from = event.target as HTMLElement;
      const side = from.closest('.compare-side');
      if (!side || side !== leads) return;
      const other = [...element.querySelectorAll('.compare-side')].find((one) => one !== side);
      const to = other && scrollersOf(other)[scrollersOf(side).indexOf(from)];
      if (to) follow(from, to);
    };
    const hands = ['pointerdown', 'wheel', 'keydown', 'focusin'] as const;
    for (const name of hands) element.addEventListener(name, lead, { capture: true, passive: true });
    element.addEventListener('scroll', onScroll, true);
    return () => {
      for (const name of hands) element.removeEventListener(name, lead, true);
      element.removeEventListener('scroll', onScroll, true);
    };
  }, [isOn]);
  return (
    <SharedPart value={isOn ? part : null}>
      <div ref={box} className="compare-sides">
        {children}
      </div>
    </SharedPart>
  );
}
