import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForMines, handoversQuery } from '../api/mines.ts';
import { compartmentsOf, meQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { newRecordSearch } from '../search-mines.ts';
import { compartmentIn, NewForm } from '../ui/new-form.tsx';
import { BesideScan } from './beside-scan.tsx';
import { enteredIn, fieldOfRecord } from './entered.ts';
import { RecordFields } from './record-fields.tsx';

const SERIAL = /^[0-9A-Za-z]{4}-?[0-9A-Za-z]{4}$/;
const NOTHING: ReadonlyMap<string, string> = new Map();

const dashed = (typed: string): string => {
  const plain = typed.trim().toUpperCase().replace('-', '');
  return `${plain.slice(0, 4)}-${plain.slice(4)}`;
};

/** The sheet, the handover that it came with, and where the record is to lie. */
function Whence(given: {
  readonly sheet: string | null;
  readonly handover: string;
  readonly setSheet: (serial: string | null) => void;
}): ReactNode {
  const { t } = useWords();
  const { data } = useInfiniteQuery(handoversQuery({}));
  const { data: me } = useQuery(meQuery);
  const sealed = compartmentsOf(me).filter(({ isSealed }) => isSealed);
  const handovers = data?.pages.flatMap(({ items }) => items.map(({ handover }) => handover)) ?? [];
  return (
    <div className="field-line ends">
      <label className="stack-field">
        {t('mines.sheet-serial')}
        <input
          type="text"
          name="sheet"
          defaultValue={given.sheet ?? ''}
          maxLength={20}
          autoComplete="off"
          spellCheck={false}
          onChange={({ currentTarget }) =>
            given.setSheet(SERIAL.test(currentTarget.value.trim()) ? dashed(currentTarget.value) : null)
          }
        />
      </label>
      <label className="stack-field">
        {t('mines.handover')}
        <select key={handovers.length} name="handover" defaultValue={given.handover}>
          <option value="">{t('mines.no-handover')}</option>
          {handovers.map(({ id, title, serial }) => (
            <option key={id} value={id}>
              {title} ({serial})
            </option>
          ))}
        </select>
      </label>
      {sealed.length < 2 ? null : (
        <label className="stack-field">
          {t('incident.compartment')}
          <select name="compartment">
            {sealed.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

/** A record is entered here, beside the scan of its sheet. */
export function NewRecordPage(): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const search = newRecordSearch({ ...useSearch({ from: '/inside/mines/records/new' }) });
  const { data: me } = useQuery(meQuery);
  const [sheet, setSheet] = useState<string | null>(search.sheet ?? null);
  const hasSealed = compartmentsOf(me).some(({ isSealed }) => isSealed);
  const text = (form: FormData, name: string): string | null => String(form.get(name) ?? '').trim() || null;
  return (
    <>
      <PageTitle text={t('mines.new-record')} />
      <p className="aside measure">{t('mines.new-record.what')}</p>
      {me && !hasSealed ? <p className="note finding-mark">{t('mines.no-sealed')}</p> : null}
      <BesideScan serial={sheet}>
        <NewForm
          label={t('mines.new-record')}
          name="new hazard record"
          send={(form) =>
            call('POST /api/hazard-records', {
              body: {
                entered: enteredIn(form),
                serial: text(form, 'sheet'),
                handoverId: text(form, 'handover'),
                ...compartmentIn(form),
              },
            })
          }
          made={async ({ id }) => {
            await askForMines();
            await navigate({ to: '/mines/records/$id', params: { id }, search: {} });
          }}
          fieldOf={fieldOfRecord}
          leave={() => void navigate({ to: '/mines', search: {} })}
        >
          <Whence sheet={sheet} handover={search.handover ?? ''} setSheet={setSheet} />
          <RecordFields known={NOTHING} />
        </NewForm>
      </BesideScan>
    </>
  );
}
