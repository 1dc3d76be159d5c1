import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { AuthorityForm, Standards } from './authority-form.tsx';
import { Basis, IdLine } from './entries.tsx';
import { Choice, Mark, NumberLine, Text } from './fields.tsx';
import { History, InUse, Names, useOptions } from './file-form.tsx';
import { Entries, Groups } from './list.tsx';
import { englishOf, fieldsOf, freeLocalId, listOf, nameOf, type Path, type Value } from './value.ts';

const NO_TEXT = { en: '' };

/** Rules of which one suffices. */
function ProvenBy({ of, path, what }: { of: Value; path: Path; what: string }): ReactNode {
  const { t } = useWords();
  return (
    <section aria-label={`${t('law-form.proven-by')}: ${what}`}>
      <h3>{t('law-form.proven-by')}</h3>
      <p className="aside">{t('law-form.proven-by.how')}</p>
      <Groups
        path={path}
        of={of}
        what={what}
        nameOf={(_, at) => `${t('law-form.proof-rule')} ${at + 1}`}
        one={'law-form.proof-rule'}
        empty={{ best: '' }}
        isNeeded
      >
        {({ own, here }) => (
          <>
            <div className="law-line">
              <NumberLine
                label={t('law-form.best')}
                path={[...here, 'best']}
                value={own['best']}
                help={'law-form.best.how'}
                isNeeded
              />
              <NumberLine
                label={t('law-form.corroboration')}
                path={[...here, 'corroboration']}
                value={own['corroboration']}
                help={'law-form.corroboration.how'}
              />
            </div>
            <Mark
              label={t('law-form.contradictions-answered')}
              path={[...here, 'contradictionsAnswered']}
              value={own['contradictionsAnswered']}
            />
          </>
        )}
      </Groups>
    </section>
  );
}

function Charges({ of }: { readonly of: Value }): ReactNode {
  const { t } = useWords();
  const standards = useOptions('standards');
  const forums = useOptions('forums');
  return (
    <Entries
      field="charges"
      title={'law-form.charges'}
      how={'law-form.charges.how'}
      of={of}
      nameOf={nameOf}
      shown={(one) => englishOf(one['text'])}
      one={'law-form.charge'}
      empty={{
        id: freeLocalId(listOf(of), 'other'),
        forum: forums[0]?.[0] ?? '',
        text: NO_TEXT,
        basis: 'knowledge',
      }}
    >
      {({ entry, own, here, name }) => (
        <>
          <IdLine of={entry} path={here} help={'law-form.id.slug.how'} named={[]} />
          <Choice
            label={t('law-form.forum.which')}
            path={[...here, 'forum']}
            value={own['forum']}
            options={forums}
          />
          <Text label={t('law-form.text')} path={[...here, 'text']} value={own['text']} />
          <Choice
            label={t('law-form.standard')}
            path={[...here, 'standard']}
            value={own['standard']}
            options={standards}
            none={t('law-form.standard.counsel')}
          />
          <AuthorityForm of={own['authority']} path={[...here, 'authority']} what={name} />
          <Basis of={entry} path={here} />
        </>
      )}
    </Entries>
  );
}

/** Stages of proceedings, and what each asks before which forum. */
function Stages({ of }: { readonly of: Value }): ReactNode {
  const { t } = useWords();
  return (
    <Entries
      field="stages"
      title={'law-form.stages'}
      how={'law-form.stages.how'}
      of={of}
      nameOf={nameOf}
      shown={(one) => englishOf(one['names'])}
      one={'law-form.stage'}
      empty={{ id: freeLocalId(listOf(of), 'other'), names: NO_TEXT, text: NO_TEXT, basis: 'knowledge' }}
    >
      {({ entry, own, here, name }) => (
        <>
          <IdLine of={entry} path={here} help={'law-form.id.slug.how'} named={[]} />
          <Text label={t('law-form.name')} path={[...here, 'names']} value={own['names']} isLong={false} />
          <Text label={t('law-form.text')} path={[...here, 'text']} value={own['text']} />
          <Standards of={own['asks']} path={[...here, 'asks']} what={name} />
          <AuthorityForm of={own['authority']} path={[...here, 'authority']} what={name} />
          <Basis of={entry} path={here} />
        </>
      )}
    </Entries>
  );
}

/** All that can be written of standards of proof: forums, standards and what proves them, charges, and the scale of results. */
export function StandardsForm({ value }: { readonly value: Value }): ReactNode {
  const { t } = useWords();
  const standards = useOptions('standards');
  const own = fieldsOf(value);
  return (
    <div className="law-form stack">
      <InUse of={value} why={'law-form.standards.in-use'} />
      <Names of={value} />
      <Entries
        field="forums"
        title={'law-form.forums'}
        of={own['forums']}
        nameOf={nameOf}
        shown={(one) => englishOf(one['names'])}
        one={'law-form.forum'}
        empty={{ id: freeLocalId(listOf(own['forums']), 'other'), names: NO_TEXT }}
        isNeeded
      >
        {({ entry, own: forum, here }) => (
          <>
            <IdLine
              of={entry}
              path={here}
              help={'law-form.id.slug.how'}
              named={[['charges', '#', 'forum']]}
            />
            <Text
              label={t('law-form.name')}
              path={[...here, 'names']}
              value={forum['names']}
              isLong={false}
            />
          </>
        )}
      </Entries>
      <Entries
        field="standards"
        title={'law-form.standards.title'}
        how={'law-form.standards.how'}
        of={own['standards']}
        nameOf={nameOf}
        shown={(one) => englishOf(one['names'])}
        one={'law-form.standard.one'}
        empty={{
          id: freeLocalId(listOf(own['standards']), 'other'),
          names: NO_TEXT,
          text: NO_TEXT,
          provenBy: [{ best: '' }],
          basis: 'knowledge',
        }}
        isNeeded
      >
        {({ entry, own: standard, here, name }) => (
          <>
            <IdLine
              of={entry}
              path={here}
              help={'law-form.id.slug.how'}
              named={[
                ['charges', '#', 'standard'],
                ['results', '#', 'standard'],
              ]}
            />
            <Text
              label={t('law-form.name')}
              path={[...here, 'names']}
              value={standard['names']}
              isLong={false}
            />
            <Text label={t('law-form.text')} path={[...here, 'text']} value={standard['text']} />
            <ProvenBy of={standard['provenBy']} path={[...here, 'provenBy']} what={name} />
            <AuthorityForm of={standard['authority']} path={[...here, 'authority']} what={name} />
            <Basis of={entry} path={here} />
          </>
        )}
      </Entries>
      <Charges of={own['charges']} />
      <Stages of={own['stages']} />
      <Entries
        field="results"
        title={'law-form.results'}
        how={'law-form.results.how'}
        of={own['results']}
        nameOf={nameOf}
        shown={(one) => englishOf(one['names'])}
        one={'law-form.result'}
        empty={{ id: freeLocalId(listOf(own['results']), 'other'), names: NO_TEXT }}
        isNeeded
      >
        {({ entry, own: result, here }) => (
          <>
            <IdLine of={entry} path={here} help={'law-form.id.slug.how'} named={[]} />
            <Text
              label={t('law-form.name')}
              path={[...here, 'names']}
              value={result['names']}
              isLong={false}
            />
            <Choice
              label={t('law-form.result.standard')}
              path={[...here, 'standard']}
              value={result['standard']}
              options={standards}
              none={t('law-form.result.none')}
            />
          </>
        )}
      </Entries>
      <History of={value} />
    </div>
  );
}
