import type { ReactNode } from 'react';

/** A choice of a form, with its words. */
export function Select(given: {
  readonly name: string;
  readonly label: string;
  readonly of: readonly (readonly [value: string, words: string])[];
}): ReactNode {
  return (
    <label className="stack-field">
      {given.label}
      <select name={given.name}>
        {given.of.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
