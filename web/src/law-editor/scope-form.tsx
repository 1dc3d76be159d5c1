import type { ReactNode } from 'react';
import { useLaw, useLawText } from '../allegations/law-words.tsx';
import { useWords } from '../i18n/language.tsx';
import type { MessageKey } from '../i18n/translate.ts';
import { Add, Basis, Ids, Remove } from './entries.tsx';
import { Choice, DayLine, NumberLine, Text, TextLine } from './fields.tsx';
import { Part, ProblemsAt } from './form.tsx';
import { fieldsOf, listOf, textOf, wordOf, type Path, type Value } from './value.ts';

const BASES = ['jurisdictional', 'interpretive', 'none'] as const;

/** A list of the instrument under a heading, with what it is for and a button that adds to it. */
function Entries(given: {
  readonly field: string;
  readonly title: MessageKey;
  readonly how: MessageKey;
  readonly one: MessageKey;
  readonly of: Value;
  readonly empty: Value;
  readonly children: (of: Value, path: Path, at: number) => ReactNode;
}): ReactNode {
  const { t } = useWords();
  const { field, title, how, one, of, empty } = given;
  const list = listOf(of);
  return (
    <section aria-labelledby={field}>
      <h2 id={field}>{t(title)}</h2>
      <p className="aside">{t(how)}</p>
      <ProblemsAt path={[field]} />
      {list.map((entry, at) => given.children(entry, [field, at], at))}
      <Add path={[field, list.length]} what={one} value={empty} />
    </section>
  );
}

/** Before which forum the instrument counts, and as what. */
export function ForumBasis({
  of,
  provisions,
}: {
  readonly of: Value;
  readonly provisions: readonly string[];
}): ReactNode {
  const { t } = useWords();
  const say = useLawText();
  const { law } = useLaw();
  const forums = (law?.forums ?? []).map(({ id, names }) => [id, say(names).text] as const);
  const count = listOf(of).length;
  return (
    <Entries
      field="forumBasis"
      title={'law-form.forums'}
      how={'law-form.forums.how'}
      one={'law-form.forum'}
      of={of}
      empty={{ forum: 'icj', kind: 'none', basis: 'knowledge' }}
    >
      {(one, path, at) => {
        const own = fieldsOf(one);
        const kind = textOf(own['kind']);
        const name = forums.find(([id]) => id === own['forum'])?.[1] ?? wordOf(own['forum']);
        const shown = BASES.some((known) => known === kind) ? t.of(`law.forum.${kind}`, kind) : kind;
        return (
          <Part key={at} path={path} name={name || at + 1} shown={shown}>
            <Choice
              label={t('law-form.forum.which')}
              path={[...path, 'forum']}
              value={own['forum']}
              options={forums}
            />
            <Choice
              label={t('law-form.forum.kind')}
              path={[...path, 'kind']}
              value={own['kind']}
              options={BASES.map((basis) => [basis, t(`law.forum.${basis}`)])}
              help={'law-form.forum.kind.how'}
            />
            <TextLine
              label={t('law-form.forum.by')}
              path={[...path, 'by']}
              value={own['by']}
              help={'law-form.forum.by.how'}
              offered={provisions}
            />
            <Text label={t('law-form.more')} path={[...path, 'text']} value={own['text']} isNeeded={false} />
            <Basis of={one} path={path} what={name} />
            <Remove path={path} what={name} leaves={count === 1 ? ['forumBasis'] : undefined} />
          </Part>
        );
      }}
    </Entries>
  );
}

function Reservations({
  of,
  path,
  state,
}: {
  readonly of: Value;
  readonly path: Path;
  readonly state: string;
}): ReactNode {
  const { t } = useWords();
  const list = listOf(of);
  return (
    <fieldset className="law-texts">
      <legend>{t('law-form.reservations')}</legend>
      <ProblemsAt path={path} />
      {list.map((one, at) => {
        const own = fieldsOf(one);
        const here = [...path, at];
        const name = `${t('law-form.reservation')} ${at + 1}`;
        return (
          <div key={at} className="law-entry">
            <ProblemsAt path={here} />
            <Text
              label={`${name}: ${t('law-form.reservation.text')}`}
              path={[...here, 'text']}
              value={own['text']}
            />
            <Ids
              label={t('law-form.reservation.provisions')}
              path={[...here, 'provisions']}
              value={own['provisions']}
              help={'law-form.ids.how'}
            />
            <Basis of={one} path={here} what={`${state} ${name}`} />
            <Remove path={here} what={`${state} ${name}`} />
          </div>
        );
      })}
      <Add
        path={[...path, list.length]}
        what={'law-form.reservation'}
        value={{ text: { en: '' }, basis: 'knowledge' }}
        to={state}
      />
    </fieldset>
  );
}

/** Which States are bound, from which day, and what they have reserved. */
export function Parties({ of }: { readonly of: Value }): ReactNode {
  const { t } = useWords();
  return (
    <Entries
      field="parties"
      title={'law-form.parties'}
      how={'law-form.parties.how'}
      one={'law-form.party'}
      of={of}
      empty={{ state: '', inForce: '', basis: 'knowledge' }}
    >
      {(one, path, at) => {
        const own = fieldsOf(one);
        const state = wordOf(own['state']);
        return (
          <Part key={at} path={path} name={state || at + 1} shown={wordOf(own['inForce'])}>
            <TextLine
              label={t('law-form.state')}
              path={[...path, 'state']}
              value={own['state']}
              help={'law-form.state.how'}
              isNeeded
            />
            <DayLine
              label={t('law-form.party.in-force')}
              path={[...path, 'inForce']}
              value={own['inForce']}
              help={'law-form.day.how'}
              isNeeded
            />
            <Reservations of={own['reservations']} path={[...path, 'reservations']} state={state} />
            <Basis of={one} path={path} what={state} />
            <Remove path={path} what={state} />
          </Part>
        );
      }}
    </Entries>
  );
}

/** From which day two States are bound towards each other, where a source gives it. */
export function Between({ of }: { readonly of: Value }): ReactNode {
  const { t } = useWords();
  return (
    <Entries
      field="between"
      title={'law-form.between'}
      how={'law-form.between.how'}
      one={'law-form.pair'}
      of={of}
      empty={{ states: ['', ''], inForce: '', basis: 'knowledge' }}
    >
      {(one, path, at) => {
        const own = fieldsOf(one);
        const states = listOf(own['states']).map(wordOf);
        const name = states.filter(Boolean).join(' – ') || `${at + 1}`;
        return (
          <Part key={at} path={path} name={name} shown={wordOf(own['inForce'])}>
            <ProblemsAt path={[...path, 'states']} />
            <div className="law-line">
              {[0, 1].map((side) => (
                <TextLine
                  key={side}
                  label={`${t('law-form.state')} ${side + 1}`}
                  path={[...path, 'states', side]}
                  value={states[side]}
                  help={'law-form.state.how'}
                  isNeeded
                />
              ))}
            </div>
            <DayLine
              label={t('law-form.pair.in-force')}
              path={[...path, 'inForce']}
              value={own['inForce']}
              help={'law-form.day.how'}
              isNeeded
            />
            <Text label={t('law-form.more')} path={[...path, 'text']} value={own['text']} isNeeded={false} />
            <Basis of={one} path={path} what={name} />
            <Remove path={path} what={name} />
          </Part>
        );
      }}
    </Entries>
  );
}

/** Which acts are covered in time. */
export function Temporal({ of }: { readonly of: Value }): ReactNode {
  const { t } = useWords();
  return (
    <Entries
      field="temporal"
      title={'law-form.temporal'}
      how={'law-form.temporal.how'}
      one={'law-form.rule'}
      of={of}
      empty={{ text: { en: '' }, basis: 'knowledge' }}
    >
      {(one, path, at) => {
        const name = `${t('law-form.rule')} ${at + 1}`;
        const { text } = fieldsOf(one);
        return (
          <Part key={at} path={path} name={at + 1} shown={textOf(fieldsOf(text)['en'])}>
            <Text label={name} path={[...path, 'text']} value={text} />
            <Basis of={one} path={path} what={name} />
            <Remove path={path} what={name} />
          </Part>
        );
      }}
    </Entries>
  );
}

/** What changed in each version, as the file itself says it. */
export function History({ of, version }: { readonly of: Value; readonly version: Value }): ReactNode {
  const { t } = useWords();
  return (
    <Entries
      field="history"
      title={'law-form.history'}
      how={'law-form.history.how'}
      one={'law-form.entry'}
      of={of}
      empty={{ version, date: new Date().toISOString().slice(0, 10), text: { en: '' } }}
    >
      {(one, path, at) => {
        const own = fieldsOf(one);
        const name = `${t('law-form.version')} ${wordOf(own['version'])}`;
        return (
          <Part key={at} path={path} name={name} shown={textOf(fieldsOf(own['text'])['en'])}>
            <div className="law-line">
              <NumberLine
                label={t('law-form.version')}
                path={[...path, 'version']}
                value={own['version']}
                isNeeded
              />
              <DayLine label={t('law-form.day')} path={[...path, 'date']} value={own['date']} isNeeded />
            </div>
            <Text label={t('law-form.history.text')} path={[...path, 'text']} value={own['text']} />
            <Remove path={path} what={name} />
          </Part>
        );
      }}
    </Entries>
  );
}
