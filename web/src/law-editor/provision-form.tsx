import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { AuthorityForm, Limits, Standards } from './authority-form.tsx';
import { Basis, IdLine, Ids, Texts } from './entries.tsx';
import { Choice, Text } from './fields.tsx';
import { Field, ProblemsAt, useForm } from './form.tsx';
import { Lines, Parts } from './list.tsx';
import { englishOf, fieldsOf, freeId, listOf, nameOf, textOf, type Path, type Value } from './value.ts';

const KINDS = ['duty', 'gate', 'attribution', 'consequence', 'procedure', 'yardstick'] as const;

interface Given {
  readonly of: Value;
  readonly path: Path;
  readonly name: string;
}

function Alternatives({ of, path, element }: Omit<Given, 'name'> & { readonly element: string }): ReactNode {
  const { t } = useWords();
  const { change } = useForm();
  const list = listOf(of);
  const empty = (id: string): Value => ({ id, text: { en: '' }, basis: 'knowledge' });
  // The format asks for two at least: one alone is no choice.
  const begin = (): void => change([{ path, value: [empty(`${element}.a`), empty(`${element}.b`)] }]);
  if (list.length === 0)
    return (
      <button
        type="button"
        className="quiet-button"
        aria-label={t('named.button', { button: t('law-form.alternatives.begin'), what: element })}
        onClick={begin}
      >
        {t('law-form.alternatives.begin')}
      </button>
    );
  return (
    <fieldset className="law-texts">
      <legend>{t('law-form.alternatives')}</legend>
      <Lines
        path={path}
        of={of}
        what={element}
        nameOf={nameOf}
        one={'law-form.alternative'}
        empty={empty(freeId(element, list))}
        least={2}
      >
        {({ entry, own, here, name }) => (
          <>
            <code>{name}</code>
            <IdLine of={entry} path={here} help={'law-form.id.how'} />
            <Text label={t('law-form.text')} path={[...here, 'text']} value={own['text']} />
            <Texts
              label={t('law-form.prompts')}
              one={'law-form.prompt'}
              path={[...here, 'prompts']}
              value={own['prompts']}
              what={name}
            />
            <Ids
              label={t('law-form.alternative.provisions')}
              path={[...here, 'provisions']}
              value={own['provisions']}
              help={'law-form.ids.how'}
            />
            <Basis of={entry} path={here} />
          </>
        )}
      </Lines>
    </fieldset>
  );
}

function Burden({ of, path, element }: Omit<Given, 'name'> & { readonly element: string }): ReactNode {
  const { t } = useWords();
  const { change } = useForm();
  const own = fieldsOf(of);
  const on = textOf(own['on']);
  const choose = (chosen: string): void => {
    if (chosen === '') change([{ path }]);
    else if (on === '') change([{ path, value: { on: chosen, text: { en: '' }, basis: 'knowledge' } }]);
    else change([{ path: [...path, 'on'], value: chosen }]);
  };
  const label = (
    <>
      {t('law-form.burden')}
      <span className="for-readers"> {element}</span>
    </>
  );
  return (
    <>
      <Field label={label} path={[...path, 'on']}>
        {(props) => (
          <select {...props} value={on} onChange={({ currentTarget }) => choose(currentTarget.value)}>
            <option value="">{t('law-form.burden.claimant')}</option>
            <option value="respondent">{t('law-form.burden.respondent')}</option>
            <option value="shifts">{t('law-form.burden.shifts')}</option>
          </select>
        )}
      </Field>
      <ProblemsAt path={path} />
      {on === '' ? null : (
        <>
          <Text label={t('law-form.burden.text')} path={[...path, 'text']} value={own['text']} />
          <Basis of={of} path={path} what={`${t('law-form.burden')} ${element}`} />
        </>
      )}
    </>
  );
}

function ElementFields({ of, path, name }: Given): ReactNode {
  const { t } = useWords();
  const own = fieldsOf(of);
  const at = (field: string): Path => [...path, field];
  return (
    <>
      <IdLine of={of} path={path} help={'law-form.id.how'} />
      <Text label={t('law-form.element.text')} path={at('text')} value={own['text']} />
      <Choice
        label={t('law-form.element.kind')}
        path={at('kind')}
        value={own['kind'] === 'required' ? '' : own['kind']}
        options={[['exception', t('law-form.element.exception')]]}
        none={t('law-form.element.required')}
      />
      <Texts
        label={t('law-form.prompts')}
        one={'law-form.prompt'}
        path={at('prompts')}
        value={own['prompts']}
        what={name}
      />
      <Texts
        label={t('law-form.answers')}
        one={'law-form.answer'}
        path={at('answers')}
        value={own['answers']}
        what={name}
      />
      <Alternatives of={own['alternatives']} path={at('alternatives')} element={name} />
      <Standards of={own['standards']} path={at('standards')} what={name} />
      <Burden of={own['burden']} path={at('burden')} element={name} />
      <AuthorityForm of={own['authority']} path={at('authority')} what={name} />
      <Basis of={of} path={path} />
    </>
  );
}

/** All that is said of a provision, and what has to be proved for it. */
export function ProvisionFields({ of, path, name }: Given): ReactNode {
  const { t } = useWords();
  const own = fieldsOf(of);
  const at = (field: string): Path => [...path, field];
  return (
    <>
      <IdLine of={of} path={path} help={'law-form.id.how'} />
      <Text label={t('law-form.label')} path={at('label')} value={own['label']} isLong={false} />
      <Text label={t('law-form.provision.text')} path={at('text')} value={own['text']} />
      <Choice
        label={t('law-form.kind')}
        path={at('kind')}
        value={own['kind']}
        options={KINDS.map((kind) => [kind, t(`law.kind.one.${kind}`)])}
      />
      <Ids label={t('law-form.gates')} path={at('gate')} value={own['gate']} help={'law-form.ids.how'} />
      <Standards of={own['standards']} path={at('standards')} what={name} />
      <Limits of={own['limits']} path={at('limits')} what={name} />
      <AuthorityForm of={own['authority']} path={at('authority')} what={name} />
      <Basis of={of} path={path} />
      <section aria-label={`${t('law-form.elements')}: ${name}`}>
        <h3>{t('law-form.elements')}</h3>
        <Parts
          path={at('elements')}
          of={own['elements']}
          what={name}
          nameOf={nameOf}
          shown={(element) => englishOf(element['text'])}
          one={'law-form.element'}
          empty={{ id: freeId(name, listOf(own['elements'])), text: { en: '' }, basis: 'knowledge' }}
        >
          {({ entry, here, name: element }) => <ElementFields of={entry} path={here} name={element} />}
        </Parts>
      </section>
    </>
  );
}
