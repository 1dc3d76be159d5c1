import type { ReactNode } from 'react';
import type { WholeArea } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Choice, choiceIn, Line, Lines, Place, textIn } from './fields.tsx';
import { NO_POLYGON, polygonsIn, typedInForm } from './polygon.ts';
import { RingFields } from './ring-fields.tsx';

const SEARCHED = ['no', 'partly', 'fully'] as const;

/** What the fields of an area say. */
export const areaFacts = (form: FormData) => ({
  title: textIn(form, 'title') ?? '',
  placeId: textIn(form, 'placeId'),
  // The server says why it takes no area without a polygon.
  extent: polygonsIn(typedInForm(form)) ?? NO_POLYGON,
  isMeasured: form.get('isMeasured') === 'on',
  record: textIn(form, 'record'),
  searched: choiceIn(form, 'searched', SEARCHED, 'no'),
  searchedReasons: textIn(form, 'searchedReasons'),
  note: textIn(form, 'note'),
});

/** What is said of an area: its corners, whose field it is, and how far it was searched. */
export function AreaFields({ known }: { readonly known: Partial<WholeArea> }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <Line name="title" label={t('ground.area')} required known={known.title} />
      <Place known={known.placeId} />
      <RingFields known={known.extent ?? []} required />
      <label>
        <input type="checkbox" name="isMeasured" defaultChecked={known.isMeasured} />{' '}
        {t('ground.is-measured')}
      </label>
      <div className="field-line ends">
        <Line name="record" label={t('ground.record')} most={20} known={known.record?.serial} />
        <Choice
          name="searched"
          label={t('ground.searched')}
          of={SEARCHED}
          words="ground.searched"
          known={known.searched}
        />
        <Line
          name="searchedReasons"
          label={t('ground.searched-reasons')}
          most={2000}
          known={known.searchedReasons}
        />
      </div>
      <Lines name="note" label={t('detention.note')} known={known.note} />
    </>
  );
}
