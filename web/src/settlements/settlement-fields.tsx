import { Textarea, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Settlement } from '../api/schema.gen.ts';
import { PlaceField } from '../coding/place-field.tsx';
import { useWords } from '../i18n/language.tsx';

const PRECISIONS = ['settlement', 'seat', 'approximate', 'none'] as const;
const LANGUAGES = ['az', 'az-Cyrl', 'hy', 'ru', 'tr', 'en', 'fr', 'ka', 'fa'] as const;
const NAMES_MAX = 60;
const LINES_AT_FIRST = 2;

const textIn = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();
const numberIn = (form: FormData, name: string): number | null => {
  const text = textIn(form, name).replace(',', '.');
  return text === '' || !Number.isFinite(Number(text)) ? null : Number(text);
};

/** What the fields say, as the server takes it. */
export function settlementFacts(form: FormData) {
  const names = Array.from({ length: NAMES_MAX }, (_, at) => ({
    name: textIn(form, `name ${at}`),
    language: textIn(form, `language ${at}`) || null,
    usedBy: textIn(form, `usedBy ${at}`) || null,
  })).filter(({ name }) => name !== '');
  const [latitude, longitude] = [numberIn(form, 'latitude'), numberIn(form, 'longitude')];
  const isPlaced = latitude !== null || longitude !== null;
  return {
    names,
    latitude,
    longitude,
    precision: isPlaced
      ? (PRECISIONS.find((one) => one === textIn(form, 'precision')) ?? 'approximate')
      : ('none' as const),
    note: textIn(form, 'note') || null,
    isInvented: form.get('isInvented') !== null,
  };
}

/** What a form of a new settlement says besides: which place of the gazetteer it is; its position is taken over where none is written. */
export function placeIn(form: FormData) {
  const placeId = textIn(form, 'placeId');
  const { latitude, longitude, precision, ...rest } = settlementFacts(form);
  if (placeId === '') return { ...rest, latitude, longitude, precision };
  const own = latitude === null && longitude === null ? {} : { latitude, longitude, precision };
  return { placeId, spelling: textIn(form, 'spelling'), ...rest, ...own };
}

function Names({ known }: { readonly known: Settlement['names'] }): ReactNode {
  const { t } = useWords();
  const [start] = useState(known);
  const [lines, setLines] = useState(Math.max(LINES_AT_FIRST, known.length));
  return (
    <fieldset className="plain-choices">
      <legend>{t('settlement.names')}</legend>
      {Array.from({ length: lines }, (_, at) => (
        <div key={at} className="settlement-name-line">
          <input
            type="text"
            name={`name ${at}`}
            maxLength={200}
            dir="auto"
            aria-label={t('settlement.name', { number: at + 1 })}
            defaultValue={start[at]?.name ?? ''}
          />
          <select
            name={`language ${at}`}
            aria-label={t('settlement.language', { number: at + 1 })}
            defaultValue={start[at]?.language ?? ''}
          >
            <option value="">{t('settlement.language.none')}</option>
            {LANGUAGES.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
          <input
            type="text"
            name={`usedBy ${at}`}
            maxLength={200}
            dir="auto"
            placeholder={t('settlement.used-by.none')}
            aria-label={t('settlement.used-by', { number: at + 1 })}
            defaultValue={start[at]?.usedBy ?? ''}
          />
        </div>
      ))}
      {lines < NAMES_MAX ? (
        <button type="button" className="quiet-button" onClick={() => setLines(lines + 1)}>
          {t('settlement.more-names')}
        </button>
      ) : null}
      <p className="aside">{t('settlement.names.why')}</p>
    </fieldset>
  );
}

function FindPlace(): ReactNode {
  const { t } = useWords();
  return (
    <PlaceField
      values={{}}
      hasPosition={false}
      names={{ place: 'spelling', placeId: 'placeId' }}
      legend={t('settlement.place')}
      label={t('settlement.spelling')}
      none={t('settlement.place.why')}
    />
  );
}

/** The fields of a settlement; a new one may be a place of the gazetteer. */
export function SettlementFields(given: { readonly known: Settlement | null }): ReactNode {
  const { t } = useWords();
  const [known] = useState(given.known);
  return (
    <>
      {known === null ? <FindPlace /> : null}
      <Names known={known?.names ?? []} />
      <div className="field-line ends">
        <TextInput
          name="latitude"
          inputMode="decimal"
          maxLength={20}
          label={t('settlement.latitude')}
          defaultValue={known?.latitude ?? ''}
        />
        <TextInput
          name="longitude"
          inputMode="decimal"
          maxLength={20}
          label={t('settlement.longitude')}
          defaultValue={known?.longitude ?? ''}
        />
        <label className="stack-field">
          {t('settlement.precision')}
          <select name="precision" defaultValue={known?.precision ?? 'approximate'}>
            {PRECISIONS.map((one) => (
              <option key={one} value={one}>
                {t(`settlement.precision.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Textarea
        name="note"
        maxLength={4000}
        autosize
        minRows={1}
        maxRows={8}
        dir="auto"
        label={t('settlement.note')}
        defaultValue={known?.note ?? ''}
      />
      <label className="check-line">
        <input type="checkbox" name="isInvented" defaultChecked={known?.isInvented ?? false} />{' '}
        {t('settlement.invented')}
      </label>
    </>
  );
}
