import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { formsQuery } from '../api/incidents.ts';
import type { Forms, SheetSample } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { capital } from '../ui/capital.ts';
import type { ImportKind } from '../api/imports.ts';
import { assign, formatOf, NAME_TARGET, targetOf, type Mapping } from './mapping.ts';

const FORMATS = ['edtf', 'dd.mm.yyyy', 'dd/mm/yyyy', 'mm/dd/yyyy', 'yyyy-mm-dd'] as const;
/** The kinds of record that a row of each kind can become. */
const MAKES: Readonly<Record<ImportKind, readonly (keyof Forms)[]>> = {
  incidents: ['incident', 'act', 'involvement', 'information'],
  people: [],
  casualties: ['incident', 'act', 'involvement', 'information'],
};

/** Columns of a sheet with some of their values, each with what it is for. */
export function Columns(given: {
  readonly kind: ImportKind;
  readonly columns: SheetSample['columns'];
  readonly mapping: Mapping;
  readonly change: (mapping: Mapping) => void;
}): ReactNode {
  const { t } = useWords();
  const { kind, columns, mapping, change } = given;
  const { data: forms } = useQuery(formsQuery);
  const kindOf = (target: string): string | undefined => {
    const [form, field] = target.split('.');
    return forms?.[form as keyof Forms]?.find(({ name }) => name === field)?.kind;
  };
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={t('import.columns')}>
      <table className="plain-table import-columns">
        <caption className="for-readers">{t('import.columns')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('import.column')}</th>
            <th scope="col">{t('import.values')}</th>
            <th scope="col">{t('import.is-for')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ name, sample }) => {
            const target = targetOf(mapping, name);
            const isDate = kindOf(target) === 'date';
            return (
              <tr key={name}>
                <th scope="row" dir="auto">
                  {name}
                </th>
                <td className="aside" dir="auto">
                  {sample.join(' · ')}
                </td>
                <td>
                  <select
                    aria-label={t('import.is-for-column', { column: name })}
                    value={target}
                    onChange={({ currentTarget }) => change(assign(mapping, name, currentTarget.value))}
                  >
                    <option value="">{t('import.is-for-nothing')}</option>
                    <option value={NAME_TARGET}>{t('import.name')}</option>
                    {target === '' || target === NAME_TARGET || kindOf(target) !== undefined ? null : (
                      <option value={target}>{target}</option>
                    )}
                    {MAKES[kind].map((form) => (
                      <optgroup key={form} label={t(`thing.${form}`)}>
                        {forms?.[form].map((field) => (
                          <option key={field.name} value={`${form}.${field.name}`}>
                            {capital(t.of(`phrase.${field.label}`, field.name))}
                          </option>
                        ))}
                      </optgroup>
                    ))}
                  </select>
                  {isDate ? (
                    <select
                      aria-label={t('import.dates-of', { column: name })}
                      value={formatOf(mapping, name)}
                      onChange={({ currentTarget }) =>
                        change(assign(mapping, name, target, currentTarget.value))
                      }
                    >
                      <option value="">{t('import.dates-how')}</option>
                      {FORMATS.map((one) => (
                        <option key={one} value={one}>
                          {one}
                        </option>
                      ))}
                    </select>
                  ) : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
