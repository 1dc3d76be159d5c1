import { Textarea, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { HouseholdFacts, ListedDisplacement } from '../api/schema.gen.ts';
import { settlementsQuery } from '../api/settlements.ts';
import { useWords } from '../i18n/language.tsx';
import { CAUSES, RETURN_STATES, SIZE_KINDS, WISHES } from '../search-displacement.ts';

function Line(given: {
  readonly name: string;
  readonly label: string;
  readonly known?: string | null | undefined;
  readonly most?: number;
  readonly why?: string;
}): ReactNode {
  const { name, label, known, most = 300, why } = given;
  return (
    <TextInput
      name={name}
      label={label}
      maxLength={most}
      dir="auto"
      defaultValue={known ?? ''}
      {...(why === undefined ? {} : { description: why })}
    />
  );
}

function Choice(given: {
  readonly name: string;
  readonly label: string;
  readonly of: readonly string[];
  readonly words: string;
  readonly known?: string | null | undefined;
  readonly empty?: string;
}): ReactNode {
  const { t } = useWords();
  return (
    <label className="stack-field">
      {given.label}
      <select name={given.name} defaultValue={given.known ?? ''}>
        {given.empty === undefined ? null : <option value="">{given.empty}</option>}
        {given.of.map((one) => (
          <option key={one} value={one}>
            {t.of(`${given.words}.${one}`, one)}
          </option>
        ))}
      </select>
    </label>
  );
}

function SizeFields(given: {
  readonly name: 'sizeThen' | 'sizeNow';
  readonly known: HouseholdFacts['sizeThen'] | undefined;
}): ReactNode {
  const { t } = useWords();
  const { name, known } = given;
  const what = t(name === 'sizeThen' ? 'displacement.size-then' : 'displacement.size-now');
  return (
    <fieldset className="plain-choices">
      <legend>{what}</legend>
      <div className="field-line ends">
        <TextInput
          type="number"
          min={1}
          max={10_000_000}
          step={1}
          name={name}
          label={t('displacement.persons')}
          aria-label={`${what}: ${t('displacement.persons')}`}
          defaultValue={known?.count ?? ''}
        />
        <Choice
          name={`${name}Are`}
          label={t('displacement.are')}
          of={SIZE_KINDS}
          words="displacement.are"
          known={known?.are === 'at-least' ? 'at-least' : 'exact'}
        />
        <Line name={`${name}SaidBy`} label={t('displacement.said-by')} known={known?.saidBy} />
      </div>
    </fieldset>
  );
}

/** How many, what they wish and how far they have returned. What was said before of wish and return stays; a new line is added. */
export function HouseholdFields({
  known,
}: {
  readonly known: Partial<NonNullable<ListedDisplacement['household']>>;
}): ReactNode {
  const { t } = useWords();
  return (
    <>
      <SizeFields name="sizeThen" known={known.sizeThen} />
      <SizeFields name="sizeNow" known={known.sizeNow} />
      <fieldset className="plain-choices">
        <legend>{t('displacement.wish')}</legend>
        <div className="field-line ends">
          <Choice
            name="wish"
            label={t('displacement.wish')}
            of={WISHES}
            words="displacement.wish"
            empty={t('displacement.wish.not-said')}
          />
          <Line name="wishOn" most={100} label={t('displacement.wish-on')} />
          <Line name="conditions" most={1000} label={t('displacement.conditions')} />
          <Line name="wishSaidBy" label={t('displacement.wish-said-by')} />
        </div>
      </fieldset>
      <fieldset className="plain-choices">
        <legend>{t('displacement.status')}</legend>
        <div className="field-line ends">
          <Choice
            name="status"
            label={t('displacement.status')}
            of={RETURN_STATES}
            words="displacement.status"
            empty={t('displacement.status.not-said')}
          />
          <Line name="statusFrom" most={100} label={t('displacement.status-from')} />
          <Line name="statusSaidBy" label={t('displacement.status-said-by')} />
        </div>
      </fieldset>
      <Textarea
        name="note"
        maxLength={4000}
        autosize
        minRows={1}
        maxRows={8}
        dir="auto"
        label={t('displacement.note')}
        defaultValue={known.note ?? ''}
      />
    </>
  );
}

function SettlementField({ known }: { readonly known: ListedDisplacement['settlement'] }): ReactNode {
  const { t, language } = useWords();
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState(known?.id ?? '');
  const filter = typed.trim() === '' ? {} : { text: typed.trim() };
  const found = useInfiniteQuery(settlementsQuery(filter, language));
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const all = new Map(rows.map(({ id, name, serial }) => [id, `${name} (${serial})`]));
  if (picked !== '' && !all.has(picked)) all.set(picked, known?.name ?? t('record.hidden'));
  return (
    <div className="field-line">
      <label className="stack-field">
        {t('displacement.settlement')}
        <select
          name="settlementId"
          value={picked}
          onChange={({ currentTarget }) => setPicked(currentTarget.value)}
        >
          <option value="">{t('displacement.settlement.none')}</option>
          {[...all].map(([id, words]) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <TextInput
        label={t('displacement.settlement.find')}
        value={typed}
        maxLength={200}
        dir="auto"
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
    </div>
  );
}

/** From where, when, why, by whom as somebody says, and to where. */
export function EventFields({ known }: { readonly known: Partial<ListedDisplacement> }): ReactNode {
  const { t } = useWords();
  const { event } = known;
  return (
    <>
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
      <div className="field-line ends">
        <Line
          name="actor"
          known={event?.alleged[0]?.actor}
          label={t('displacement.alleged')}
          why={t('displacement.alleged.why')}
        />
        <Line
          name="actorSaidBy"
          known={event?.alleged[0]?.saidBy}
          label={t('displacement.alleged-said-by')}
        />
      </div>
      <div className="field-line ends">
        <Line
          name="destination"
          known={event?.destinations[0]?.place}
          label={t('displacement.destination')}
        />
        <Line
          name="destinationFrom"
          most={100}
          known={event?.destinations[0]?.from}
          label={t('displacement.destination-from')}
        />
      </div>
    </>
  );
}
