import type { ReactNode } from 'react';
import { useLaw, useLawText } from '../allegations/law-words.tsx';
import { useWords } from '../i18n/language.tsx';
import { Basis, Ids } from './entries.tsx';
import { Choice, DayLine, Text, TextLine } from './fields.tsx';
import { ProblemsAt, useForm } from './form.tsx';
import { Entries, Lines, Remove } from './list.tsx';
import { englishOf, fieldsOf, listOf, textOf, wordOf, type Path, type Value } from './value.ts';

const BASES = ['jurisdictional', 'interpretive', 'none'] as const;

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
  return (
    <Entries
      field="forumBasis"
      title={'law-form.forums'}
      how={'law-form.forums.how'}
      one={'law-form.forum'}
      of={of}
      empty={{ forum: 'icj', kind: 'none', basis: 'knowledge' }}
      nameOf={(own, at) =>
        forums.find(([id]) => id === own['forum'])?.[1] || wordOf(own['forum']) || `${at + 1}`
      }
      shown={({ kind }) =>
        BASES.some((known) => known === kind) ? t.of(`law.forum.${textOf(kind)}`, textOf(kind)) : textOf(kind)
      }
      isNeeded
    >
      {({ entry, own, here, name }) => (
        <>
          <Choice
            label={t('law-form.forum.which')}
            path={[...here, 'forum']}
            value={own['forum']}
            options={forums}
          />
          <Choice
            label={t('law-form.forum.kind')}
            path={[...here, 'kind']}
            value={own['kind']}
            options={BASES.map((basis) => [basis, t(`law.forum.${basis}`)])}
            help={'law-form.forum.kind.how'}
          />
          <TextLine
            label={t('law-form.forum.by')}
            path={[...here, 'by']}
            value={own['by']}
            help={'law-form.forum.by.how'}
            offered={provisions}
          />
          <Text label={t('law-form.more')} path={[...here, 'text']} value={own['text']} isNeeded={false} />
          <Basis of={entry} path={here} what={name} />
        </>
      )}
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
  return (
    <fieldset className="law-texts">
      <legend>{t('law-form.reservations')}</legend>
      <Lines
        path={path}
        of={of}
        what={state}
        nameOf={(_, at) => `${t('law-form.reservation')} ${at + 1}`}
        one={'law-form.reservation'}
        empty={{ text: { en: '' }, basis: 'knowledge' }}
      >
        {({ entry, own, here, name }) => (
          <>
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
            <Basis of={entry} path={here} what={`${state} ${name}`} />
          </>
        )}
      </Lines>
    </fieldset>
  );
}

/** The day on which a State ceased to be bound, where it did. */
function Ended({
  of,
  path,
  state,
}: {
  readonly of: Value;
  readonly path: Path;
  readonly state: string;
}): ReactNode {
  const { t } = useWords();
  const { change } = useForm();
  const own = fieldsOf(of);
  const what = `${state} ${t('law-form.ended')}`;
  if (of === undefined)
    return (
      <button
        type="button"
        className="quiet-button"
        onClick={() => change([{ path, value: { date: '', basis: 'knowledge' } }])}
      >
        {t('law-form.ended.add')}
      </button>
    );
  return (
    <fieldset className="law-texts">
      <legend>{t('law-form.ended')}</legend>
      <ProblemsAt path={path} />
      <DayLine
        label={t('law-form.ended.date')}
        path={[...path, 'date']}
        value={own['date']}
        help={'law-form.day.how'}
        isNeeded
      />
      <Text label={t('law-form.ended.text')} path={[...path, 'text']} value={own['text']} isNeeded={false} />
      <Basis of={of} path={path} what={what} />
      <Remove path={path} what={what} />
    </fieldset>
  );
}

/** Which States are bound, from which day and until which, and what they have reserved. */
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
      nameOf={(own, at) => wordOf(own['state']) || `${at + 1}`}
      shown={(own) => wordOf(own['inForce'])}
    >
      {({ entry, own, here }) => {
        const state = wordOf(own['state']);
        return (
          <>
            <TextLine
              label={t('law-form.state')}
              path={[...here, 'state']}
              value={own['state']}
              help={'law-form.state.how'}
              isNeeded
            />
            <DayLine
              label={t('law-form.party.in-force')}
              path={[...here, 'inForce']}
              value={own['inForce']}
              help={'law-form.day.how'}
              isNeeded
            />
            <Ended of={own['ended']} path={[...here, 'ended']} state={state} />
            <Text
              label={t('law-form.party.note')}
              path={[...here, 'note']}
              value={own['note']}
              isNeeded={false}
            />
            <Reservations of={own['reservations']} path={[...here, 'reservations']} state={state} />
            <Basis of={entry} path={here} what={state} />
          </>
        );
      }}
    </Entries>
  );
}

/** From which day two States are bound towards each other, where a source gives it. */
export function Between({ of }: { readonly of: Value }): ReactNode {
  const { t } = useWords();
  const statesOf = (states: Value): string[] => listOf(states).map(wordOf);
  return (
    <Entries
      field="between"
      title={'law-form.between'}
      how={'law-form.between.how'}
      one={'law-form.pair'}
      of={of}
      empty={{ states: ['', ''], inForce: '', basis: 'knowledge' }}
      nameOf={(own, at) => statesOf(own['states']).filter(Boolean).join(' – ') || `${at + 1}`}
      shown={(own) => wordOf(own['inForce'])}
    >
      {({ entry, own, here, name }) => (
        <>
          <ProblemsAt path={[...here, 'states']} />
          <div className="law-line">
            {[0, 1].map((side) => (
              <TextLine
                key={side}
                label={`${t('law-form.state')} ${side + 1}`}
                path={[...here, 'states', side]}
                value={statesOf(own['states'])[side]}
                help={'law-form.state.how'}
                isNeeded
              />
            ))}
          </div>
          <DayLine
            label={t('law-form.pair.in-force')}
            path={[...here, 'inForce']}
            value={own['inForce']}
            help={'law-form.day.how'}
            isNeeded
          />
          <Text label={t('law-form.more')} path={[...here, 'text']} value={own['text']} isNeeded={false} />
          <Basis of={entry} path={here} what={name} />
        </>
      )}
    </Entries>
  );
}

/** Which acts are covered in time. */
export function Temporal({ of }: { readonly of: Value }): ReactNode {
  const { t } = useWords();
  const nameAt = (at: number): string => `${t('law-form.rule')} ${at + 1}`;
  return (
    <Entries
      field="temporal"
      title={'law-form.temporal'}
      how={'law-form.temporal.how'}
      one={'law-form.rule'}
      of={of}
      empty={{ text: { en: '' }, basis: 'knowledge' }}
      nameOf={(_, at) => nameAt(at)}
      shown={(own) => englishOf(own['text'])}
    >
      {({ entry, own, here, name }) => (
        <>
          <Text label={name} path={[...here, 'text']} value={own['text']} />
          <Basis of={entry} path={here} what={name} />
        </>
      )}
    </Entries>
  );
}
