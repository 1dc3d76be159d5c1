import type { ReactNode } from 'react';

/** A line of a list of facts; one without a value is left out. */
export type Fact = readonly [label: string, value: ReactNode];

/** Names and values in two columns. */
export function Facts({ of }: { readonly of: readonly Fact[] }): ReactNode {
  return (
    <dl className="facts">
      {of
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
