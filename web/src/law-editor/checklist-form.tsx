import type { ReactNode } from 'react';
import { useLaw, useLawText } from '../allegations/law-words.tsx';
import { useWords } from '../i18n/language.tsx';
import { AuthorityForm, Limits } from './authority-form.tsx';
import { Basis, IdLine, Texts } from './entries.tsx';
import { Choice, DayLine, Mark, Text, TextLine } from './fields.tsx';
import { ForumChoice, History, InUse, Names } from './file-form.tsx';
import { ProblemsAt } from './form.tsx';
import { Entries } from './list.tsx';
import { Skeletons } from './skeletons-form.tsx';
import { englishOf, fieldsOf, freeLocalId, listOf, nameOf, type Value } from './value.ts';

const ABOUT = ['jurisdiction', 'admissibility', 'provisional-measures', 'pleadings', 'application'] as const;

/** All that can be written of a checklist: before which forum and for what, its tests, and what pleadings hold. */
export function ChecklistForm({ value }: { readonly value: Value }): ReactNode {
  const { t } = useWords();
  const say = useLawText();
  const { law } = useLaw();
  const own = fieldsOf(value);
  return (
    <div className="law-form stack">
      <InUse of={value} why={'law-form.checklist.in-use'} />
      <Names of={value} />
      <ForumChoice of={own['forum']} path={['forum']} />
      <Choice
        label={t('law-form.about')}
        path={['about']}
        value={own['about']}
        options={ABOUT.map((about) => [about, t(`law.about.${about}`)])}
      />
      <Choice
        label={t('law-form.checklist.instrument')}
        path={['instrument']}
        value={own['instrument']}
        options={(law?.instruments ?? []).map(({ id, names }) => [id, say(names).text] as const)}
        none={t('law-form.checklist.any')}
      />
      <Entries
        field="tests"
        title={'law-form.tests'}
        how={'law-form.tests.how'}
        of={own['tests']}
        nameOf={nameOf}
        shown={(one) => englishOf(one['label'])}
        one={'law-form.test'}
        empty={{
          id: freeLocalId(listOf(own['tests']), 'a'),
          label: { en: '' },
          text: { en: '' },
          basis: 'knowledge',
        }}
        isNeeded
      >
        {({ entry, own: test, here, name }) => {
          const rule = fieldsOf(test['rule']);
          return (
            <>
              <IdLine of={entry} path={here} help={'law-form.id.local.how'} named={[]} />
              <Text
                label={t('law-form.name')}
                path={[...here, 'label']}
                value={test['label']}
                isLong={false}
              />
              <Text label={t('law-form.test.text')} path={[...here, 'text']} value={test['text']} />
              <Texts
                label={t('law-form.evidence')}
                one={'law-form.evidence.one'}
                path={[...here, 'evidence']}
                value={test['evidence']}
                what={name}
              />
              <Mark label={t('law-form.exchanges')} path={[...here, 'exchanges']} value={test['exchanges']} />
              <ProblemsAt path={[...here, 'rule']} />
              <div className="law-line">
                <TextLine
                  label={t('law-form.test.rule')}
                  path={[...here, 'rule', 'text']}
                  value={rule['text']}
                />
                <DayLine
                  label={t('law-form.test.rule.as-of')}
                  path={[...here, 'rule', 'asOf']}
                  value={rule['asOf']}
                />
              </div>
              <Limits of={test['limits']} path={[...here, 'limits']} what={name} />
              <AuthorityForm of={test['authority']} path={[...here, 'authority']} what={name} />
              <Basis of={entry} path={here} />
            </>
          );
        }}
      </Entries>
      <Skeletons of={own['skeletons']} tests={own['tests']} />
      <History of={value} />
    </div>
  );
}
