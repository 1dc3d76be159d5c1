import type { ReactNode } from 'react';

/** A number of a form, with its name before it. */
export function NumberInput(given: {
  readonly name: string;
  readonly label: string;
  readonly min: number;
  readonly max?: number;
  readonly step: number;
  readonly value: number;
}): ReactNode {
  const { name, label, min, max, step, value } = given;
  return (
    <label className="number-field">
      {label}{' '}
      <input type="number" name={name} required min={min} max={max} step={step} defaultValue={value} />
    </label>
  );
}
