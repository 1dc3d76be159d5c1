import { Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { vocabularyQuery } from '../api/queries.ts';
import type { ActorIdentity, Routes } from '../api/schema.gen.ts';
import { PlaceField } from '../coding/place-field.tsx';
import { useWords } from '../i18n/language.tsx';

type Facts = Routes['PATCH /api/actors/{id}']['body']['facts'];
type Kind = 'person' | 'group';

const text = (form: FormData, name: string): string | null => String(form.get(name) ?? '').trim() || null;

const whole = (form: FormData, name: string): number | null => {
  const typed = text(form, name)?.replaceAll(/[\s\u00a0\u202f]/g, '') ?? '';
  return /^\d{1,10}$/.test(typed) ? Number(typed) : null;
};

const list = (form: FormData, name: string, between: RegExp): string[] =>
  (text(form, name) ?? '')
    .split(between)
    .map((one) => one.trim())
    .filter((one) => one !== '');

const SEX = ['female', 'male', 'other'] as const;

/** What the fields say, as the server takes it. Fields that are not of this kind are left out. */
export function factsIn(form: FormData, kind: Kind): Facts {
  const shared: Facts = {
    description: text(form, 'description'),
    characteristics: form.getAll('characteristics').map(String),
    languages: list(form, 'languages', /[,;\s]+/),
    religion: text(form, 'religion'),
    ethnicBackground: text(form, 'ethnicBackground'),
    nationalOrigin: text(form, 'nationalOrigin'),
  };
  if (kind === 'group')
    return { ...shared, numberLower: whole(form, 'numberLower'), numberUpper: whole(form, 'numberUpper') };
  return {
    ...shared,
    sex: SEX.find((one) => one === form.get('sex')) ?? null,
    bornOn: text(form, 'bornOn'),
    diedOn: text(form, 'diedOn'),
    ageLower: whole(form, 'ageLower'),
    ageUpper: whole(form, 'ageUpper'),
    ageOn: text(form, 'ageOn'),
    occupations: list(form, 'occupations', /[;\n]+/),
    civilStatus: text(form, 'civilStatus'),
    birthplace: text(form, 'birthplace'),
    birthplaceId: text(form, 'birthplaceId'),
    citizenships: list(form, 'citizenships', /[,;\s]+/).map((code) => code.toUpperCase()),
    health: text(form, 'health'),
  };
}

type Known = Partial<ActorIdentity>;

const BIRTHPLACE = { place: 'birthplace', placeId: 'birthplaceId' } as const;

function Line(given: {
  readonly name: keyof ActorIdentity;
  readonly label: string;
  readonly known: Known;
  readonly hint?: string;
}): ReactNode {
  const value = given.known[given.name];
  return (
    <TextInput
      name={given.name}
      maxLength={2000}
      dir="auto"
      label={given.label}
      description={given.hint}
      defaultValue={Array.isArray(value) ? value.join('; ') : String(value ?? '')}
    />
  );
}

function Characteristics({ known }: { readonly known: Known }): ReactNode {
  const { t, language } = useWords();
  const { data } = useQuery(vocabularyQuery('victim-characteristic'));
  const terms = data?.terms.filter(({ isRetired }) => !isRetired) ?? [];
  return (
    <fieldset className="choices term-choices">
      <legend>{t('actor.characteristics')}</legend>
      {terms.map((term) => (
        <label key={term.id} data-depth={term.parent === null ? 0 : 1}>
          <input
            type="checkbox"
            name="characteristics"
            value={term.id}
            defaultChecked={known.characteristics?.includes(term.id) ?? false}
          />
          <span>{term.labels[language] ?? term.id}</span>
        </label>
      ))}
    </fieldset>
  );
}

function PersonLines({ known }: { readonly known: Known }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <div className="field-line">
        <label className="stack-field">
          {t('actor.sex')}
          <select name="sex" defaultValue={known.sex ?? ''}>
            <option value="">{t('actor.not-said')}</option>
            {SEX.map((one) => (
              <option key={one} value={one}>
                {t(`sex.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <Line name="bornOn" label={t('actor.bornOn')} known={known} />
        <Line name="diedOn" label={t('actor.diedOn')} known={known} />
      </div>
      <p className="aside">{t('claim.dates-why')}</p>
      <div className="field-line">
        <Line name="ageLower" label={t('actor.ageLower')} known={known} />
        <Line name="ageUpper" label={t('actor.ageUpper')} known={known} />
        <Line name="ageOn" label={t('actor.ageOn')} known={known} />
      </div>
    </>
  );
}

/** The fields of who somebody is. What is left empty is left open: nothing is filled in. */
export function ActorFields({ kind, known }: { readonly kind: Kind; readonly known: Known }): ReactNode {
  const { t } = useWords();
  const isPerson = kind === 'person';
  return (
    <>
      {isPerson ? (
        <PersonLines known={known} />
      ) : (
        <div className="field-line">
          <Line name="numberLower" label={t('actor.numberLower')} known={known} />
          <Line name="numberUpper" label={t('actor.numberUpper')} known={known} />
        </div>
      )}
      <Textarea
        name="description"
        maxLength={4000}
        autosize
        minRows={2}
        maxRows={8}
        dir="auto"
        label={t('actor.description')}
        defaultValue={known.description ?? ''}
      />
      <details>
        <summary>{t('actor.more')}</summary>
        <div className="stack">
          {isPerson ? (
            <>
              <Line
                name="occupations"
                label={t('actor.occupations')}
                hint={t('actor.several')}
                known={known}
              />
              <Line name="civilStatus" label={t('actor.civilStatus')} known={known} />
              <PlaceField
                values={known}
                hasPosition={false}
                names={BIRTHPLACE}
                legend={t('actor.birthplace')}
                label={t('place.as-written')}
              />
              <Line
                name="citizenships"
                label={t('actor.citizenships')}
                hint={t('actor.countries')}
                known={known}
              />
            </>
          ) : null}
          <Line name="languages" label={t('actor.languages')} hint={t('actor.tags')} known={known} />
          <Characteristics known={known} />
          <p className="note">{t('actor.special')}</p>
          <div className="field-line">
            <Line name="religion" label={t('actor.religion')} known={known} />
            <Line name="ethnicBackground" label={t('actor.ethnicBackground')} known={known} />
            <Line name="nationalOrigin" label={t('actor.nationalOrigin')} known={known} />
          </div>
          {isPerson ? <Line name="health" label={t('actor.health')} known={known} /> : null}
        </div>
      </details>
    </>
  );
}
