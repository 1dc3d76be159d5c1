import type { ReactNode } from 'react';
import { piecesOf } from '../viewers/controls.ts';
import { PlainText } from '../viewers/plain-text.tsx';

const SHOWN = 400;

/** A name as text in which nothing is hidden, for places that take text alone: signs that are not seen stand by name. Pure. */
export function visibleName(name: string): string {
  return piecesOf(name)
    .map((piece) => ('text' in piece ? piece.text : `‹${piece.sign}›`))
    .join('');
}

function shortened(name: string): string {
  const characters = [...name];
  if (characters.length <= SHOWN) return name;
  return `${characters.slice(0, SHOWN - 80).join('')}…${characters.slice(-79).join('')}`;
}

/**
 * A name that came with evidence: kept apart from the direction of the text around it, with signs that are not seen standing
 * there by name, and a very long one shortened in the middle.
 */
export function Name({ text }: { readonly text: string }): ReactNode {
  return (
    <bdi className="breakable">
      <PlainText text={shortened(text)} />
    </bdi>
  );
}
