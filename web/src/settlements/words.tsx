import { useId, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { useDay } from '../proceedings/words.tsx';
import type { ReturnStatus } from '../search-settlements.ts';

/** How far what shows an obstacle can be relied on; as `reliabilities` of the server’s src/settlements/model.ts. */
export const RELIABILITIES = ['not-said', 'low', 'moderate', 'high'] as const;

/** What can be said of an obstacle; as `wordKinds` there. */
export const WORD_KINDS = ['stands', 'denied', 'ended'] as const;

/** The eight criteria, in their order; as `criteria` of the server’s src/settlements/criteria.ts. */
export const CRITERIA = [
  'safety',
  'living',
  'livelihoods',
  'property',
  'documents',
  'family',
  'participation',
  'remedies',
] as const;

/** What can be found of one; as `criterionFindings` of the server’s src/settlements/model.ts. */
export const FINDINGS = ['met', 'partly-met', 'not-met', 'not-clear'] as const;

/** The sign of a status, told apart by its shape: full, half full, and hatched for what nobody knows. */
export function StatusSign({ of }: { readonly of: ReturnStatus }): ReactNode {
  const id = useId();
  return (
    <svg className="return-sign" data-status={of} viewBox="0 0 16 16" aria-hidden="true">
      <defs>
        <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="1.4" height="4" className="return-hatch" />
        </pattern>
      </defs>
      {of === 'unknown' ? <rect x="1" y="1" width="14" height="14" fill={`url(#${id})`} /> : null}
      {of === 'none-recorded' ? (
        <rect x="1" y="8" width="14" height="7" fill={`url(#${id})`} stroke="none" />
      ) : null}
      {of === 'at-risk' ? <path d="M1 15 L15 1 L15 15 Z" className="return-fill" /> : null}
      {of === 'blocked' ? <rect x="1" y="1" width="14" height="14" className="return-fill" /> : null}
      <rect x="1" y="1" width="14" height="14" className="return-edge" />
    </svg>
  );
}

/** A status in words, with its sign. */
export function Status({ of }: { readonly of: ReturnStatus }): ReactNode {
  const { t } = useWords();
  return (
    <span className="return-status" data-status={of}>
      <StatusSign of={of} /> {t(`return.status.${of}`)}
    </span>
  );
}

/** The time of an obstacle or an assessment, as it was written down. */
export function useTimeOf(): (from: string | null, to: string | null) => string {
  const { t } = useWords();
  const day = useDay();
  return (from, to) =>
    `${from === null ? t('obstacle.from.unknown') : day(from)} – ${to === null ? t('obstacle.to.open') : day(to)}`;
}
