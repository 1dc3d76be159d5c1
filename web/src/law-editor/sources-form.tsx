import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { Text, TextLine } from './fields.tsx';
import { Part, useForm } from './form.tsx';
import { Remove } from './list.tsx';
import { fieldsOf, textOf, type Value } from './value.ts';

function NewSource(): ReactNode {
  const { t } = useWords();
  const { change } = useForm();
  return (
    <form
      className="stack panel"
      aria-label={t('law-form.source.new')}
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const said = (name: string): string => {
          const given = new FormData(form).get(name);
          return typeof given === 'string' ? given.trim() : '';
        };
        change([
          { path: ['sources', said('key')], value: { address: said('address'), text: { en: said('text') } } },
        ]);
        form.reset();
      }}
    >
      <label className="stack-field law-field">
        {t('law-form.source.key')}
        <input
          name="key"
          type="text"
          required
          pattern="[A-Za-z][A-Za-z0-9\-]*"
          maxLength={40}
          spellCheck={false}
        />
      </label>
      <label className="stack-field law-field">
        {t('law-form.source.address')}
        <input name="address" type="text" required maxLength={500} dir="auto" />
      </label>
      <label className="stack-field law-field">
        {t('law-form.source.text')}
        <input name="text" type="text" required maxLength={4000} lang="en" />
      </label>
      <button type="submit" className="quiet-button">
        {t('law-form.source.add')}
      </button>
    </form>
  );
}

/** The package.yaml of what was published here: its title and licence, and the sources that statements name. */
export function SourcesForm({ value }: { readonly value: Value }): ReactNode {
  const { t } = useWords();
  const own = fieldsOf(value);
  return (
    <div className="law-form stack">
      <Text label={t('law-form.title')} path={['title']} value={own['title']} isLong={false} />
      <TextLine label={t('law-form.licence')} path={['licence']} value={own['licence']} isNeeded />
      <section aria-labelledby="sources">
        <h2 id="sources">{t('law-form.sources')}</h2>
        {Object.entries(fieldsOf(own['sources'])).map(([key, source]) => (
          <Part key={key} path={['sources', key]} name={key} shown={textOf(fieldsOf(source)['address'])}>
            <TextLine
              label={t('law-form.source.address')}
              path={['sources', key, 'address']}
              value={fieldsOf(source)['address']}
              isNeeded
            />
            <Text
              label={t('law-form.source.text')}
              path={['sources', key, 'text']}
              value={fieldsOf(source)['text']}
            />
            <Remove path={['sources', key]} what={key} />
          </Part>
        ))}
        <NewSource />
      </section>
    </div>
  );
}
