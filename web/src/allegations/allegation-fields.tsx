import { Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Allegation, Law } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { LawWords, ToCheck, useLaw, useLawText } from './law-words.tsx';

/** What is charged and before whom, as it is chosen: one choice decides what the next may be. */
export interface Chosen {
  readonly instrument: string;
  readonly provision: string;
  readonly forum: string;
}

type Instrument = Law['instruments'][number];

/** Of an instrument that is chosen: its only forum, where it has but one. */
const onlyForum = (instrument: Instrument | undefined): string =>
  instrument?.forums.length === 1 && instrument.forums[0]?.kind !== 'none'
    ? (instrument.forums[0]?.forum ?? '')
    : '';

/** What the fields say, as the server takes it. */
export function allegationFacts(form: FormData, { provision, forum }: Chosen) {
  const text = (name: string): string => String(form.get(name) ?? '').trim();
  return {
    title: text('title'),
    party: text('party'),
    respondent: text('respondent'),
    provision,
    forum,
    standard: text('standard') || null,
    attribution: text('attribution') || null,
    facts: text('facts') || null,
    period: text('period') || null,
    place: text('place') || null,
  };
}

const LABEL_LENGTH = 110;
const short = (text: string): string =>
  text.length > LABEL_LENGTH ? `${text.slice(0, LABEL_LENGTH - 1)}…` : text;

function Provisions(given: {
  readonly instrument: Instrument | undefined;
  readonly value: string;
  readonly choose: (id: string) => void;
}): ReactNode {
  const { t } = useWords();
  const say = useLawText();
  const { instrument, value, choose } = given;
  const group = (isDuty: boolean, label: string): ReactNode => {
    const own = instrument?.provisions.filter(({ kind }) => (kind === 'duty') === isDuty) ?? [];
    if (own.length === 0) return null;
    return (
      <optgroup label={label}>
        {own.map(({ id, label: cited, text }) => (
          <option key={id} value={id} lang={say(text).lang}>
            {short(`${say(cited).text} — ${say(text).text}`)}
          </option>
        ))}
      </optgroup>
    );
  };
  const chosen = instrument?.provisions.find(({ id }) => id === value);
  return (
    <>
      <label className="stack-field">
        {t('allegation.provision')}
        <select
          required
          disabled={!instrument}
          value={value}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        >
          <option value="">{t('allegation.choose')}</option>
          {group(true, t('allegation.duties'))}
          {group(false, t('allegation.no-duties'))}
        </select>
      </label>
      {chosen ? (
        <p className="note">
          <LawWords of={chosen.text} />
          <ToCheck is={chosen.toCheck} /> {t('law.own-words')}
          {chosen.kind === 'duty' ? '' : ` ${t(`law.kind.why.${chosen.kind as 'gate'}`)}`}
        </p>
      ) : null}
    </>
  );
}

function Forums(given: {
  readonly instrument: Instrument | undefined;
  readonly value: string;
  readonly choose: (id: string) => void;
}): ReactNode {
  const { t } = useWords();
  const say = useLawText();
  const { forum } = useLaw();
  const { instrument, value, choose } = given;
  const chosen = instrument?.forums.find((one) => one.forum === value);
  return (
    <label className="stack-field">
      {t('allegation.forum')}
      <select
        required
        disabled={!instrument}
        value={value}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        <option value="">{t('allegation.choose')}</option>
        {instrument?.forums.map((one) => (
          <option
            key={one.forum}
            value={one.forum}
            lang={say(forum(one.forum)).lang}
            // The server refuses it; what was charged before it did stays chosen.
            disabled={one.kind === 'none' && one.forum !== value}
          >
            {say(forum(one.forum)).text}
            {one.kind === 'jurisdictional' ? '' : ` (${t(`allegation.basis.${one.kind}`)})`}
          </option>
        ))}
      </select>
      <span className="aside">
        {chosen && chosen.kind !== 'jurisdictional'
          ? t(`allegation.basis.why.${chosen.kind}`)
          : t('allegation.forum.why')}
      </span>
    </label>
  );
}

function Charge(given: { readonly chosen: Chosen; readonly choose: (next: Chosen) => void }): ReactNode {
  const { t } = useWords();
  const say = useLawText();
  const { law } = useLaw();
  const { chosen, choose } = given;
  const instrument = law?.instruments.find(({ id }) => id === chosen.instrument);
  return (
    <>
      <label className="stack-field">
        {t('allegation.instrument')}
        <select
          required
          value={chosen.instrument}
          onChange={({ currentTarget }) => {
            const next = law?.instruments.find(({ id }) => id === currentTarget.value);
            choose({ instrument: currentTarget.value, provision: '', forum: onlyForum(next) });
          }}
        >
          <option value="">{t('allegation.choose')}</option>
          {law?.instruments.map(({ id, names }) => (
            <option key={id} value={id} lang={say(names).lang}>
              {say(names).text}
            </option>
          ))}
        </select>
      </label>
      <Provisions
        instrument={instrument}
        value={chosen.provision}
        choose={(provision) => choose({ ...chosen, provision })}
      />
      <Forums instrument={instrument} value={chosen.forum} choose={(forum) => choose({ ...chosen, forum })} />
    </>
  );
}

/** By which rule the conduct is said to be the State’s own. Rules that are met by others are no choice of their own. */
function Attribution({ known }: { readonly known: string }): ReactNode {
  const { t } = useWords();
  const say = useLawText();
  const { law } = useLaw();
  const instruments = (law?.instruments ?? []).flatMap(({ id, names, provisions }) => {
    const rules = provisions.filter(({ kind, isMetByOthers }) => kind === 'attribution' && !isMetByOthers);
    return rules.length === 0 ? [] : [{ id, names, rules }];
  });
  return (
    <label className="stack-field">
      {t('allegation.attribution')}
      {/* What is known is chosen when the law has come. */}
      <select name="attribution" key={instruments.length} defaultValue={known}>
        <option value="">{t('allegation.attribution.none')}</option>
        {instruments.map(({ id, names, rules }) => (
          <optgroup key={id} label={say(names).text}>
            {rules.map((rule) => (
              <option key={rule.id} value={rule.id} lang={say(rule.text).lang}>
                {short(`${say(rule.label).text} — ${say(rule.text).text}`)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <span className="aside">{t('allegation.attribution.why')}</span>
    </label>
  );
}

/** The fields of an allegation. What is charged is held by whoever shows them: what can be chosen hangs on it. */
export function AllegationFields(given: {
  readonly known: Partial<Allegation>;
  readonly chosen: Chosen;
  readonly choose: (next: Chosen) => void;
}): ReactNode {
  const { t } = useWords();
  const say = useLawText();
  const { law } = useLaw();
  const { known } = given;
  const line = (name: 'party' | 'respondent' | 'period' | 'place', isRequired: boolean): ReactNode => (
    <TextInput
      name={name}
      required={isRequired}
      maxLength={name === 'place' ? 300 : name === 'period' ? 100 : 200}
      dir="auto"
      label={t(`allegation.${name}`)}
      description={name === 'period' ? t('claim.dates-why') : undefined}
      defaultValue={known[name] ?? ''}
    />
  );
  return (
    <>
      <div className="field-line">
        {line('party', true)}
        {line('respondent', true)}
      </div>
      <Charge chosen={given.chosen} choose={given.choose} />
      <TextInput
        name="title"
        required
        maxLength={300}
        dir="auto"
        label={t('allegation.title')}
        description={t('allegation.title.why')}
        defaultValue={known.title ?? ''}
      />
      <Textarea
        name="facts"
        maxLength={20_000}
        autosize
        minRows={3}
        maxRows={16}
        dir="auto"
        label={t('allegation.facts')}
        description={t('allegation.facts.why')}
        defaultValue={known.facts ?? ''}
      />
      <div className="field-line ends">
        {line('period', false)}
        {line('place', false)}
      </div>
      <label className="stack-field">
        {t('allegation.standard')}
        <select name="standard" defaultValue={known.standard ?? ''}>
          <option value="">{t('allegation.standard.law')}</option>
          {law?.standards.map(({ id, names }) => (
            <option key={id} value={id} lang={say(names).lang}>
              {say(names).text}
            </option>
          ))}
        </select>
        <span className="aside">{t('allegation.standard.why')}</span>
      </label>
      <Attribution known={known.attribution ?? ''} />
    </>
  );
}
