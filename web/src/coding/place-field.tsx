import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { gazetteerQuery, placeNameQuery } from '../api/incidents.ts';
import type { PlaceCandidate } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { capital } from '../ui/capital.ts';

const POSITIONS = ['exact', 'settlement', 'seat', 'approximate'] as const;

function Candidate({ of, choose }: { readonly of: PlaceCandidate; readonly choose: () => void }): ReactNode {
  const { t } = useWords();
  const others = of.names.filter(({ name }) => name !== of.name).map(({ name }) => name);
  return (
    <li className="place-candidate">
      <button type="button" className="quiet-button" onClick={choose}>
        {t('place.choose', { name: of.name })}
      </button>{' '}
      <strong dir="auto">{of.name}</strong>{' '}
      <span className="aside">{t.of(`place.kind.${of.kind}`, of.kind)}</span>
      {of.within.length > 0 ? (
        <span className="aside" dir="auto">
          {' '}
          · {of.within.join(', ')}
        </span>
      ) : null}
      <p className="aside" dir="auto">
        {[...new Set(others)].join(' · ')}
      </p>
      <p className="aside">
        {of.reasons.map((reason) => t.of(`place.why.${reason}`, reason)).join(' · ')}
        {of.isChecked ? '' : ` · ${t('place.to-be-checked')}`}
        {of.latitude === null ? ` · ${t('place.no-position')}` : ''}
      </p>
    </li>
  );
}

/** What is known of a place: values of a record by the names of its fields. */
export type PlaceValues = Readonly<Record<string, unknown>>;

/** A value as a field shows it. */
const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** A place that somebody chose, by its name in the reader’s language, and its id in the gazetteer. */
export function ChosenPlace({ id }: { readonly id: string }): ReactNode {
  const { data } = useQuery(placeNameQuery(id));
  return (
    <>
      <span dir="auto">{data?.name ?? id}</span> <code>{id}</code>
    </>
  );
}

/**
 * Where: the spelling of the source, the place of the gazetteer that somebody chooses for it, and the position. Nothing is chosen by itself.
 * The fields are called `place` and `placeId` unless they have other names.
 */
export function PlaceField(given: {
  readonly values: PlaceValues;
  readonly hasPosition: boolean;
  readonly names?: { readonly place: string; readonly placeId: string };
  readonly legend?: string;
  readonly label?: string;
  /** What is said while none is chosen. */
  readonly none?: string;
}): ReactNode {
  const { t, language } = useWords();
  const { values, hasPosition } = given;
  const names = given.names ?? { place: 'place', placeId: 'placeId' };
  const [spelling, setSpelling] = useState(textOf(values[names.place]));
  const [asked, setAsked] = useState('');
  const [place, setPlace] = useState(textOf(values[names.placeId]));
  const [position, setPosition] = useState({
    latitude: textOf(values['latitude']),
    longitude: textOf(values['longitude']),
    kind: textOf(values['positionKind']),
  });
  const found = useQuery(gazetteerQuery(asked, language));
  const choose = (candidate: PlaceCandidate): void => {
    setPlace(candidate.id);
    setAsked('');
    if (candidate.latitude !== null && candidate.longitude !== null)
      setPosition({
        latitude: String(candidate.latitude),
        longitude: String(candidate.longitude),
        kind: POSITIONS.find((one) => one === candidate.precision) ?? 'approximate',
      });
  };
  return (
    <fieldset className="stack place-field">
      <legend>{given.legend ?? t('place.legend')}</legend>
      <div className="field-line">
        <TextInput
          name={names.place}
          label={given.label ?? capital(t('phrase.field-place'))}
          value={spelling}
          maxLength={300}
          dir="auto"
          onChange={({ currentTarget }) => setSpelling(currentTarget.value)}
        />
        <Button variant="default" disabled={spelling.trim() === ''} onClick={() => setAsked(spelling.trim())}>
          {t('place.find')}
        </Button>
      </div>
      {asked === '' ? null : found.data ? (
        <div role="status">
          <p className="aside">
            {found.data.candidates.length === 0
              ? t('place.found-none')
              : t(found.data.hasMore ? 'place.found-more' : 'place.found', {
                  n: found.data.candidates.length,
                })}
          </p>
          <ul className="plain-list">
            {found.data.candidates.map((candidate) => (
              <Candidate key={candidate.id} of={candidate} choose={() => choose(candidate)} />
            ))}
          </ul>
        </div>
      ) : found.error ? (
        <ProblemBox error={found.error} />
      ) : (
        <p role="status">{t('place.looking')}</p>
      )}
      <input type="hidden" name={names.placeId} value={place} />
      {place === '' ? (
        <p className="aside">{given.none ?? t('place.none-chosen')}</p>
      ) : (
        <p>
          {t('place.chosen')} <ChosenPlace id={place} />{' '}
          <button type="button" className="quiet-button" onClick={() => setPlace('')}>
            {t('place.take-back')}
          </button>
        </p>
      )}
      {hasPosition ? (
        <div className="field-line">
          <TextInput
            name="latitude"
            label={capital(t('phrase.field-latitude'))}
            value={position.latitude}
            inputMode="decimal"
            onChange={({ currentTarget: { value } }) =>
              setPosition((before) => ({ ...before, latitude: value }))
            }
          />
          <TextInput
            name="longitude"
            label={capital(t('phrase.field-longitude'))}
            value={position.longitude}
            inputMode="decimal"
            onChange={({ currentTarget: { value } }) =>
              setPosition((before) => ({ ...before, longitude: value }))
            }
          />
          <label className="stack-field">
            {capital(t('phrase.field-position-kind'))}
            <select
              name="positionKind"
              value={position.kind}
              onChange={({ currentTarget: { value } }) =>
                setPosition((before) => ({ ...before, kind: value }))
              }
            >
              <option value="">{t('record.not-said')}</option>
              {POSITIONS.map((one) => (
                <option key={one} value={one}>
                  {t(`position.${one}`)}
                </option>
              ))}
            </select>
          </label>
        </div>
      ) : null}
    </fieldset>
  );
}
