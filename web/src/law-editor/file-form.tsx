import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useLaw, useLawText } from '../allegations/law-words.tsx';
import { lawUsesQuery } from '../api/law-files.ts';
import type { LawText } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import type { MessageKey } from '../i18n/translate.ts';
import { LanguageMarks } from './entries.tsx';
import { Choice, DayLine, NumberLine, Text } from './fields.tsx';
import { useForm } from './form.tsx';
import { Entries } from './list.tsx';
import { englishOf, fieldsOf, listOf, textOf, wordOf, type Path, type Value } from './value.ts';

/** What every file of the law is called, and in which languages that is not certain. */
export function Names({ of }: { readonly of: Value }): ReactNode {
  const { t } = useWords();
  const own = fieldsOf(of);
  return (
    <>
      <p className="aside">{t('law-form.how-to-move')}</p>
      <Text label={t('law-form.name')} path={['names']} value={own['names']} isLong={false} />
      <LanguageMarks
        label={t('law-form.names-to-check')}
        path={['namesToCheck']}
        value={own['namesToCheck']}
      />
    </>
  );
}

type Named = readonly (readonly [string, string])[];

/** How the entries of a list are called, by what others name them by: their ids, or a number, which is said then too. */
export function useNames(): (list: Value, id?: string) => Named {
  const say = useLawText();
  return (list, id = 'id') =>
    listOf(list).map((one) => {
      const own = fieldsOf(one);
      const key = wordOf(own[id]);
      const names = say(fieldsOf(own['names']) as Partial<LawText> as LawText).text;
      return [key, id === 'id' ? names || key : `${key} · ${names}`] as const;
    });
}

/** The same of a list of this file. */
export function useOptions(list: string, id?: string): Named {
  return useNames()(fieldsOf(useForm().value)[list], id);
}

/** Forums of the law that is loaded, for files that name one. */
export function ForumChoice({ of, path }: { readonly of: Value; readonly path: Path }): ReactNode {
  const { t } = useWords();
  const say = useLawText();
  const { law } = useLaw();
  return (
    <Choice
      label={t('law-form.forum.which')}
      path={path}
      value={of}
      options={(law?.forums ?? []).map(({ id, names }) => [id, say(names).text] as const)}
    />
  );
}

/** What in this case was made by which version of the file, and that it stays so. */
export function InUse({ of, why }: { readonly of: Value; readonly why: MessageKey }): ReactNode {
  const { t } = useWords();
  const { data } = useQuery(lawUsesQuery(textOf(fieldsOf(of)['id'])));
  const counted = [
    ...(data?.weighed ?? []).map((one) => t('law-uses.weighed', { n: one.count, version: one.version })),
    ...(data?.answered ?? []).map((one) => t('law-uses.answered', { n: one.count, version: one.version })),
  ];
  return (
    <div className="note">
      <p>{t(why)}</p>
      {counted.length === 0 ? null : (
        <ul>
          {counted.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What changed in each version, as the file itself says it. */
export function History({ of }: { readonly of: Value }): ReactNode {
  const { t } = useWords();
  const { history, version } = fieldsOf(of);
  return (
    <Entries
      field="history"
      title={'law-form.history'}
      how={'law-form.history.how'}
      of={history}
      nameOf={(own) => `${t('law-form.version')} ${wordOf(own['version'])}`}
      shown={(own) => englishOf(own['text'])}
      one={'law-form.entry'}
      empty={{ version, date: new Date().toISOString().slice(0, 10), text: { en: '' } }}
    >
      {({ own, here }) => (
        <>
          <div className="law-line">
            <NumberLine
              label={t('law-form.version')}
              path={[...here, 'version']}
              value={own['version']}
              isNeeded
            />
            <DayLine label={t('law-form.day')} path={[...here, 'date']} value={own['date']} isNeeded />
          </div>
          <Text label={t('law-form.history.text')} path={[...here, 'text']} value={own['text']} />
        </>
      )}
    </Entries>
  );
}
