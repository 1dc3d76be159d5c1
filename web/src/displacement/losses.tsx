import type { ReactNode } from 'react';
import type { WholeDisplacement } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { useDay } from '../proceedings/words.tsx';
import { lossIn } from './entered.ts';
import { AddLine, changeLists, TakeLine } from './household-lines.tsx';
import { Line } from './inputs.tsx';
import { Said } from './words.tsx';

function LossFields({ properties }: { readonly properties: WholeDisplacement['parts'] }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <div className="field-line ends">
        <Line name="what" most={500} label={t('displacement.loss.what')} isRequired />
        <Line name="amount" most={20} label={t('displacement.loss.amount')} isRequired />
        <Line name="currency" most={3} label={t('displacement.loss.currency')} isRequired />
      </div>
      <div className="field-line ends">
        <Line name="from" most={100} label={t('displacement.loss.from')} />
        <Line name="until" most={100} label={t('displacement.loss.until')} />
      </div>
      <p className="aside">{t('claim.dates-why')}</p>
      <div className="field-line ends">
        <Line name="valuedBy" label={t('displacement.loss.valued-by')} isRequired />
        <Line name="basis" most={1000} label={t('displacement.loss.basis')} />
      </div>
      <label className="stack-field">
        {t('displacement.loss.property')}
        <select name="property">
          <option value="">{t('displacement.loss.no-property')}</option>
          {properties.map(({ id, serial, property }) => (
            <option key={id} value={serial}>
              {serial} · {t(`displacement.type.${property?.type ?? 'not-said'}`)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

/** What a household lost, as somebody values it; sums by currency, and none where periods of the same thing overlap. */
export function Losses({
  whole,
  mayChange,
}: {
  readonly whole: WholeDisplacement;
  readonly mayChange: boolean;
}): ReactNode {
  const { t } = useWords();
  const day = useDay();
  const { record, parts } = whole;
  const losses = record.household?.losses ?? [];
  if (losses.length === 0 && !mayChange) return null;
  return (
    <section aria-labelledby="losses">
      <h2 id="losses">{t('displacement.losses')}</h2>
      {losses.length === 0 ? <p className="aside">{t('displacement.losses.none')}</p> : null}
      <ul className="plain-list">
        {losses.map((one, at) => (
          <li key={at} dir="auto">
            <strong className="figures">
              {one.amount} {one.currency}
            </strong>{' '}
            {one.what}
            {one.from === null && one.until === null
              ? ''
              : ` · ${one.from === null ? '…' : day(one.from)} – ${one.until === null ? '…' : day(one.until)}`}
            {one.property === null ? null : <span className="figures"> · {one.property}</span>}
            <Said by={one.valuedBy} />
            <Said by={one.basis} />{' '}
            {mayChange ? (
              <TakeLine
                what={one.what}
                send={(why) => changeLists(record, { losses: losses.toSpliced(at, 1) }, why)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {whole.losses.map(({ currency, sum, losses: own }) => (
        <p key={currency} className="figures">
          {sum === null
            ? t('displacement.losses.overlap', { currency })
            : t('displacement.losses.sum', { currency, sum, n: own.length })}
        </p>
      ))}
      {mayChange ? (
        <AddLine
          of={record}
          label={t('displacement.loss.add')}
          name="loss"
          send={(form, why, version) =>
            changeLists(record, { losses: [...losses, lossIn(form)] }, why, version)
          }
        >
          <LossFields properties={parts.filter(({ kind }) => kind === 'property')} />
        </AddLine>
      ) : null}
    </section>
  );
}
