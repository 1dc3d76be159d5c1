import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import type { LawProblem } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';

/** A place that is asked for; another object asks for it again. */
export interface AskedPlace {
  readonly line: number;
  readonly column: number;
}

const LINES_ABOVE = 4;

/** Offset of a place in a text; lines and columns count from 1. */
export function offsetOf(text: string, { line, column }: AskedPlace): number {
  let at = 0;
  for (let skipped = 1; skipped < line; skipped += 1) {
    const end = text.indexOf('\n', at);
    if (end === -1) return text.length;
    at = end + 1;
  }
  const end = text.indexOf('\n', at);
  return Math.min(at + column - 1, end === -1 ? text.length : end);
}

function goTo(area: HTMLTextAreaElement, place: AskedPlace, lines: number): void {
  const at = offsetOf(area.value, place);
  area.focus({ preventScroll: true });
  area.setSelectionRange(at, at);
  const frame = area.parentElement;
  const height = area.scrollHeight / Math.max(lines, 1);
  frame?.scrollTo({ top: Math.max(0, (place.line - 1 - LINES_ABOVE) * height) });
  frame?.scrollIntoView({ block: 'nearest' });
}

function Numbers({
  lines,
  wrong,
}: {
  readonly lines: number;
  readonly wrong: ReadonlySet<number>;
}): ReactNode {
  return (
    <div className="yaml-lines" aria-hidden="true">
      {Array.from({ length: lines }, (_, at) => (
        <div key={at} className={wrong.has(at + 1) ? 'yaml-wrong' : undefined}>
          {at + 1}
        </div>
      ))}
    </div>
  );
}

/** The text of a file with the numbers of its lines; those in which something is wrong are marked. */
export function YamlText(given: {
  readonly text: string;
  readonly problems: readonly LawProblem[];
  readonly asked: AskedPlace | null;
  readonly describedBy: string;
  readonly onType: (text: string) => void;
}): ReactNode {
  const { t } = useWords();
  const { text, problems, asked } = given;
  const area: RefObject<HTMLTextAreaElement | null> = useRef(null);
  const lines = text.split('\n').length;
  useEffect(() => {
    if (asked && area.current) goTo(area.current, asked, area.current.value.split('\n').length);
  }, [asked]);
  const wrong = new Set(problems.filter(({ isHere }) => isHere).map(({ line }) => line));
  return (
    <div className="yaml-text">
      <Numbers lines={lines} wrong={wrong} />
      <textarea
        ref={area}
        aria-label={t('law-draft.text')}
        aria-describedby={given.describedBy}
        aria-invalid={wrong.size > 0}
        value={text}
        rows={lines}
        wrap="off"
        spellCheck={false}
        autoComplete="off"
        onChange={({ currentTarget }) => given.onType(currentTarget.value)}
      />
    </div>
  );
}
