import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForVocabularies } from '../api/queries.ts';
import type { Term } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { LANGUAGES, languages, type Language } from '../i18n/translate.ts';
import { ChangeForm } from '../ui/change-form.tsx';
import { NewForm } from '../ui/new-form.tsx';

type Labels = Partial<Record<Language, string>>;

const labelsIn = (form: FormData): Labels =>
  Object.fromEntries(
    languages.flatMap((language) => {
      const label = String(form.get(language) ?? '').trim();
      return label === '' ? [] : [[language, label]];
    }),
  );

function LabelFields({ of }: { readonly of: Term | null }): ReactNode {
  const { t } = useWords();
  return (
    <div className="label-fields">
      {languages.map((language) => {
        const isUnsure = of?.toCheck.includes(language) ?? false;
        // Of a term of one's own a language without a name shows another one: that is not put into its field.
        const shown = of === null || (of.isOwn && isUnsure) ? '' : (of.labels[language] ?? '');
        return (
          <TextInput
            key={language}
            name={language}
            lang={language}
            dir="auto"
            maxLength={200}
            label={LANGUAGES[language]}
            description={isUnsure && !of?.isOwn ? t('vocabulary.mark.to-check') : undefined}
            defaultValue={shown}
          />
        );
      })}
    </div>
  );
}

/** The names of a new term, below one of the list or at its top; why it is added is kept in the ledger. */
export function NewTerm(given: {
  readonly list: string;
  readonly parent: Term | null;
  readonly done: () => void;
}): ReactNode {
  const { t } = useWords();
  const { list, parent, done } = given;
  return (
    <NewForm
      label={t('vocabulary.add')}
      name={`term below ${parent?.id ?? list}`}
      submit={t('vocabulary.add')}
      send={(form) =>
        call('POST /api/vocabularies/{name}/terms', {
          params: { name: list },
          body: {
            parent: parent?.id ?? null,
            labels: labelsIn(form),
            note: String(form.get('note') ?? ''),
            isSensitive: form.get('sensitive') !== null,
            reason: String(form.get('reason')),
          },
        })
      }
      made={async () => {
        await askForVocabularies();
        done();
      }}
      leave={done}
    >
      <p className="aside">{t('vocabulary.add.what')}</p>
      <LabelFields of={null} />
      <TextInput name="note" dir="auto" maxLength={2000} label={t('vocabulary.note')} />
      {parent?.isSensitive ? null : (
        <label className="check-line">
          <input type="checkbox" name="sensitive" /> {t('vocabulary.sensitive')}
        </label>
      )}
      <TextInput name="reason" dir="auto" required maxLength={2000} label={t('history.reason')} />
    </NewForm>
  );
}

/** Names of a term put right. A name that is sent as it stands says that it was checked. */
export function ChangeTerm({ term, done }: { readonly term: Term; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const [start] = useState(term);
  const unsure = start.isOwn ? [] : languages.filter((language) => start.toCheck.includes(language));
  return (
    <ChangeForm
      label={t('vocabulary.change')}
      name={`term ${start.id}`}
      version={term.version}
      className="stack panel record-form"
      theirs={t('record.theirs')}
      send={(form, ifMatch) => {
        const note = String(form.get('note') ?? '');
        const labels = [
          ...unsure
            .filter((language) => form.get(`checked ${language}`) !== null)
            .map((language) => [language, start.labels[language] ?? '']),
          ...Object.entries(labelsIn(form)).filter(([language, label]) => label !== start.labels[language]),
        ];
        return call('PATCH /api/terms/{id}', {
          params: { id: start.id },
          body: {
            labels: Object.fromEntries(labels) as Labels,
            ...(start.isOwn && note !== start.note ? { note } : {}),
            reason: String(form.get('reason')),
          },
          ifMatch,
        });
      }}
      askAgain={askForVocabularies}
      done={done}
    >
      <LabelFields of={start} />
      {unsure.map((language) => (
        <label key={language} className="check-line">
          <input type="checkbox" name={`checked ${language}`} />{' '}
          {t('vocabulary.is-right', { language: LANGUAGES[language] })}
        </label>
      ))}
      {start.isOwn ? (
        <TextInput
          name="note"
          dir="auto"
          maxLength={2000}
          label={t('vocabulary.note')}
          defaultValue={start.note}
        />
      ) : null}
      <TextInput name="reason" dir="auto" required maxLength={2000} label={t('history.reason')} />
    </ChangeForm>
  );
}
