import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { languages, PlaceName, Suggestion } from '#suggest';

type Label = Pick<Suggestion, 'kind' | 'text' | 'value' | 'lower' | 'upper' | 'measure' | 'date'> & {
  readonly occurrence?: number;
};

/** A text in which somebody labelled what should be found (README.md). */
export interface Labelled {
  readonly file: string;
  readonly lang: (typeof languages)[number];
  readonly text: string;
  readonly labels: readonly Label[];
}

const folder = import.meta.dirname;

/** The texts of one half. */
export function textsOf(half: 'train' | 'held-out'): Labelled[] {
  return readdirSync(join(folder, half)).map((file) => ({
    ...(JSON.parse(readFileSync(join(folder, half, file), 'utf8')) as Omit<Labelled, 'file'>),
    file,
  }));
}

/** The places that are passed in, with their spellings. */
export const names: readonly PlaceName[] = (
  JSON.parse(readFileSync(join(folder, 'names.json'), 'utf8')) as { placeId: string; names: string[] }[]
).flatMap((place) => place.names.map((name) => ({ name, placeId: place.placeId })));

function startOf(text: string, { text: stretch, occurrence = 1 }: Label): number {
  let unit = -1;
  for (let time = 0; time < occurrence; time += 1) unit = text.indexOf(stretch, unit + 1);
  assert.ok(unit >= 0, stretch);
  return Array.from(text.slice(0, unit)).length;
}

/** Same kind, overlapping stretch, and of counts and dates the same value. */
export function isMatch(text: string, label: Label, suggestion: Suggestion): boolean {
  const start = startOf(text, label);
  return (
    label.kind === suggestion.kind &&
    suggestion.start < start + [...label.text].length &&
    start < suggestion.end &&
    (['date', 'value', 'lower', 'upper', 'measure'] as const).every((key) => label[key] === suggestion[key])
  );
}
