import type { ReactNode } from 'react';
import type { MessageKey } from '../i18n/translate.ts';
import { useWords } from '../i18n/language.tsx';
import { Basis, Remove, Texts } from './entries.tsx';
import { Text, TextLine } from './fields.tsx';
import { Part, useForm } from './form.tsx';
import { fieldsOf, listOf, nameOf, textOf, type Path, type Value } from './value.ts';

/** Lists of statements in the files that are no instruments. */
const LISTS = [
  'standards',
  'charges',
  'results',
  'forums',
  'kinds',
  'factors',
  'bands',
  'tests',
  'limits',
  'certificates',
] as const;

/** Texts that a statement may have, and how the form calls each. */
const TEXTS: readonly (readonly [string, MessageKey])[] = [
  ['label', 'law-form.label'],
  ['names', 'law-form.name'],
  ['title', 'law-form.title'],
  ['question', 'law-form.question'],
  ['text', 'law-form.text'],
  ['signedBy', 'law-form.signed-by'],
];

function Statement({
  of,
  path,
  name,
}: {
  readonly of: Value;
  readonly path: Path;
  readonly name: string;
}): ReactNode {
  const { t } = useWords();
  const own = fieldsOf(of);
  const shown = textOf(fieldsOf(own['label'] ?? own['names'] ?? own['title'] ?? own['text'])['en']);
  return (
    <Part path={path} name={name} shown={shown}>
      {TEXTS.map(([field, words]) =>
        own[field] === undefined ? null : (
          <Text key={field} label={t(words)} path={[...path, field]} value={own[field]} />
        ),
      )}
      {own['evidence'] === undefined ? null : (
        <Texts
          label={t('law-form.evidence')}
          one={t('law-form.prompt')}
          path={[...path, 'evidence']}
          value={own['evidence']}
        />
      )}
      {own['basis'] === undefined ? null : <Basis of={of} path={path} />}
    </Part>
  );
}

/** The words of standards, rubrics, checklists and profiles, statement by statement, and what each rests on. Numbers and conditions are changed in the text. */
export function StatementsForm({ value }: { readonly value: Value }): ReactNode {
  const { t } = useWords();
  const own = fieldsOf(value);
  return (
    <div className="law-form stack">
      <Text label={t('law-form.name')} path={['names']} value={own['names']} isLong={false} />
      <p className="aside">{t('law-form.words-only')}</p>
      {LISTS.filter((list) => listOf(own[list]).length > 0).map((list) => (
        <section key={list} aria-label={list}>
          <h2>
            <code>{list}</code>
          </h2>
          {listOf(own[list]).map((one, at) => (
            <Statement key={nameOf(one, at)} of={one} path={[list, at]} name={nameOf(one, at)} />
          ))}
        </section>
      ))}
    </div>
  );
}

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
