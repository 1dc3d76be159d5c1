import type { ReactNode } from 'react';
import type { WholeArea } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { useDay } from '../proceedings/words.tsx';

/** When mines were laid, as it was recorded; where only the end is said, that nobody says since when. */
export function Laid({ from, by }: { readonly from: string | null; readonly by: string | null }): ReactNode {
  const { t } = useWords();
  const day = useDay();
  if (from !== null) return day(from);
  return by === null ? t('terrain.no-date') : t('terrain.laid-by', { day: day(by) });
}

type Work = Pick<WholeArea['parts'][number], 'kind' | 'released' | 'organisation' | 'ended'>;

/** What a work did, who is named as having done it, and when it ended. */
export function Done({ of }: { readonly of: Work }): ReactNode {
  const { t } = useWords();
  const day = useDay();
  return (
    <>
      {t(`ground.released.${of.released}`)} · {t(`ground.work.${of.kind}`)} ·{' '}
      <span dir="auto">{of.organisation}</span> ·{' '}
      <span className="figures">{of.ended === null ? t('terrain.ended-unknown') : day(of.ended)}</span>
    </>
  );
}
