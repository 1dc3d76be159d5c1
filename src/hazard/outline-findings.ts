import type { TraverseFinding } from './model.ts';
import { checkRings, type RingFinding } from './outline.ts';

/** What is drawn of something that somebody recorded. */
export interface RecordedOutline {
  /** By what a person finds it again: a serial or a name, and no coordinate. */
  readonly subject: string;
  /** WGS 84, degrees, longitude first: polygons, each an outline and its holes. */
  readonly polygons: readonly (readonly (readonly (readonly number[])[])[])[];
}

type Said = Pick<TraverseFinding, 'code' | 'severity' | 'says' | 'safety' | 'facts'>;

function said(found: RingFinding): Said {
  const { outline, hole, code } = found;
  switch (code) {
    case 'crosses': {
      const { one, other } = found;
      const ring = hole === 0 ? `Outline ${outline}` : `Hole ${hole} in outline ${outline}`;
      return {
        code: hole === 0 ? 'outline-crosses' : 'hole-crosses',
        severity: 'error',
        says: `${ring}: the sides that begin at corners ${one} and ${other} cross.`,
        safety:
          'A corner was misread or the order of the corners is wrong: part of the area lies where nothing is drawn.',
        facts: { outline, hole, one, other },
      };
    }
    case 'hole-outside':
      return {
        code,
        severity: 'error',
        says: `Hole ${hole} in outline ${outline} reaches outside of its outline.`,
        safety: 'The hole or the outline lies elsewhere: what is left out of the area may be hazardous.',
        facts: { outline, hole },
      };
    case 'holes-overlap': {
      const { other } = found;
      return {
        code,
        severity: 'error',
        says: `Holes ${hole} and ${other} in outline ${outline} have ground in common.`,
        safety: 'One of the two lies elsewhere, or they are one: what both leave out may be hazardous.',
        facts: { outline, hole, other },
      };
    }
    case 'not-checked':
      return {
        code: 'outline-not-checked',
        severity: 'warning',
        says: 'There are too many corners to be held against one another here.',
        safety: 'That nothing is said against the outline does not mean that it is right.',
        facts: {},
      };
  }
}

/**
 * What of these outlines cannot be right (`checkRings`), with what that means for whoever goes by them. Findings and no refusals: a document may say
 * so, and is recorded as it is.
 */
export const outlineFindings = (outlines: readonly RecordedOutline[]): TraverseFinding[] =>
  outlines.flatMap(({ subject, polygons }) =>
    checkRings(polygons).map((found) => ({ subject, ...said(found) })),
  );
