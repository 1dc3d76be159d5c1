import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForMines } from '../api/mines.ts';
import type { WholeHandover } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { NewForm } from '../ui/new-form.tsx';

function NewSheet({ id, done }: { readonly id: string; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  return (
    <NewForm
      label={t('mines.sheet.new')}
      name="new sheet"
      send={(form) => {
        const text = (name: string): string | null => String(form.get(name) ?? '').trim() || null;
        const devices = text('devices');
        return call('POST /api/handovers/{id}/items', {
          params: { id },
          body: {
            serial: text('serial') ?? '',
            kind: text('kind') === 'receipt' ? 'receipt' : 'sheet',
            sheetNumber: text('sheetNumber'),
            sheetDate: text('sheetDate'),
            devices: devices === null ? null : Number(devices),
            note: text('note'),
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
        <TextInput name="serial" required maxLength={20} label={t('mines.item-serial')} autoComplete="off" />
        <label className="stack-field">
          {t('mines.item-is')}
          <select name="kind">
            <option value="sheet">{t('mines.item.sheet')}</option>
            <option value="receipt">{t('mines.item.receipt')}</option>
          </select>
        </label>
        <TextInput name="sheetNumber" maxLength={100} dir="auto" label={t('mines.sheet-number')} />
        <TextInput name="sheetDate" maxLength={100} label={t('mines.sheet-date')} />
        <TextInput type="number" min={0} step={1} name="devices" label={t('mines.sheet-devices')} />
      </div>
      <TextInput name="note" maxLength={1000} dir="auto" label={t('mines.sheet-note')} />
    </NewForm>
  );
}

/** The sheets that came, each an item of the archive, and the receipt of them. */
export function HandoverSheets(given: {
  readonly of: WholeHandover;
  readonly mayChange: boolean;
}): ReactNode {
  const { t, format } = useWords();
  const [isNew, setNew] = useState(false);
  const { of, mayChange } = given;
  const { handover, items, records } = of;
  return (
    <section aria-labelledby="sheets">
      <h2 id="sheets">{t('mines.sheets')}</h2>
      {items.length === 0 ? <p className="aside">{t('mines.sheets.none')}</p> : null}
      {items.length === 0 ? null : (
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('mines.sheets')}>
          <table className="plain-table mine-table">
            <thead>
              <tr>
                <th scope="col">{t('mines.item-is')}</th>
                <th scope="col">{t('mines.item')}</th>
                <th scope="col">{t('mines.sheet-number')}</th>
                <th scope="col">{t('mines.sheet-devices')}</th>
                <th scope="col">{t('mines.record')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((one) => {
                const record = records.find(({ sheet }) => sheet === one.serial);
                return (
                  <tr key={one.id}>
                    <th scope="row">{t(`mines.item.${one.kind}`)}</th>
                    <td>
                      <Link to="/items/$serial" params={{ serial: one.serial }} className="figures">
                        {one.serial}
                      </Link>{' '}
                      <span className={one.isSealed ? 'sealed-mark' : 'aside'} dir="auto">
                        {one.isSealed ? t('item.sealed') : one.title}
                      </span>
                      <p className="aside figures sheet-hash">
                        SHA-256 <code>{one.sha256}</code>
                      </p>
                      {one.note === null ? null : <p dir="auto">{one.note}</p>}
                    </td>
                    <td className="figures" dir="auto">
                      {[one.sheetNumber, one.sheetDate].filter((said) => said !== null).join(' · ') ||
                        t('mines.not-stated')}
                    </td>
                    <td className="figures">
                      {one.devices === null ? t('mines.not-stated') : format.number(one.devices)}
                    </td>
                    <td>
                      {record ? (
                        <Link to="/mines/records/$id" params={{ id: record.id }} search={{}} dir="auto">
                          {record.title}
                        </Link>
                      ) : one.kind === 'sheet' && mayChange ? (
                        <Link
                          to="/mines/records/new"
                          search={{ sheet: one.serial, handover: handover.id }}
                          aria-label={`${t('mines.enter')}: ${one.serial}`}
                        >
                          {t('mines.enter')}
                        </Link>
                      ) : (
                        <span className="aside">{t('mines.no-record-yet')}</span>
                      )}
                      {mayChange ? (
                        <p>
                          <Reasoned
                            isQuiet
                            button={t('mines.sheet.take')}
                            name={`${t('mines.sheet.take')}: ${one.serial}`}
                            done={askForMines}
                            send={(reason) =>
                              call('POST /api/handover-items/{id}/removal', {
                                params: { id: one.id },
                                body: { reason },
                              })
                            }
                          />
                        </p>
                      ) : null}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {!mayChange ? null : isNew ? (
        <NewSheet id={handover.id} done={() => setNew(false)} />
      ) : (
        <Button variant="default" onClick={() => setNew(true)}>
          {t('mines.sheet.new')}
        </Button>
      )}
    </section>
  );
}
