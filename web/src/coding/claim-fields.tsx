import { Textarea, TextInput } from '@mantine/core';
import { useState, type ReactNode, type Ref } from 'react';
import type { Claim } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { PlaceField } from './place-field.tsx';
import { TermSelect } from './terms.tsx';

const text = (form: FormData, name: string): string | null => String(form.get(name) ?? '').trim() || null;

const number = (form: FormData, name: string): number | null => {
  const typed = text(form, name)?.replaceAll(/[\s\u00a0\u202f]/g, '') ?? null;
  if (typed === null) return null;
  const value = Number(typed.replace(',', '.'));
  return Number.isFinite(value) ? value : null;
};

/** What the fields say, as the server takes it. */
export function factsOf(form: FormData) {
  return {
    body: text(form, 'body') ?? '',
    kind: text(form, 'kind') ?? 'claimk-fact',
    polarity: form.get('denies') === null ? ('affirms' as const) : ('denies' as const),
    speaker: text(form, 'speaker'),
    certainty: text(form, 'certainty'),
    saidOn: text(form, 'saidOn'),
    happenedOn: text(form, 'happenedOn'),
    place: text(form, 'place'),
    placeId: text(form, 'placeId'),
    measure: text(form, 'measure'),
    value: number(form, 'value'),
    lower: number(form, 'lower'),
    upper: number(form, 'upper'),
    population: text(form, 'population'),
    area: text(form, 'area'),
    periodFrom: text(form, 'periodFrom'),
    periodTo: text(form, 'periodTo'),
    asOf: text(form, 'asOf'),
  };
}

type Known = Partial<Claim>;

function Line(given: {
  readonly name: keyof ReturnType<typeof factsOf>;
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
      defaultValue={value === null || value === undefined ? '' : String(value)}
    />
  );
}

function CountFields({ known }: { readonly known: Known }): ReactNode {
  const { t } = useWords();
  return (
    <fieldset className="stack claim-count">
      <legend>{t('claim.count')}</legend>
      <TermSelect
        list="count-measure"
        name="measure"
        label={t('claim.measure')}
        value={known.measure ?? null}
        none={t('claim.measure-none')}
      />
      <div className="field-line">
        <Line name="value" label={t('claim.value')} known={known} />
        <Line name="lower" label={t('claim.lower')} known={known} />
        <Line name="upper" label={t('claim.upper')} known={known} />
      </div>
      <Line name="asOf" label={t('claim.as-of')} hint={t('claim.as-of-why')} known={known} />
      <div className="field-line">
        <Line name="population" label={t('claim.population')} known={known} />
        <Line name="area" label={t('claim.area')} known={known} />
      </div>
      <div className="field-line">
        <Line name="periodFrom" label={t('claim.period-from')} known={known} />
        <Line name="periodTo" label={t('claim.period-to')} known={known} />
      </div>
    </fieldset>
  );
}

/** The fields of a claim. What is left empty is left open: nothing is filled in for the source. */
export function ClaimFields(given: {
  readonly known: Known;
  readonly first?: Ref<HTMLTextAreaElement>;
}): ReactNode {
  const { t } = useWords();
  const { known } = given;
  const [kind, setKind] = useState(known.kind ?? 'claimk-fact');
  const isCount = kind === 'claimk-count' || (known.measure ?? null) !== null;
  return (
    <>
      <Textarea
        ref={given.first}
        name="body"
        required
        maxLength={4000}
        autosize
        minRows={2}
        maxRows={8}
        dir="auto"
        label={t('claim.body')}
        description={t('claim.body-why')}
        defaultValue={known.body ?? ''}
      />
      <TermSelect list="claim-kind" name="kind" label={t('claim.kind')} value={kind} onChange={setKind} />
      {isCount ? <CountFields known={known} /> : null}
      <Line name="speaker" label={t('claim.speaker')} hint={t('claim.speaker-why')} known={known} />
      <div className="field-line">
        <Line name="saidOn" label={t('claim.said-on')} known={known} />
        <Line name="happenedOn" label={t('claim.happened-on')} known={known} />
      </div>
      <p className="aside">{t('claim.dates-why')}</p>
      <PlaceField values={known} hasPosition={false} label={t('claim.place')} />
      <Line name="certainty" label={t('claim.certainty')} hint={t('claim.certainty-why')} known={known} />
      <label className="check-line">
        <input type="checkbox" name="denies" defaultChecked={known.polarity === 'denies'} />{' '}
        {t('claim.denies')}
      </label>
    </>
  );
}
