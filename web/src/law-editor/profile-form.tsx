import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { Basis, IdLine, LanguageMarks } from './entries.tsx';
import { Choice, Mark, NumberLine, Text, TextLine } from './fields.tsx';
import { ForumChoice, History, Names } from './file-form.tsx';
import { ProblemsAt, useForm } from './form.tsx';
import { Entries, Remove } from './list.tsx';
import { englishOf, fieldsOf, freeLocalId, listOf, nameOf, wordOf, type Value } from './value.ts';

const NO_TEXT = { en: '' };

/** Who signs the list of exhibits. */
function ListSigned({ of }: { readonly of: Value }): ReactNode {
  const { t } = useWords();
  const { change } = useForm();
  const path = ['listSigned'];
  return (
    <section aria-labelledby="list-signed">
      <h2 id="list-signed">{t('law-form.list-signed')}</h2>
      <p className="aside">{t('law-form.list-signed.how')}</p>
      <ProblemsAt path={path} />
      {of === undefined ? (
        <button
          type="button"
          className="quiet-button"
          onClick={() => change([{ path, value: { signedBy: NO_TEXT, basis: 'knowledge' } }])}
        >
          {t('law-form.list-signed.add')}
        </button>
      ) : (
        <>
          <Text
            label={t('law-form.list-signed.by')}
            path={[...path, 'signedBy']}
            value={fieldsOf(of)['signedBy']}
            isLong={false}
          />
          <Basis of={of} path={path} what={t('law-form.list-signed')} />
          <Remove path={path} what={t('law-form.list-signed')} />
        </>
      )}
    </section>
  );
}

/** That extracts may be annexed, and what is said of the whole then. */
function Extracts({ of }: { readonly of: Value }): ReactNode {
  const { t } = useWords();
  const { change } = useForm();
  const own = fieldsOf(of);
  const path = ['extracts'];
  return (
    <section aria-labelledby="extracts">
      <h2 id="extracts">{t('law-form.extracts')}</h2>
      <p className="aside">{t('law-form.extracts.how')}</p>
      <ProblemsAt path={path} />
      {of === undefined ? (
        <button
          type="button"
          className="quiet-button"
          onClick={() => change([{ path, value: { listTitle: NO_TEXT, text: NO_TEXT, basis: 'knowledge' } }])}
        >
          {t('law-form.extracts.allow')}
        </button>
      ) : (
        <>
          <Text
            label={t('law-form.extracts.list-title')}
            path={[...path, 'listTitle']}
            value={own['listTitle']}
            isLong={false}
          />
          <Text label={t('law-form.extracts.text')} path={[...path, 'text']} value={own['text']} />
          <Basis of={of} path={path} what={t('law-form.extracts')} />
          <Remove path={path} what={t('law-form.extracts')} />
        </>
      )}
    </section>
  );
}

/** All that can be written of how a forum wants volumes: numbers and order, sheets, size, languages, limits, what is printed, and what is signed. */
export function ProfileForm({ value }: { readonly value: Value }): ReactNode {
  const { t } = useWords();
  const own = fieldsOf(value);
  return (
    <div className="law-form stack">
      <p className="note">{t('law-form.profile.in-use')}</p>
      <Names of={value} />
      <ForumChoice of={own['forum']} path={['forum']} />
      <TextLine
        label={t('law-form.numbering')}
        path={['numbering']}
        value={own['numbering']}
        help={'law-form.numbering.how'}
        isNeeded
      />
      <Choice
        label={t('law-form.order')}
        path={['order']}
        value={own['order']}
        options={[
          ['as-numbered', t('law-form.order.as-numbered')],
          ['by-date', t('law-form.order.by-date')],
        ]}
      />
      <NumberLine
        label={t('law-form.pages-per-volume')}
        path={['pagesPerVolume']}
        value={own['pagesPerVolume']}
        help={'law-form.pages-per-volume.how'}
      />
      <Mark label={t('law-form.no-sheets')} path={['sheets']} value={own['sheets']} says={false} />
      <Mark label={t('law-form.load-files')} path={['loadFiles']} value={own['loadFiles']} />
      <LanguageMarks label={t('law-form.profile.languages')} path={['languages']} value={own['languages']} />
      <TextLine
        label={t('law-form.profile.checklist')}
        path={['checklist']}
        value={own['checklist']}
        help={'law-form.profile.checklist.how'}
      />
      <Text label={t('law-form.profile.title')} path={['title']} value={own['title']} isLong={false} />
      <Text
        label={t('law-form.profile.list-title')}
        path={['listTitle']}
        value={own['listTitle']}
        isLong={false}
      />
      <Entries
        field="limits"
        title={'law-form.profile.limits'}
        how={'law-form.profile.limits.how'}
        of={own['limits']}
        nameOf={(_, at) => `${t('law-form.limit')} ${at + 1}`}
        shown={(one) => `${wordOf(one['atMost'])} ${englishOf(one['text'])}`}
        one={'law-form.limit'}
        empty={{ unit: 'pages', atMost: '', text: NO_TEXT, basis: 'knowledge' }}
      >
        {({ entry, own: limit, here, name }) => (
          <>
            <div className="law-line">
              <NumberLine
                label={t('law-form.limit.at-most')}
                path={[...here, 'atMost']}
                value={limit['atMost']}
                isNeeded
              />
              <Choice
                label={t('law-form.limit.unit')}
                path={[...here, 'unit']}
                value={limit['unit']}
                options={[['pages', t('law.unit.pages')]]}
              />
            </div>
            <Text label={t('law-form.limit.text')} path={[...here, 'text']} value={limit['text']} />
            <Basis of={entry} path={here} what={name} />
          </>
        )}
      </Entries>
      <ListSigned of={own['listSigned']} />
      <Extracts of={own['extracts']} />
      <Entries
        field="certificates"
        title={'law-form.certificates'}
        how={'law-form.certificates.how'}
        of={own['certificates']}
        nameOf={nameOf}
        shown={(one) => englishOf(one['title'])}
        one={'law-form.certificate'}
        empty={{
          id: freeLocalId(listOf(own['certificates']), 'other'),
          title: NO_TEXT,
          text: NO_TEXT,
          signedBy: NO_TEXT,
          about: 'all',
          basis: 'knowledge',
        }}
      >
        {({ entry, own: certificate, here }) => (
          <>
            <IdLine of={entry} path={here} help={'law-form.id.local.how'} named={[]} />
            <Text
              label={t('law-form.title')}
              path={[...here, 'title']}
              value={certificate['title']}
              isLong={false}
            />
            <Text label={t('law-form.text')} path={[...here, 'text']} value={certificate['text']} />
            <Text
              label={t('law-form.signed-by')}
              path={[...here, 'signedBy']}
              value={certificate['signedBy']}
              isLong={false}
            />
            <Choice
              label={t('law-form.certificate.about')}
              path={[...here, 'about']}
              value={certificate['about']}
              options={[
                ['all', t('law-form.certificate.all')],
                ['translations', t('law-form.certificate.translations')],
              ]}
            />
            <Basis of={entry} path={here} />
          </>
        )}
      </Entries>
      <History of={value} />
    </div>
  );
}
