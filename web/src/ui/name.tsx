import type { ReactNode } from 'react';

// Characters that turn or hide what is written around them (UAX #9), that are invisible, or that stand for what is none.
const TREACHEROUS = /[\p{Cc}\u061C\u200B\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\uFFFD\uFFF9-\uFFFB]/gu;
const SHOWN = 400;

const markOf = (character: string): string =>
  `‹U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`;

/** A name as plain text in which nothing is hidden: what turns the direction or cannot be seen is written out. Pure. */
export function visibleName(name: string): string {
  return name.replaceAll(TREACHEROUS, markOf);
}

function shortened(name: string): string {
  const characters = [...name];
  if (characters.length <= SHOWN) return name;
  return `${characters.slice(0, SHOWN - 80).join('')}…${characters.slice(-79).join('')}`;
}

/**
 * A name that came with evidence: kept apart from the direction of the text around it, characters that could deceive the
 * reader written out and marked, a very long one shortened in the middle.
 */
export function Name({ text }: { readonly text: string }): ReactNode {
  const shown = shortened(text);
  const parts = shown.split(TREACHEROUS);
  const marks = shown.match(TREACHEROUS) ?? [];
  return (
    <bdi className="breakable" title={shown === text ? undefined : visibleName(text)}>
      {parts.map((part, at) => (
        <span key={at}>
          {part}
          {marks[at] === undefined ? null : <span className="mark-character">{markOf(marks[at])}</span>}
        </span>
      ))}
    </bdi>
  );
}
