import type { ReactNode } from 'react';
import type { ListedDisplacement } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import {
  CONDITIONS,
  PROPERTY_TYPES,
  TITLE_GRADES,
  TITLE_KINDS,
  USER_RIGHTS,
} from '../search-displacement.ts';
import { Choice, Line, LineList, Note } from './inputs.tsx';
import { SettlementField } from './settlement-field.tsx';

/** What a property is, where it lies, by which right it was used, and what is said of its title, its condition and who is in it. */
export function PropertyFields({ known }: { readonly known: Partial<ListedDisplacement> }): ReactNode {
  const { t } = useWords();
  const { property } = known;
  return (
    <>
      <div className="field-line ends">
        <Choice
          name="type"
          label={t('displacement.type')}
          of={PROPERTY_TYPES}
          words="displacement.type"
          known={property?.type ?? 'not-said'}
        />
        <Line name="parcel" known={property?.parcel} label={t('displacement.parcel')} />
        <Line name="extent" known={property?.extent} label={t('displacement.extent-in-words')} />
      </div>
      <SettlementField known={known.settlement ?? null} />
      <Line name="place" known={property?.place} label={t('displacement.place')} />
      <div className="field-line ends">
        <Choice
          name="right"
          label={t('displacement.right')}
          of={USER_RIGHTS}
          words="displacement.right"
          known={property?.right ?? 'not-said'}
        />
        <Line
          name="rightWords"
          most={1000}
          known={property?.rightWords}
          label={t('displacement.right-words')}
        />
      </div>
      <LineList name="titles" legend={t('displacement.titles')} known={property?.titles ?? []}>
        {({ field, label, isSaid }, said) => (
          <>
            <Choice
              name={field('kind')}
              isRequired={isSaid}
              label={label(t('displacement.title-kind'))}
              of={TITLE_KINDS}
              words="displacement.title-kind"
              known={said?.kind}
              empty={t('displacement.not-said')}
            />
            <Line
              name={field('words')}
              isRequired={isSaid}
              most={500}
              known={said?.words}
              label={label(t('displacement.title-words'))}
            />
            <Choice
              name={field('grade')}
              label={label(t('displacement.grade'))}
              of={TITLE_GRADES.filter((one) => one !== 'not-graded')}
              words="displacement.grade"
              known={said?.grade === 'not-graded' ? '' : said?.grade}
              empty={t('displacement.grade.not-graded')}
            />
            <Line
              name={field('serial')}
              most={20}
              known={said?.serial}
              label={label(t('detention.evidence.serial'))}
            />
          </>
        )}
      </LineList>
      <LineList name="conditions" legend={t('displacement.condition')} known={property?.conditions ?? []}>
        {({ field, label, isSaid }, said) => (
          <>
            <Choice
              name={field('condition')}
              isRequired={isSaid}
              label={label(t('displacement.condition'))}
              of={CONDITIONS}
              words="displacement.condition"
              known={said?.condition}
              empty={t('displacement.not-said')}
            />
            <Line
              name={field('on')}
              most={100}
              known={said?.on}
              label={label(t('displacement.condition-on'))}
            />
            <Line
              name={field('words')}
              most={1000}
              known={said?.words}
              label={label(t('displacement.condition-words'))}
            />
            <Line
              name={field('saidBy')}
              isRequired={isSaid}
              known={said?.saidBy}
              label={label(t('displacement.condition-said-by'))}
            />
          </>
        )}
      </LineList>
      <LineList name="occupants" legend={t('displacement.occupant')} known={property?.occupants ?? []}>
        {({ field, label, isSaid }, said) => (
          <>
            <Line
              name={field('who')}
              isRequired={isSaid}
              known={said?.who}
              label={label(t('displacement.occupant-who'))}
            />
            <Line
              name={field('from')}
              most={100}
              known={said?.from}
              label={label(t('displacement.occupant-from'))}
            />
            <Line
              name={field('until')}
              most={100}
              known={said?.until}
              label={label(t('displacement.occupant-until'))}
            />
            <Line
              name={field('saidBy')}
              isRequired={isSaid}
              known={said?.saidBy}
              label={label(t('displacement.occupant-said-by'))}
            />
          </>
        )}
      </LineList>
      <Note known={property?.note} />
    </>
  );
}
