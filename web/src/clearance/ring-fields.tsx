import { Textarea } from '@mantine/core';
import { use, useDeferredValue, useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { KeptFields } from '../ui/kept-form.ts';
import {
  cornerIn,
  ringField,
  ringIn,
  RINGS_MAX,
  typedIn,
  typedOf,
  type Drawn,
  type Typed,
} from './polygon.ts';
import { RingPicture } from './ring-picture.tsx';
import { RingFindings, type TypedFinding } from './ring-words.tsx';
import { checkRings } from '#hazard/outline';

/** A ring with a name that stays when others before it go. */
interface Line {
  readonly key: number;
  readonly text: string;
}

/** The first line of a ring that is no corner, or that it has too few. Nothing of an empty one. */
function readOf(text: string, at: { readonly outline: number; readonly hole: number }): TypedFinding[] {
  if (text.trim() === '' || ringIn(text)) return [];
  const line = text
    .trim()
    .split('\n')
    .findIndex((one) => cornerIn(one) === null);
  return [line === -1 ? { ...at, code: 'too-few' } : { ...at, code: 'no-corner', line: line + 1 }];
}

const toTyped = (polygons: readonly (readonly Line[])[]): Typed =>
  polygons.map((rings) => rings.map(({ text }) => text));

/** What is drawn while somebody types, and what of it cannot be right. */
function Preview({ of }: { readonly of: Typed }): ReactNode {
  const { t } = useWords();
  const typed = useDeferredValue(of);
  const rings = useMemo(() => typed.map((polygon) => polygon.map(ringIn)), [typed]);
  const found = useMemo(
    () => [
      ...typed.flatMap((polygon, at) =>
        polygon.flatMap((text, hole) => readOf(text, { outline: at + 1, hole })),
      ),
      ...checkRings(rings),
    ],
    [typed, rings],
  );
  return (
    <>
      <RingPicture of={rings} />
      <div role="status" aria-label={t('ring.findings')}>
        <RingFindings of={found} />
      </div>
    </>
  );
}

/** The outlines of an area with their holes, each ring a field with a name of its own, added and taken out by buttons; what is typed is drawn below. */
export function RingFields(given: { readonly known: Drawn; readonly required: boolean }): ReactNode {
  const { t } = useWords();
  const why = useId();
  const kept = use(KeptFields);
  const next = useRef(0);
  const line = (text: string): Line => ({ key: (next.current += 1), text });
  const [polygons, setPolygons] = useState<readonly (readonly Line[])[]>(() => {
    const isKept = kept.some(([name]) => name === ringField(0, 0));
    const typed = isKept || given.known.length === 0 ? typedIn(new Map(kept)) : typedOf(given.known);
    return typed.map((rings) => rings.map(line));
  });
  const group = useRef<HTMLFieldSetElement>(null);
  const [wanted, setWanted] = useState<string | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    group.current?.querySelector<HTMLElement>(`[name="${wanted}"]`)?.focus();
    setWanted(null);
  }, [wanted]);
  const change = (polygon: number, rings: readonly Line[], focus: string | null): void => {
    setPolygons(
      rings.length === 0 ? polygons.filter((_, at) => at !== polygon) : polygons.with(polygon, rings),
    );
    setWanted(focus);
  };
  const nameOf = (polygon: number, ring: number): string =>
    ring === 0 ? t('ring.outline', { n: polygon + 1 }) : t('ring.hole', { n: polygon + 1, hole: ring });
  return (
    <fieldset ref={group} className="plain-choices ring-fields" aria-describedby={why}>
      <legend>{t('ground.corners')}</legend>
      <p id={why} className="aside">
        {t('ground.corners.why')}
      </p>
      {polygons.map((rings, polygon) => (
        <fieldset key={rings[0]?.key} className="plain-choices">
          <legend>{t('ring.polygon', { n: polygon + 1 })}</legend>
          {rings.map(({ key, text }, ring) => (
            <div key={key} className="ring-line">
              <Textarea
                name={ringField(polygon, ring)}
                label={nameOf(polygon, ring)}
                required={given.required && ring === 0}
                maxLength={100_000}
                value={text}
                onChange={({ currentTarget: { value } }) =>
                  change(polygon, rings.with(ring, { key, text: value }), null)
                }
                autosize
                minRows={3}
                maxRows={8}
                dir="ltr"
              />
              {ring === 0 && polygons.length === 1 ? null : (
                <button
                  type="button"
                  className="quiet-button"
                  onClick={() =>
                    ring === 0
                      ? change(polygon, [], ringField(Math.max(0, polygon - 1), 0))
                      : change(
                          polygon,
                          rings.filter((one) => one.key !== key),
                          ringField(polygon, ring - 1),
                        )
                  }
                >
                  {ring === 0
                    ? t('ring.remove-outline', { n: polygon + 1 })
                    : t('ring.remove-hole', { n: polygon + 1, hole: ring })}
                </button>
              )}
            </div>
          ))}
          {rings.length > RINGS_MAX - 1 ? null : (
            <button
              type="button"
              className="quiet-button"
              onClick={() => change(polygon, [...rings, line('')], ringField(polygon, rings.length))}
            >
              {t('ring.add-hole', { n: polygon + 1 })}
            </button>
          )}
        </fieldset>
      ))}
      {polygons.length > RINGS_MAX - 1 ? null : (
        <button
          type="button"
          className="quiet-button"
          onClick={() => {
            setPolygons([...polygons, [line('')]]);
            setWanted(ringField(polygons.length, 0));
          }}
        >
          {t('ring.add-outline')}
        </button>
      )}
      <Preview of={toTyped(polygons)} />
    </fieldset>
  );
}
