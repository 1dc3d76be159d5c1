import { Button, Textarea, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForMines } from '../api/mines.ts';
import type { WholeHandover } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { useDay } from '../proceedings/words.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { NewForm } from '../ui/new-form.tsx';

const MEASURES = ['mines', 'anti-personnel', 'anti-vehicle', 'sheets', 'quality', 'other'] as const;

type Claim = WholeHandover['claims'][number];
type Measure = Claim['measure'];

function NewClaim({ id, done }: { readonly id: string; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const [measure, setMeasure] = useState<Measure>('mines');
  return (
    <NewForm
      label={t('mines.claim.new')}
      name="new handover claim"
      send={(form) => {
        const text = (name: string): string | null => String(form.get(name) ?? '').trim() || null;
        const value = text('value');
        return call('POST /api/handovers/{id}/claims', {
          params: { id },
          body: {
            measure,
            value: value === null || measure === 'quality' ? null : Number(value),
            words: text('words') ?? '',
            claimant: text('claimant') ?? '',
            asOf: text('asOf'),
            definition: text('definition'),
          },
        });
      }}
      made={async () => {
        await askForMines();
        done();
      }}
      leave={done}
    >
      <div className="field-line ends">
        <label className="stack-field">
          {t('mines.measure')}
          <select
            name="measure"
            value={measure}
            onChange={({ currentTarget }) =>
              setMeasure(MEASURES.find((one) => one === currentTarget.value) ?? 'other')
            }
          >
            {MEASURES.map((one) => (
              <option key={one} value={one}>
                {t(`mines.measure.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {measure === 'quality' ? null : (
          <TextInput
            type="number"
            min={0}
            max={2_147_483_647}
            step={1}
            name="value"
            label={t('mines.claim.value')}
          />
        )}
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
      {measure === 'quality' ? (
        <TextInput
          name="definition"
          maxLength={2000}
          dir="auto"
          label={t('mines.claim.definition')}
          description={t('mines.claim.definition.why')}
        />
      ) : null}
    </NewForm>
  );
}

/** What the records that may be seen state, beside what is claimed. */
function Supported({ of, measure }: { readonly of: WholeHandover; readonly measure: Measure }): ReactNode {
  const { t, format } = useWords();
  if (measure === 'sheets')
    return <>{t('mines.sheets-count', { n: of.items.filter(({ kind }) => kind === 'sheet').length })}</>;
  if (measure !== 'mines' && measure !== 'anti-personnel' && measure !== 'anti-vehicle')
    return <span className="aside">{t('mines.not-compared')}</span>;
  const { devices, records } = of.support[measure];
  return (
    <>
      <strong className="figures">{format.number(devices)}</strong>{' '}
      <span className="aside">{t('mines.by-records', { n: records })}</span>
    </>
  );
}

/** What each party claims of a handover, each by itself, beside what there is. Never one number. */
export function HandoverClaims(given: {
  readonly of: WholeHandover;
  readonly mayChange: boolean;
}): ReactNode {
  const { t, format } = useWords();
  const day = useDay();
  const [isNew, setNew] = useState(false);
  const { of, mayChange } = given;
  return (
    <section aria-labelledby="claimed">
      <h2 id="claimed">{t('mines.claimed')}</h2>
      {of.claims.length === 0 ? <p className="aside">{t('mines.claims.none')}</p> : null}
      {of.claims.length === 0 ? null : (
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('mines.claimed')}>
          <table className="plain-table mine-table">
            <thead>
              <tr>
                <th scope="col">{t('mines.measure')}</th>
                <th scope="col">{t('mines.claim.says')}</th>
                <th scope="col">{t('mines.claim.by')}</th>
                <th scope="col">{t('mines.claim.as-of')}</th>
                <th scope="col">{t('mines.supported')}</th>
              </tr>
            </thead>
            <tbody>
              {of.claims.map((one) => (
                <tr key={one.id}>
                  <th scope="row">{t(`mines.measure.${one.measure}`)}</th>
                  <td>
                    {one.value === null ? null : (
                      <strong className="figures">{format.number(one.value)}</strong>
                    )}{' '}
                    <q dir="auto">{one.words}</q>
                    {one.measure === 'quality' ? (
                      <p className={one.definition === null ? 'finding-mark' : 'aside'} dir="auto">
                        {one.definition ?? t('mines.no-definition')}
                      </p>
                    ) : null}
                  </td>
                  <td dir="auto">{one.claimant}</td>
                  <td className="figures">
                    {one.asOf === null ? t('undertaking.day.unknown') : day(one.asOf)}
                  </td>
                  <td>
                    <Supported of={of} measure={one.measure} />
                    {one.claimId === null ? null : (
                      <p>
                        <Link to="/claims/$id" params={{ id: one.claimId }}>
                          {t('mines.claim.link')}
                        </Link>
                      </p>
                    )}
                    {mayChange ? (
                      <Reasoned
                        isQuiet
                        button={t('record.withdraw')}
                        name={`${t('record.withdraw')}: ${one.claimant}, ${t(`mines.measure.${one.measure}`)}`}
                        done={askForMines}
                        send={(reason) =>
                          call('POST /api/handover-claims/{id}/withdrawal', {
                            params: { id: one.id },
                            body: { reason },
                          })
                        }
                      />
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="note">{t('mines.claims.caution')}</p>
      {!mayChange ? null : isNew ? (
        <NewClaim id={of.handover.id} done={() => setNew(false)} />
      ) : (
        <Button variant="default" onClick={() => setNew(true)}>
          {t('mines.claim.new')}
        </Button>
      )}
    </section>
  );
}
