import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';

/** A moment in UTC; `withLocal` adds the same moment in this machine's time zone beside it. */
export function Moment({ at, withLocal }: { readonly at: string; readonly withLocal?: boolean }): ReactNode {
  const { format } = useWords();
  return (
    <>
      <time dateTime={at} className="moment">
        {format.moment(at)}
      </time>
      {withLocal && new Date(at).getTimezoneOffset() !== 0 ? (
        <span className="aside"> ({format.localMoment(at)})</span>
      ) : null}
    </>
  );
}
