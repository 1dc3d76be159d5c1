import { Textarea, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Obstacle } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { OBSTACLE_KINDS } from '../search-settlements.ts';
import { EvidenceFields } from '../undertakings/basis.tsx';
import { evidenceIn } from './evidence.tsx';
import { RELIABILITIES, WORD_KINDS } from './words.tsx';

const textIn = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

/** What the fields say, as the server takes it. */
export function obstacleFacts(form: FormData) {
  const kind = OBSTACLE_KINDS.find((one) => one === textIn(form, 'kind')) ?? 'mines';
  return {
    kind,
    what: textIn(form, 'what') || null,
    holdsFrom: textIn(form, 'holdsFrom') || null,
    holdsTo: textIn(form, 'holdsTo') || null,
    reliability: RELIABILITIES.find((one) => one === textIn(form, 'reliability')) ?? 'not-said',
    reliabilityReasons: textIn(form, 'reliabilityReasons') || null,
    hazardSerial: kind === 'mines' ? textIn(form, 'hazardSerial') || null : null,
    ...evidenceIn(form),
  };
}

/** The fields of an obstacle. */
export function ObstacleFields(given: { readonly known: Partial<Obstacle> }): ReactNode {
  const { t } = useWords();
  const [known] = useState(given.known);
  const [kind, setKind] = useState<string>(known.kind ?? '');
  const [reliability, setReliability] = useState<string>(known.reliability ?? 'not-said');
  const day = (name: 'holdsFrom' | 'holdsTo', label: string, why: string): ReactNode => (
    <TextInput name={name} maxLength={100} label={label} description={why} defaultValue={known[name] ?? ''} />
  );
  return (
    <>
      <label className="stack-field">
        {t('obstacle.kind')}
        <select
          name="kind"
          required
          value={kind}
          onChange={({ currentTarget }) => setKind(currentTarget.value)}
        >
          <option value="">{t('allegation.choose')}</option>
          {OBSTACLE_KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`obstacle.kind.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <Textarea
        name="what"
        maxLength={4000}
        autosize
        minRows={1}
        maxRows={8}
        dir="auto"
        label={t('obstacle.what')}
        defaultValue={known.what ?? ''}
      />
      <div className="field-line ends">
        {day('holdsFrom', t('obstacle.from'), t('obstacle.from.why'))}
        {day('holdsTo', t('obstacle.to'), t('obstacle.to.why'))}
      </div>
      {kind === 'mines' ? (
        <TextInput
          name="hazardSerial"
          maxLength={40}
          label={t('obstacle.hazard')}
          defaultValue={known.hazardSerial ?? ''}
        />
      ) : null}
      <label className="stack-field">
        {t('obstacle.reliability')}
        <select
          name="reliability"
          value={reliability}
          onChange={({ currentTarget }) => setReliability(currentTarget.value)}
        >
          {RELIABILITIES.map((one) => (
            <option key={one} value={one}>
              {t(`reliability.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <Textarea
        name="reliabilityReasons"
        required={reliability !== 'not-said'}
        maxLength={4000}
        autosize
        minRows={1}
        maxRows={8}
        dir="auto"
        label={t('obstacle.reasons')}
        defaultValue={known.reliabilityReasons ?? ''}
      />
      <EvidenceFields known={known.evidence ?? []} />
    </>
  );
}

/** What the fields of a word say, as the server takes it. */
export const wordFacts = (form: FormData) => ({
  says: WORD_KINDS.find((one) => one === textIn(form, 'says')) ?? 'stands',
  side: textIn(form, 'side') || null,
  saidBy: textIn(form, 'saidBy'),
  saidOn: textIn(form, 'saidOn') || null,
  ofWhen: textIn(form, 'ofWhen') || null,
  ownWords: textIn(form, 'ownWords') || null,
  ...evidenceIn(form),
});

/** The fields of what somebody says of an obstacle. */
export function WordFields(): ReactNode {
  const { t } = useWords();
  return (
    <>
      <div className="field-line ends">
        <TextInput
          name="side"
          maxLength={200}
          dir="auto"
          label={t('compliance.side')}
          description={t('obstacle.side.why')}
        />
        <TextInput name="saidBy" required maxLength={300} dir="auto" label={t('compliance.said-by')} />
        <label className="stack-field">
          {t('compliance.says')}
          <select name="says" required defaultValue="">
            <option value="">{t('allegation.choose')}</option>
            {WORD_KINDS.map((one) => (
              <option key={one} value={one}>
                {t(`obstacle.says.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className="field-line ends">
        <TextInput
          name="saidOn"
          maxLength={100}
          label={t('compliance.said-on')}
          description={t('claim.dates-why')}
        />
        <TextInput
          name="ofWhen"
          maxLength={100}
          label={t('obstacle.of-when')}
          description={t('obstacle.of-when.why')}
        />
      </div>
      <Textarea
        name="ownWords"
        maxLength={2000}
        autosize
        minRows={1}
        maxRows={8}
        dir="auto"
        label={t('obstacle.own-words')}
      />
      <EvidenceFields known={[]} />
    </>
  );
}

/** Why something is changed: what was known before is kept beside it. */
export function WhyField(): ReactNode {
  const { t } = useWords();
  return <TextInput name="why" required maxLength={2000} dir="auto" label={t('obstacle.why')} />;
}

/** The reason that the field says. */
export const whyIn = (form: FormData): string => textIn(form, 'why');
