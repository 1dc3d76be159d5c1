import { NativeSelect, TextInput, Textarea } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';
import type { ItemTranslation } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { OpenForm } from '../ui/open-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { PlainText } from '../viewers/plain-text.tsx';

const LANGUAGES = ['en', 'fr', 'az', 'hy', 'ru', 'ka', 'tr', 'fa', 'ar', 'de', 'es'];

const translationsQuery = (serial: string) =>
  queryOptions({
    queryKey: ['item', serial, 'translations'],
    queryFn: ({ signal }) => call('GET /api/items/{serial}/translations', { params: { serial }, signal }),
  });

const askFor = (serial: string) => (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: ['item', serial] });

function Line(given: {
  readonly serial: string;
  readonly one: ItemTranslation;
  readonly mayDescribe: boolean;
}) {
  const { t, format } = useWords();
  const { serial, one, mayDescribe } = given;
  const about = [
    format.languageName(one.language),
    one.isWhole ? t('translation.whole') : t('translation.part'),
    one.translator === null ? '' : t('translation.made-by', { who: one.translator }),
    one.certifiedBy === null
      ? t('translation.not-certified')
      : `${t('translation.certified', { who: one.certifiedBy })}${one.certifiedOn === null ? '' : `, ${one.certifiedOn}`}`,
  ];
  return (
    <li>
      {one.isTranslation ? t('translation.of') : t('translation.by')}:{' '}
      <Link to="/items/$serial" params={{ serial: one.serial }} dir="auto">
        <PlainText text={one.title} />
      </Link>{' '}
      <span className="aside">
        {one.serial} · {about.filter(Boolean).join(' · ')}
      </span>{' '}
      {/* The original on the left, whichever of the two one looks from. */}
      <Link
        to="/compare"
        search={one.isTranslation ? { a: one.serial, b: serial } : { a: serial, b: one.serial }}
        aria-label={t('compare.with', { title: one.title })}
      >
        {t('compare.go')}
      </Link>{' '}
      {one.note === null ? null : <p dir="auto">{one.note}</p>}
      {mayDescribe ? (
        <Reasoned
          isQuiet
          button={t('translation.withdraw')}
          name={`${t('translation.withdraw')}: ${one.title}`}
          send={(reason) =>
            call('POST /api/translations/{id}/withdrawal', { params: { id: one.id }, body: { reason } })
          }
          done={askFor(serial)}
        />
      ) : null}
    </li>
  );
}

function Fields(): ReactNode {
  const { t, format } = useWords();
  return (
    <>
      <TextInput name="of" required maxLength={20} label={t('translation.serial')} />
      <NativeSelect name="language" label={t('translation.into')}>
        {LANGUAGES.map((tag) => (
          <option key={tag} value={tag}>
            {format.languageName(tag)}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect name="extent" label={t('translation.extent')}>
        <option value="whole">{t('translation.whole')}</option>
        <option value="part">{t('translation.part')}</option>
      </NativeSelect>
      <Textarea name="note" maxLength={2000} dir="auto" label={t('translation.note')} />
      <TextInput name="translator" maxLength={300} dir="auto" label={t('translation.translator')} />
      <TextInput name="certifier" maxLength={300} dir="auto" label={t('translation.certifier')} />
      <TextInput
        name="certified-on"
        maxLength={10}
        pattern="\d{4}-\d{2}-\d{2}"
        label={t('translation.certified-on')}
      />
    </>
  );
}

/** What translates an item and what it translates, each with who says that it is right; and the form that says so. */
export function ItemTranslations(given: {
  readonly serial: string;
  readonly mayDescribe: boolean;
}): ReactNode {
  const { t } = useWords();
  const { serial, mayDescribe } = given;
  const { data, error } = useQuery(translationsQuery(serial));
  const send = (form: FormData) => {
    const text = (name: string): string | null => String(form.get(name) ?? '').trim() || null;
    return call('POST /api/items/{serial}/translations', {
      params: { serial },
      body: {
        of: (text('of') ?? '').toUpperCase(),
        language: text('language') ?? 'en',
        isWhole: text('extent') === 'whole',
        note: text('note'),
        translator: text('translator'),
        certifiedBy: text('certifier'),
        certifiedOn: text('certified-on'),
      },
    });
  };
  return (
    <section aria-labelledby="translations">
      <h2 id="translations">{t('translation.title')}</h2>
      {error ? <ProblemBox error={error} /> : null}
      {data && data.translations.length === 0 ? <p className="aside">{t('translation.none')}</p> : null}
      <ul className="plain-list">
        {data?.translations.map((one) => (
          <Line key={one.id} serial={serial} one={one} mayDescribe={mayDescribe} />
        ))}
      </ul>
      {mayDescribe ? (
        <OpenForm label={t('translation.say')} send={send} done={askFor(serial)}>
          <Fields />
        </OpenForm>
      ) : null}
    </section>
  );
}
