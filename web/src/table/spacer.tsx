import type { ReactNode } from 'react';

/** Room of the rows that are not drawn. The style goes through the style object, which the policy allows. */
export function Spacer({ heightPx }: { readonly heightPx: number }): ReactNode {
  return heightPx <= 0 ? null : (
    <tbody aria-hidden="true" className="spacer">
      <tr>
        <td style={{ height: heightPx }} />
      </tr>
    </tbody>
  );
}
