import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { AuthorityForm, Limits, Standards } from './authority-form.tsx';
import { Add, Basis, Ids, Remove, Texts } from './entries.tsx';
import { Choice, Text, TextLine } from './fields.tsx';
import { Field, Part, ProblemsAt, useForm } from './form.tsx';
import { fieldsOf, freeId, idChanges, listOf, nameOf, textOf, type Path, type Value } from './value.ts';

const KINDS = ['duty', 'gate', 'attribution', 'consequence', 'procedure', 'yardstick'] as const;

interface Given {
  readonly of: Value;
  readonly path: Path;
  readonly name: string;
}

/** The id of an entry; ids in it that begin with it change with it. */
function IdLine({ of, path }: { readonly of: Value; readonly path: Path }): ReactNode {
  const { t } = useWords();
  const { change } = useForm();
  return (
    <TextLine
      label={t('law-form.id')}
      path={[...path, 'id']}
      value={fieldsOf(of)['id']}
      help={'law-form.id.how'}
      isNeeded
      leave={(id) => change(idChanges(of, path, id))}
    />
  );
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
      <ProblemsAt path={path} />
      {list.map((one, at) => {
        const own = fieldsOf(one);
        const here = [...path, at];
        const name = nameOf(one, at);
        return (
          <div key={at} className="law-entry">
            <code>{name}</code>
            <ProblemsAt path={here} />
            <IdLine of={one} path={here} />
            <Text label={t('law-form.text')} path={[...here, 'text']} value={own['text']} />
            <Texts
              label={t('law-form.prompts')}
              one={t('law-form.prompt')}
              path={[...here, 'prompts']}
              value={own['prompts']}
            />
            <Ids
              label={t('law-form.alternative.provisions')}
              path={[...here, 'provisions']}
              value={own['provisions']}
              help={'law-form.ids.how'}
            />
            <Basis of={one} path={here} />
            <Remove path={list.length > 2 ? here : path} what={name} />
          </div>
        );
      })}
      <Add
        path={[...path, list.length]}
        what={'law-form.alternative'}
        value={empty(freeId(element, list))}
        to={element}
      />
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

function Element({ of, path, name }: Given): ReactNode {
  const { t } = useWords();
  const own = fieldsOf(of);
  const at = (field: string): Path => [...path, field];
  return (
    <Part path={path} name={name} shown={textOf(fieldsOf(own['text'])['en'])}>
      <IdLine of={of} path={path} />
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
        one={t('law-form.prompt')}
        path={at('prompts')}
        value={own['prompts']}
      />
      <Texts
        label={t('law-form.answers')}
        one={t('law-form.answer')}
        path={at('answers')}
        value={own['answers']}
      />
      <Alternatives of={own['alternatives']} path={at('alternatives')} element={name} />
      <Standards of={own['standards']} path={at('standards')} what={name} />
      <Burden of={own['burden']} path={at('burden')} element={name} />
      <AuthorityForm of={own['authority']} path={at('authority')} what={name} />
      <Basis of={of} path={path} />
      <Remove path={path} what={name} />
    </Part>
  );
}

/** A provision with all that is said of it, and what has to be proved for it. */
export function Provision({
  of,
  path,
  name,
  leaves,
}: Given & { readonly leaves?: Path | undefined }): ReactNode {
  const { t } = useWords();
  const own = fieldsOf(of);
  const elements = listOf(own['elements']);
  const at = (field: string): Path => [...path, field];
  return (
    <Part path={path} name={name} shown={textOf(fieldsOf(own['label'])['en'])}>
      <IdLine of={of} path={path} />
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
        <ProblemsAt path={at('elements')} />
        {elements.map((one, index) => (
          <Element key={index} of={one} path={[...path, 'elements', index]} name={nameOf(one, index)} />
        ))}
        <Add
          path={[...path, 'elements', elements.length]}
          what={'law-form.element'}
          value={{ id: freeId(name, elements), text: { en: '' }, basis: 'knowledge' }}
          to={name}
        />
      </section>
      <Remove path={path} what={name} leaves={leaves} />
    </Part>
  );
}
