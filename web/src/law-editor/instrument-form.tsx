import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { Standards } from './authority-form.tsx';
import { Basis } from './entries.tsx';
import { DayLine, TextLine } from './fields.tsx';
import { ProblemsAt, useForm } from './form.tsx';
import { Entries } from './list.tsx';
import { ProvisionFields } from './provision-form.tsx';
import { History, Names } from './file-form.tsx';
import { Between, ForumBasis, Parties, Temporal } from './scope-form.tsx';
import {
  englishOf,
  fieldsOf,
  listOf,
  nameOf,
  nextId,
  textOf,
  wordOf,
  type Path,
  type Value,
} from './value.ts';

/** A day that is a statement of its own: adopted, in force. */
function Dated(given: { readonly of: Value; readonly path: Path; readonly label: string }): ReactNode {
  const { change } = useForm();
  const { of, path, label } = given;
  const { date } = fieldsOf(of);
  const put = (value: string): void => {
    if (value === '') change([{ path }]);
    else if (wordOf(date) === '') change([{ path, value: { date: value, basis: 'knowledge' } }]);
    else change([{ path: [...path, 'date'], value }]);
  };
  return (
    <div className="law-dated">
      <DayLine label={label} path={[...path, 'date']} value={date} help={'law-form.day.how'} put={put} />
      <ProblemsAt path={path} />
      {of === undefined ? null : <Basis of={of} path={path} what={label} />}
    </div>
  );
}

/**
 * All that can be written of an instrument: its names and days, before which forum it counts, who is bound and since when, provisions, and what must
 * be proved. Its format, kind, id and version are not a lawyer’s to choose once it is begun; they are shown in the text.
 */
export function InstrumentForm({ value }: { readonly value: Value }): ReactNode {
  const { t } = useWords();
  const own = fieldsOf(value);
  const id = textOf(own['id']);
  const provisions = listOf(own['provisions']);
  return (
    <div className="law-form stack">
      <Names of={value} />
      <TextLine label={t('law-form.citation')} path={['citation']} value={own['citation']} isNeeded />
      <Dated label={t('law-form.adopted')} path={['adopted']} of={own['adopted']} />
      <Dated label={t('law-form.in-force')} path={['inForce']} of={own['inForce']} />
      <Standards of={own['standards']} path={['standards']} what={id} />
      <Basis of={value} path={[]} />
      <ForumBasis of={own['forumBasis']} provisions={provisions.map((one) => textOf(fieldsOf(one)['id']))} />
      <Parties of={own['parties']} />
      <Between of={own['between']} />
      <Temporal of={own['temporal']} />
      <Entries
        field="provisions"
        title={'law-form.provisions'}
        of={own['provisions']}
        nameOf={nameOf}
        shown={(one) => englishOf(one['label'])}
        one={'law-form.provision'}
        empty={{
          id: nextId(id, provisions),
          kind: 'duty',
          label: { en: '' },
          text: { en: '' },
          basis: 'knowledge',
        }}
        isNeeded
      >
        {({ entry, here, name }) => <ProvisionFields of={entry} path={here} name={name} />}
      </Entries>
      <History of={value} />
    </div>
  );
}
