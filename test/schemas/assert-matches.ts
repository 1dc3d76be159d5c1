import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Compile } from 'typebox/schema';

/** Holds a value to a schema of this folder, which says what a published standard demands. */
export function assertMatches(
  schema: `${'web-annotation' | 'geojson' | 'ftm' | 'ftm-event' | 'incident' | 'esf' | 'case' | 'prov'}.json`,
  value: unknown,
): void {
  const text = readFileSync(join(import.meta.dirname, schema), 'utf8');
  const [isGood, errors] = Compile(JSON.parse(text) as object).Errors(value);
  assert.ok(isGood, JSON.stringify(errors.slice(0, 5)));
}
