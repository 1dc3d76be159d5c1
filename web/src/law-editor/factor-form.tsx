import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { AuthorityForm } from './authority-form.tsx';
import { Basis, IdLine, Marks } from './entries.tsx';
import { conditionFields, FACTOR_TYPES, firstCondition, typeChanges } from './factor-changes.ts';
import { Choice, NumberLine, Text } from './fields.tsx';
import { useNames, useOptions } from './file-form.tsx';
import { ProblemsAt, useForm } from './form.tsx';
import { Groups, Remove } from './list.tsx';
import { fieldsOf, freeLocalId, listOf, nameOf, textOf, wordOf, type Path, type Value } from './value.ts';

const EFFECTS = ['adjust', 'cap', 'floor', 'set', 'alert', 'list'] as const;
type EffectKind = (typeof EFFECTS)[number];

/** A band of this rubric, by its number and its name. */
export function BandChoice(given: {
  readonly label: string;
  readonly path: Path;
  readonly value: Value;
}): ReactNode {
  return <Choice {...given} options={useOptions('bands', 'band')} isNumber />;
}

interface FactorPart {
  readonly path: Path;
  /** The factor with all that is said of it. */
  readonly factor: Readonly<Record<string, Value>>;
}

/** When a case applies: by the answer, or in every other case. */
function When({ of, path, factor }: FactorPart & { readonly of: Value }): ReactNode {
  const { t } = useWords();
  const { change } = useForm();
  const type = textOf(factor['type']);
  const options = listOf(factor['options']);
  const named = useNames()(factor['options']);
  const own = fieldsOf(of);
  const taken = conditionFields(type);
  const bound = (field: 'atLeast' | 'atMost', other: 'atLeast' | 'atMost'): ReactNode => (
    <NumberLine
      label={t(field === 'atLeast' ? 'law-form.when.at-least' : 'law-form.when.at-most')}
      path={[...path, field]}
      value={own[field]}
      // A condition without a bound is none.
      isNeeded={own[other] === undefined}
    />
  );
  return (
    <>
      <Choice
        label={t('law-form.when')}
        path={path}
        value={of === undefined ? '' : 'if'}
        options={[['if', t('law-form.when.if')]]}
        none={t('law-form.when.always')}
        put={(chosen) => change([chosen === '' ? { path } : { path, value: firstCondition(type, options) }])}
      />
      {of === undefined ? null : (
        <>
          {type === 'boolean' ? (
            <Choice
              label={t('law-form.when.is')}
              path={[...path, 'is']}
              value={own['is']}
              options={[
                ['true', t('law-form.when.yes')],
                ['false', t('law-form.when.no')],
              ]}
              put={(chosen) => change([{ path: [...path, 'is'], value: chosen === 'true' }])}
            />
          ) : null}
          {type === 'choice' ? (
            <Marks
              label={t('law-form.when.is')}
              path={[...path, 'is']}
              value={own['is']}
              options={named}
              put={(marked) =>
                change([{ path: [...path, 'is'], value: marked.length === 1 ? marked[0] : marked }])
              }
            />
          ) : null}
          {type === 'choices' ? (
            <Marks
              label={t('law-form.when.of')}
              path={[...path, 'of']}
              value={own['of']}
              options={named}
              help={'law-form.when.of.how'}
            />
          ) : null}
          {taken.includes('atLeast') ? (
            <div className="law-line">
              {bound('atLeast', 'atMost')}
              {bound('atMost', 'atLeast')}
            </div>
          ) : null}
          {Object.keys(own)
            .filter((field) => !taken.includes(field))
            .map((field) => (
              <p key={field}>
                <code>{field}</code> <Remove path={[...path, field]} what={field} />
              </p>
            ))}
        </>
      )}
    </>
  );
}

const FIRST_EFFECT: Readonly<Record<EffectKind, Value>> = {
  adjust: 1,
  cap: 0,
  floor: 0,
  set: 0,
  alert: { en: '' },
  list: '',
};

/** What a case does: one thing. */
function Effect({ of, path }: { readonly of: Value; readonly path: Path }): ReactNode {
  const { t } = useWords();
  const { change } = useForm();
  const lists = useOptions('lists');
  const own = fieldsOf(of);
  const at = (field: EffectKind): Path => [...path, field];
  const kind = EFFECTS.find((one) => own[one] !== undefined) ?? '';
  return (
    <>
      <Choice
        label={t('law-form.effect.what')}
        path={[...path, 'effect']}
        value={kind}
        options={EFFECTS.map((one) => [one, t(`law.effect.${one}`)])}
        put={(chosen) => {
          const known = EFFECTS.find((one) => one === chosen);
          if (known) change([{ path, value: { [known]: FIRST_EFFECT[known] } }]);
        }}
      />
      {own['adjust'] === undefined ? null : (
        <NumberLine
          label={t('law-form.effect.by')}
          path={at('adjust')}
          value={own['adjust']}
          help={'law-form.effect.by.how'}
          isNeeded
          isSigned
        />
      )}
      {(['cap', 'floor', 'set'] as const).map((field) =>
        own[field] === undefined ? null : (
          <BandChoice key={field} label={t('weigh.band')} path={at(field)} value={own[field]} />
        ),
      )}
      {own['alert'] === undefined ? null : (
        <Text label={t('law-form.effect.words')} path={at('alert')} value={own['alert']} />
      )}
      {own['list'] === undefined ? null : (
        <Choice label={t('law-form.effect.which')} path={at('list')} value={own['list']} options={lists} />
      )}
    </>
  );
}

function Cases({ path, factor }: FactorPart): ReactNode {
  const { t } = useWords();
  const id = textOf(factor['id']);
  return (
    <section aria-label={`${t('law-form.cases')}: ${id}`}>
      <h3>{t('law-form.cases')}</h3>
      <p className="aside">{t('law-form.cases.how')}</p>
      <Groups
        path={path}
        of={factor['cases']}
        what={id}
        nameOf={(_, at) => `${t('law-form.case')} ${at + 1}`}
        one={'law-form.case'}
        empty={{ effects: [] }}
        isNeeded
      >
        {({ own, here, name }) => (
          <>
            <When of={own['when']} path={[...here, 'when']} factor={factor} />
            {listOf(own['effects']).length === 0 ? (
              <p className="aside">{t('law-form.effects.none')}</p>
            ) : null}
            <Groups
              path={[...here, 'effects']}
              of={own['effects']}
              what={`${id} ${name}`}
              nameOf={(_, at) => `${t('law-form.effect')} ${at + 1}`}
              one={'law-form.effect'}
              empty={{ adjust: 1 }}
              isNeeded
            >
              {({ entry, here: effect }) => <Effect of={entry} path={effect} />}
            </Groups>
          </>
        )}
      </Groups>
    </section>
  );
}

function Options({ path, factor, at }: FactorPart & { readonly at: Path }): ReactNode {
  const { t } = useWords();
  return (
    <section aria-label={`${t('law-form.options')}: ${textOf(factor['id'])}`}>
      <h3>{t('law-form.options')}</h3>
      <Groups
        path={path}
        of={factor['options']}
        what={textOf(factor['id'])}
        nameOf={nameOf}
        one={'law-form.option'}
        empty={{ id: freeLocalId(listOf(factor['options']), 'other'), names: { en: '' } }}
      >
        {({ entry, own, here }) => (
          <>
            <IdLine
              of={entry}
              path={here}
              help={'law-form.id.local.how'}
              named={[
                [...at, 'cases', '#', 'when', 'is'],
                [...at, 'cases', '#', 'when', 'is', '#'],
                [...at, 'cases', '#', 'when', 'of', '#'],
              ]}
            />
            <Text label={t('law-form.name')} path={[...here, 'names']} value={own['names']} isLong={false} />
          </>
        )}
      </Groups>
    </section>
  );
}

/** A factor: what is asked, of which evidence, what the answer is, and what it does to the weight. */
export function FactorFields({ of, path, name }: { of: Value; path: Path; name: string }): ReactNode {
  const { t } = useWords();
  const { change } = useForm();
  const kinds = useOptions('kinds');
  const own = fieldsOf(of);
  const at = (field: string): Path => [...path, field];
  const type = wordOf(own['type']);
  const takesOptions = type === 'choice' || type === 'choices';
  return (
    <>
      <IdLine of={of} path={path} help={'law-form.id.local.how'} named={[]} />
      <Text label={t('law-form.name')} path={at('names')} value={own['names']} isLong={false} />
      <Text label={t('law-form.question')} path={at('question')} value={own['question']} />
      <Marks
        label={t('law-form.applies-to')}
        path={at('appliesTo')}
        value={own['appliesTo']}
        options={kinds}
        help={'law-form.applies-to.how'}
      />
      <Choice
        label={t('law-form.type')}
        path={at('type')}
        value={own['type']}
        options={FACTOR_TYPES.map((one) => [one, t(`law.answer.${one}`)])}
        help={'law-form.type.how'}
        put={(chosen) => change(typeChanges(of, path, chosen))}
      />
      {type === 'number' || own['unit'] !== undefined ? (
        <Choice
          label={t('law-form.limit.unit')}
          path={at('unit')}
          value={own['unit']}
          options={[
            ['days', t('law.unit.days')],
            ['count', t('law-form.unit.count')],
          ]}
          {...(type === 'number' ? {} : { none: '' })}
        />
      ) : null}
      {takesOptions || own['options'] !== undefined ? (
        <Options path={at('options')} at={path} factor={own} />
      ) : null}
      <ProblemsAt path={at('options')} />
      <Cases path={at('cases')} factor={own} />
      <AuthorityForm of={own['authority']} path={at('authority')} what={name} />
      <Basis of={of} path={path} />
    </>
  );
}
