import { useState, type ReactNode } from 'react';
import { useLaw, useLawText } from '../allegations/law-words.tsx';
import { useWords } from '../i18n/language.tsx';
import { Add, Basis, Choice, Remove, Text, Texts, TextLine, useForm } from './fields.tsx';
import { fieldsOf, freeId, listOf, nameOf, nextId, textOf, type Path, type Value } from './value.ts';

const KINDS = ['duty', 'gate', 'attribution', 'consequence', 'procedure', 'yardstick'] as const;

/** Which standard of proof holds before which forum. */
function Standards({
  of,
  path,
  what,
}: {
  readonly of: Value;
  readonly path: Path;
  readonly what: string;
}): ReactNode {
  const { t } = useWords();
  const say = useLawText();
  const { law } = useLaw();
  const said = fieldsOf(of);
  const standards = (law?.standards ?? []).map(({ id, names }) => [id, say(names).text] as const);
  return (
    <details>
      <summary>
        {t('law-form.standards', { n: Object.keys(said).length })}
        <span className="for-readers">: {what}</span>
      </summary>
      {(law?.forums ?? []).map(({ id, names }) => (
        <Choice
          key={id}
          label={say(names).text}
          path={[...path, id]}
          value={said[id]}
          options={standards}
          none={t('law-form.standard.inherited')}
        />
      ))}
    </details>
  );
}

function Alternatives({
  of,
  path,
  element,
}: {
  readonly of: Value;
  readonly path: Path;
  readonly element: string;
}): ReactNode {
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
      {list.map((one, at) => {
        const own = fieldsOf(one);
        const here = [...path, at];
        const name = nameOf(one, at);
        return (
          <div key={name} className="law-entry">
            <code>{name}</code>
            <Text label={t('law-form.text')} path={[...here, 'text']} value={own['text']} />
            <Texts
              label={t('law-form.prompts')}
              one={t('law-form.prompt')}
              path={[...here, 'prompts']}
              value={own['prompts']}
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

function Burden({
  of,
  path,
  element,
}: {
  readonly of: Value;
  readonly path: Path;
  readonly element: string;
}): ReactNode {
  const { t } = useWords();
  const { change } = useForm();
  const own = fieldsOf(of);
  const on = textOf(own['on']);
  const choose = (chosen: string): void => {
    if (chosen === '') change([{ path }]);
    else if (on === '') change([{ path, value: { on: chosen, text: { en: '' }, basis: 'knowledge' } }]);
    else change([{ path: [...path, 'on'], value: chosen }]);
  };
  return (
    <>
      <label className="stack-field law-field">
        <span>
          {t('law-form.burden')}
          <span className="for-readers"> {element}</span>
        </span>
        <select value={on} onChange={({ currentTarget }) => choose(currentTarget.value)}>
          <option value="">{t('law-form.burden.claimant')}</option>
          <option value="respondent">{t('law-form.burden.respondent')}</option>
          <option value="shifts">{t('law-form.burden.shifts')}</option>
        </select>
      </label>
      {on === '' ? null : (
        <>
          <Text label={t('law-form.burden.text')} path={[...path, 'text']} value={own['text']} />
          <Basis of={of} path={path} />
        </>
      )}
    </>
  );
}

function Element({
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
  const [isOpen, setOpen] = useState(false);
  const at = (field: string): Path => [...path, field];
  return (
    <details className="law-part" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <code>{name}</code> <span lang="en">{textOf(fieldsOf(own['text'])['en'])}</span>
      </summary>
      {isOpen ? (
        <div className="stack">
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
          <Basis of={of} path={path} />
          <Remove path={path} what={name} />
        </div>
      ) : null}
    </details>
  );
}

/** Provisions that have to be proved too, by their ids. */
function Gates({ of, path }: { readonly of: Value; readonly path: Path }): ReactNode {
  const { t } = useWords();
  const { change } = useForm();
  const kept = listOf(of).map(textOf).join(' ');
  const [state, setState] = useState({ kept, typed: kept });
  const typed = state.kept === kept ? state.typed : kept;
  const leave = (): void => {
    const ids = typed.split(/[\s,;]+/).filter(Boolean);
    if (ids.join(' ') !== kept) change([ids.length === 0 ? { path } : { path, value: ids }]);
  };
  return (
    <label className="stack-field law-field">
      {t('law-form.gates')}
      <input
        type="text"
        value={typed}
        spellCheck={false}
        onBlur={leave}
        onChange={({ currentTarget }) => setState({ kept, typed: currentTarget.value })}
      />
    </label>
  );
}

function Provision({
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
  const [isOpen, setOpen] = useState(false);
  const elements = listOf(own['elements']);
  const at = (field: string): Path => [...path, field];
  const label = textOf(fieldsOf(own['label'])['en']);
  return (
    <details className="law-part" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <code>{name}</code> <span lang="en">{label}</span>
      </summary>
      {isOpen ? (
        <div className="stack">
          <Text label={t('law-form.label')} path={at('label')} value={own['label']} isLong={false} />
          <Text label={t('law-form.provision.text')} path={at('text')} value={own['text']} />
          <Choice
            label={t('law-form.kind')}
            path={at('kind')}
            value={own['kind']}
            options={KINDS.map((kind) => [kind, t(`law.kind.one.${kind}`)])}
          />
          <Gates of={own['gate']} path={at('gate')} />
          <Standards of={own['standards']} path={at('standards')} what={name} />
          <Basis of={of} path={path} />
          <section aria-label={`${t('law-form.elements')}: ${name}`}>
            <h3>{t('law-form.elements')}</h3>
            {elements.map((one, index) => (
              <Element
                key={nameOf(one, index)}
                of={one}
                path={[...path, 'elements', index]}
                name={nameOf(one, index)}
              />
            ))}
            <Add
              path={[...path, 'elements', elements.length]}
              what={'law-form.element'}
              value={{ id: freeId(name, elements), text: { en: '' }, basis: 'knowledge' }}
              to={name}
            />
          </section>
          <Remove path={path} what={name} />
        </div>
      ) : null}
    </details>
  );
}

/** A day that is a statement of its own: adopted, in force. */
function Dated({
  of,
  path,
  label,
}: {
  readonly of: Value;
  readonly path: Path;
  readonly label: string;
}): ReactNode {
  const { change } = useForm();
  const day = textOf(fieldsOf(of)['date']);
  const put = (value: string): void => {
    if (value === '') change([{ path }]);
    else if (day === '') change([{ path, value: { date: value, basis: 'knowledge' } }]);
    else change([{ path: [...path, 'date'], value }]);
  };
  return (
    <div className="law-dated">
      <label className="stack-field law-field">
        {label}
        <input
          key={day}
          type="date"
          defaultValue={day}
          onBlur={({ currentTarget }) => {
            if (currentTarget.value !== day) put(currentTarget.value);
          }}
        />
      </label>
      {day === '' ? null : <Basis of={{ ...fieldsOf(of), id: label }} path={path} />}
    </div>
  );
}

/** What lawyers change most of an instrument: its names and days, provisions, and what must be proved. */
export function InstrumentForm({ value }: { readonly value: Value }): ReactNode {
  const { t } = useWords();
  const own = fieldsOf(value);
  const id = textOf(own['id']);
  const provisions = listOf(own['provisions']);
  return (
    <div className="law-form stack">
      <Text label={t('law-form.name')} path={['names']} value={own['names']} isLong={false} />
      <TextLine label={t('law-form.citation')} path={['citation']} value={own['citation']} isNeeded />
      <Dated label={t('law-form.adopted')} path={['adopted']} of={own['adopted']} />
      <Dated label={t('law-form.in-force')} path={['inForce']} of={own['inForce']} />
      <Standards of={own['standards']} path={['standards']} what={id} />
      <Basis of={value} path={[]} />
      <section aria-labelledby="provisions">
        <h2 id="provisions">{t('law-form.provisions')}</h2>
        {provisions.map((one, at) => (
          <Provision key={nameOf(one, at)} of={one} path={['provisions', at]} name={nameOf(one, at)} />
        ))}
        <Add
          path={['provisions', provisions.length]}
          what={'law-form.provision'}
          value={{
            id: nextId(id, provisions),
            kind: 'duty',
            label: { en: '' },
            text: { en: '' },
            basis: 'knowledge',
          }}
        />
      </section>
    </div>
  );
}
