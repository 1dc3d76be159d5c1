import { Button, Textarea, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForDetention } from '../api/detention.ts';
import type { SideHeld, WholeDetention } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { useDay } from '../proceedings/words.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { NewForm } from '../ui/new-form.tsx';
import { Select } from './select.tsx';

const MEASURES = ['persons', 'maps', 'mines', 'remains', 'characterisation', 'other'] as const;
const SIDES = ['a', 'b'] as const;
type Given = NonNullable<WholeDetention['given']>;

const text = (form: FormData, name: string): string | null => String(form.get(name) ?? '').trim() || null;

function NewClaim({ id, done }: { readonly id: string; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  return (
    <NewForm
      label={t('detention.add-claim')}
      name={`new exchange claim ${id}`}
      send={(form) => {
        const measure = MEASURES.find((one) => one === form.get('measure')) ?? 'other';
        const value = text(form, 'value');
        return call('POST /api/exchanges/{id}/claims', {
          params: { id },
          body: {
            side: SIDES.find((one) => one === form.get('side')) ?? null,
            measure,
            value: value === null || measure === 'characterisation' ? null : Number(value),
            words: text(form, 'words') ?? '',
            claimant: text(form, 'claimant') ?? '',
            asOf: text(form, 'asOf'),
          },
        });
      }}
      made={async () => {
        await askForDetention();
        done();
      }}
      leave={done}
    >
      <div className="field-line ends">
        <Select
          name="measure"
          label={t('mines.measure')}
          of={MEASURES.map((one) => [one, t(`detention.measure.${one}`)])}
        />
        <Select
          name="side"
          label={t('detention.of-side')}
          of={[
            ...SIDES.map((one): [string, string] => [one, t(`detention.side.${one}`)]),
            ['', t('detention.whole')],
          ]}
        />
        <TextInput
          type="number"
          min={0}
          max={2_147_483_647}
          step={1}
          name="value"
          label={t('mines.claim.value')}
        />
        <TextInput name="claimant" required maxLength={300} dir="auto" label={t('mines.claim.by')} />
        <TextInput name="asOf" maxLength={100} label={t('mines.claim.as-of')} />
      </div>
      <Textarea
        name="words"
        required
        maxLength={2000}
        autosize
        minRows={1}
        maxRows={6}
        dir="auto"
        label={t('mines.claim.words')}
      />
    </NewForm>
  );
}

/** What the records hold of what a claim counts; nothing where they count no such thing. */
function Supported({
  claim,
  of,
}: {
  readonly claim: Given['claims'][number];
  readonly of: Given;
}): ReactNode {
  const { t, format } = useWords();
  const held = claim.side === null ? [of.a, of.b] : [of[claim.side]];
  const sum = (one: (side: SideHeld) => number): number => held.reduce((all, side) => all + one(side), 0);
  if (claim.measure === 'persons')
    return t('detention.supported.persons', {
      named: format.number(sum(({ named }) => named)),
      unnamed: format.number(sum(({ unnamed }) => unnamed)),
    });
  if (claim.measure === 'mines')
    return t('detention.held.mines.n', {
      devices: format.number(sum(({ mines }) => mines.devices)),
      records: format.number(sum(({ mines }) => mines.records)),
    });
  if (claim.measure === 'remains') return format.number(sum(({ remains }) => remains));
  return <span className="aside">{t('detention.supported.none')}</span>;
}

/** What is claimed of an exchange beside what the records hold, and what each calls it. */
export function Claims({
  id,
  of,
  mayChange,
}: {
  readonly id: string;
  readonly of: Given;
  readonly mayChange: boolean;
}): ReactNode {
  const { t, format } = useWords();
  const day = useDay();
  const [isNew, setNew] = useState(false);
  const calls = of.claims.filter(({ measure }) => measure === 'characterisation');
  const counts = of.claims.filter(({ measure }) => measure !== 'characterisation');
  const withdraw = (claim: string, name: string): ReactNode =>
    mayChange ? (
      <Reasoned
        isQuiet
        button={t('record.withdraw')}
        name={t('detention.withdraw.of', { what: name })}
        done={askForDetention}
        send={(reason) =>
          call('POST /api/exchanges/claims/{id}/withdrawal', { params: { id: claim }, body: { reason } })
        }
      />
    ) : null;
  return (
    <>
      <section aria-labelledby="claims">
        <h2 id="claims">{t('detention.claims')}</h2>
        {counts.length === 0 ? <p className="aside">{t('detention.claims.none')}</p> : null}
        {counts.length === 0 ? null : (
          <div className="scroll-x" tabIndex={0} role="group" aria-label={t('detention.claims')}>
            <table className="detention-table">
              <thead>
                <tr>
                  <th scope="col">{t('mines.claim.by')}</th>
                  <th scope="col">{t('mines.measure')}</th>
                  <th scope="col">{t('detention.claimed')}</th>
                  <th scope="col">{t('detention.records-hold')}</th>
                  <th scope="col">{t('mines.claim.as-of')}</th>
                </tr>
              </thead>
              <tbody>
                {counts.map((one) => (
                  <tr key={one.id}>
                    <th scope="row" dir="auto">
                      {one.claimant} {withdraw(one.id, one.claimant)}
                    </th>
                    <td>
                      {t(`detention.measure.${one.measure}`)}
                      <span className="aside">
                        {' '}
                        · {one.side === null ? t('detention.whole') : t(`detention.side.${one.side}`)}
                      </span>
                    </td>
                    <td dir="auto">
                      {one.value === null ? null : (
                        <strong className="figures">{format.number(one.value)} </strong>
                      )}
                      <q>{one.words}</q>
                    </td>
                    <td className="figures">
                      <Supported claim={one} of={of} />
                    </td>
                    <td className="figures">
                      {one.asOf === null ? t('undertaking.day.unknown') : day(one.asOf)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <p className="note">{t('detention.claims.caution')}</p>
      </section>
      <section aria-labelledby="called">
        <h2 id="called">{t('detention.called')}</h2>
        {calls.length === 0 ? <p className="aside">{t('detention.called.none')}</p> : null}
        <ul className="plain-list">
          {calls.map((one) => (
            <li key={one.id} dir="auto">
              <q>{one.words}</q>{' '}
              <span className="aside">
                {one.claimant}
                {one.asOf === null ? '' : ` · ${day(one.asOf)}`}
              </span>{' '}
              {withdraw(one.id, one.words)}
            </li>
          ))}
        </ul>
        <p className="plan-warning">
          <strong>{t('detention.lawyer')}</strong> {t('detention.lawyer.why')}
        </p>
        {!mayChange ? null : isNew ? (
          <NewClaim id={id} done={() => setNew(false)} />
        ) : (
          <Button variant="default" onClick={() => setNew(true)}>
            {t('detention.add-claim')}
          </Button>
        )}
      </section>
    </>
  );
}
