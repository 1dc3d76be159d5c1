import type { ReactNode } from 'react';
import type { ListedDisplacement } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { CAUSES } from '../search-displacement.ts';
import { Choice, Line, LineList, Note } from './inputs.tsx';
import { SettlementField } from './settlement-field.tsx';
import { SizeFields } from './size-fields.tsx';

/** From where, when, why, by whom as somebody says, and to where; of a group also how many, of a household that is said there; its note where the form around has no other. */
export function EventFields({
  known,
  isGroup = false,
  hasNote = true,
}: {
  readonly known: Partial<ListedDisplacement>;
  readonly isGroup?: boolean;
  readonly hasNote?: boolean;
}): ReactNode {
  const { t } = useWords();
  const { event } = known;
  return (
    <>
      {isGroup ? <SizeFields name="size" known={event?.size} /> : null}
      <SettlementField known={known.settlement ?? null} />
      <div className="field-line ends">
        <Line name="origin" known={event?.origin} label={t('displacement.origin')} />
        <Line name="address" known={event?.address} label={t('displacement.address')} />
      </div>
      <div className="field-line ends">
        <Line name="from" most={100} known={event?.from} label={t('displacement.from-day')} />
        <Line name="until" most={100} known={event?.until} label={t('displacement.until-day')} />
      </div>
      <p className="aside">{t('claim.dates-why')}</p>
      <div className="field-line ends">
        <Choice
          name="cause"
          label={t('displacement.cause')}
          of={['not-said', ...CAUSES.filter((one) => one !== 'not-said')]}
          words="displacement.cause"
          known={event?.cause ?? 'not-said'}
        />
        <Line name="causeWords" most={1000} known={event?.causeWords} label={t('displacement.cause-words')} />
      </div>
      <LineList
        name="alleged"
        legend={t('displacement.allegations')}
        why={t('displacement.alleged.why')}
        known={event?.alleged ?? []}
      >
        {({ field, label, isSaid }, said) => (
          <>
            <Line
              name={field('actor')}
              isRequired={isSaid}
              known={said?.actor}
              label={label(t('displacement.alleged'))}
            />
            <Line
              name={field('saidBy')}
              isRequired={isSaid}
              known={said?.saidBy}
              label={label(t('displacement.alleged-said-by'))}
            />
            <Line
              name={field('words')}
              most={1000}
              known={said?.words}
              label={label(t('displacement.alleged-words'))}
            />
          </>
        )}
      </LineList>
      <LineList name="destinations" legend={t('displacement.destinations')} known={event?.destinations ?? []}>
        {({ field, label, isSaid }, said) => (
          <>
            <Line
              name={field('place')}
              isRequired={isSaid}
              known={said?.place}
              label={label(t('displacement.destination'))}
            />
            <Line
              name={field('from')}
              most={100}
              known={said?.from}
              label={label(t('displacement.destination-from'))}
            />
            <Line
              name={field('saidBy')}
              known={said?.saidBy}
              label={label(t('displacement.destination-said-by'))}
            />
          </>
        )}
      </LineList>
      {hasNote ? <Note name="eventNote" known={event?.note} /> : null}
    </>
  );
}
