import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { Basis, IdLine } from './entries.tsx';
import { bandNumbers } from './factor-changes.ts';
import { BandChoice, FactorFields } from './factor-form.tsx';
import { Choice, NumberLine, Text } from './fields.tsx';
import { History, InUse, Names } from './file-form.tsx';
import { useForm } from './form.tsx';
import { Entries } from './list.tsx';
import { englishOf, fieldsOf, freeLocalId, listOf, nameOf, wordOf, type Value } from './value.ts';

const NO_TEXT = { en: '' };

/** A button that numbers the bands from 0 on, as they stand; nothing where they are numbered so. */
function NumberBands({ of }: { readonly of: Value }): ReactNode {
  const { t } = useWords();
  const { change } = useForm();
  const [first, ...others] = bandNumbers(listOf(of));
  if (first === undefined) return null;
  return (
    <button type="button" className="quiet-button" onClick={() => change([first, ...others])}>
      {t('law-form.bands.number')}
    </button>
  );
}

function Bands({ of }: { readonly of: Value }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <Entries
        field="bands"
        title={'law-form.bands'}
        how={'law-form.bands.how'}
        of={of}
        nameOf={(own, at) => wordOf(own['band']) || `#${at + 1}`}
        shown={(own) => englishOf(own['names'])}
        one={'law-form.band'}
        empty={{ band: listOf(of).length, names: NO_TEXT, text: NO_TEXT }}
        isNeeded
      >
        {({ own, here }) => (
          <>
            <NumberLine label={t('law-form.number')} path={[...here, 'band']} value={own['band']} isNeeded />
            <Text label={t('law-form.name')} path={[...here, 'names']} value={own['names']} isLong={false} />
            <Text label={t('law-form.text')} path={[...here, 'text']} value={own['text']} />
          </>
        )}
      </Entries>
      <NumberBands of={of} />
    </>
  );
}

/** All that can be written of a rubric: bands, kinds of evidence, lists, and the factors with what each does. */
export function RubricForm({ value }: { readonly value: Value }): ReactNode {
  const { t } = useWords();
  const own = fieldsOf(value);
  return (
    <div className="law-form stack">
      <InUse of={value} why={'law-form.rubric.in-use'} />
      <Names of={value} />
      <Choice
        label={t('law-form.calibration')}
        path={['calibration']}
        value={own['calibration']}
        options={[
          ['starting', t('law-form.calibration.starting')],
          ['measured', t('law-form.calibration.measured')],
        ]}
      />
      <BandChoice
        label={t('law-form.corroboration-from')}
        path={['corroborationFrom']}
        value={own['corroborationFrom']}
      />
      <Bands of={own['bands']} />
      <Entries
        field="kinds"
        title={'law-form.kinds'}
        how={'law-form.kinds.how'}
        of={own['kinds']}
        nameOf={nameOf}
        shown={(one) => englishOf(one['names'])}
        one={'law-form.evidence-kind'}
        empty={{
          id: freeLocalId(listOf(own['kinds']), 'other'),
          names: NO_TEXT,
          band: 0,
          basis: 'knowledge',
        }}
        isNeeded
      >
        {({ entry, own: kind, here }) => (
          <>
            <IdLine
              of={entry}
              path={here}
              help={'law-form.id.local.how'}
              named={[['factors', '#', 'appliesTo', '#']]}
            />
            <Text label={t('law-form.name')} path={[...here, 'names']} value={kind['names']} isLong={false} />
            <BandChoice label={t('weigh.band')} path={[...here, 'band']} value={kind['band']} />
            <Basis of={entry} path={here} />
          </>
        )}
      </Entries>
      <Entries
        field="lists"
        title={'law-form.lists'}
        how={'law-form.lists.how'}
        of={own['lists']}
        nameOf={nameOf}
        shown={(one) => englishOf(one['names'])}
        one={'law-form.list'}
        empty={{ id: freeLocalId(listOf(own['lists']), 'other'), names: NO_TEXT, text: NO_TEXT }}
      >
        {({ entry, own: list, here }) => (
          <>
            <IdLine
              of={entry}
              path={here}
              help={'law-form.id.local.how'}
              named={[['factors', '#', 'cases', '#', 'effects', '#', 'list']]}
            />
            <Text label={t('law-form.name')} path={[...here, 'names']} value={list['names']} isLong={false} />
            <Text label={t('law-form.text')} path={[...here, 'text']} value={list['text']} />
          </>
        )}
      </Entries>
      <Entries
        field="factors"
        title={'law-form.factors'}
        how={'law-form.factors.how'}
        of={own['factors']}
        nameOf={nameOf}
        shown={(one) => englishOf(one['names'])}
        one={'law-form.factor'}
        empty={{
          id: freeLocalId(listOf(own['factors']), 'F1'),
          names: NO_TEXT,
          question: NO_TEXT,
          type: 'boolean',
          cases: [{ when: { is: true }, effects: [] }],
          basis: 'knowledge',
        }}
        isNeeded
      >
        {({ entry, here, name }) => <FactorFields of={entry} path={here} name={name} />}
      </Entries>
      <History of={value} />
    </div>
  );
}
