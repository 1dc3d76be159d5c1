import type { ReactNode } from 'react';
import type { WholeArea } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Choice, choiceIn, Line, Lines, Place, textIn } from './fields.tsx';
import { cornersOf, hasHoles, NO_POLYGON, polygonsIn } from './polygon.ts';

const SEARCHED = ['no', 'partly', 'fully'] as const;

/** What the fields of an area say. */
export const areaFacts = (form: FormData) => ({
  title: textIn(form, 'title') ?? '',
  placeId: textIn(form, 'placeId'),
  // The server says why it takes no area without a polygon.
  extent: polygonsIn(String(form.get('extent') ?? '')) ?? NO_POLYGON,
  isMeasured: form.get('isMeasured') === 'on',
  record: textIn(form, 'record'),
  searched: choiceIn(form, 'searched', SEARCHED, 'no'),
  searchedReasons: textIn(form, 'searchedReasons'),
  note: textIn(form, 'note'),
});

/** What is said of an area: its corners, whose field it is, and how far it was searched. */
export function AreaFields({ known }: { readonly known: Partial<WholeArea> }): ReactNode {
  const { t } = useWords();
  const { extent = [] } = known;
  const why = t('ground.corners.why');
  return (
    <>
      <Line name="title" label={t('ground.area')} required known={known.title} />
      <Place known={known.placeId} />
      <Lines
        name="extent"
        label={t('ground.corners')}
        why={hasHoles(extent) ? `${why} ${t('ground.corners.holes')}` : why}
        required
        most={100_000}
        known={cornersOf(extent)}
      />
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
