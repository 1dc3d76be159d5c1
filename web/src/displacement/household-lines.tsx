import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForDisplacement } from '../api/displacement.ts';
import type { HouseholdFacts, ListedDisplacement } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { useDay } from '../proceedings/words.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { ChangeForm } from '../ui/change-form.tsx';
import { Add } from './add.tsx';
import { inOrder, stateIn, wishIn } from './entered.ts';
import { StateFields, WishFields } from './household-fields.tsx';
import { Said } from './words.tsx';

type Lists = Partial<Pick<HouseholdFacts, 'intentions' | 'statuses' | 'losses'>>;

/** Records a list of a household with a line more or less, of the version that is looked at, with why. */
export const changeLists = (
  { id, version }: Pick<ListedDisplacement, 'id' | 'version'>,
  lists: Lists,
  why: string,
  ifMatch = version,
): Promise<unknown> =>
  call('PATCH /api/displacements/households/{id}', { params: { id }, body: { ...lists, why }, ifMatch });

/** The form of a line more of a list of a household; `send` is given the version that it is put after. */
export function AddLine(given: {
  readonly of: ListedDisplacement;
  readonly label: string;
  readonly name: string;
  readonly send: (form: FormData, why: string, version: string) => Promise<unknown>;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useWords();
  const { of, label, name, send } = given;
  return (
    <Add
      label={label}
      form={(done) => (
        <ChangeForm
          label={label}
          name={`${name} ${of.id}`}
          version={of.version}
          className="stack panel record-form"
          theirs={t('mines.correct.theirs')}
          send={(form, version) => send(form, String(form.get('why') ?? '').trim(), version)}
          askAgain={askForDisplacement}
          done={done}
        >
          {given.children}
          <TextInput name="why" required maxLength={2000} dir="auto" label={t('detention.why')} />
        </ChangeForm>
      )}
    />
  );
}

/** A button that takes a line of a list out again, with why. */
export function TakeLine(given: {
  readonly what: string;
  readonly send: (why: string) => Promise<unknown>;
}): ReactNode {
  const { t } = useWords();
  return (
    <Reasoned
      isQuiet
      button={t('detention.take')}
      name={t('detention.take.of', { what: given.what })}
      done={askForDisplacement}
      send={given.send}
    />
  );
}

/** What a household wishes and how far it has returned, each in the order of time. */
export function WishesAndReturn({
  of,
  mayChange,
}: {
  readonly of: ListedDisplacement;
  readonly mayChange: boolean;
}): ReactNode {
  const { t } = useWords();
  const day = useDay();
  const { household } = of;
  if (!household) return null;
  const { intentions, statuses } = household;
  return (
    <section aria-labelledby="wishes">
      <h2 id="wishes">{t('displacement.wishes-and-return')}</h2>
      <p className="aside">{t('displacement.last-holds')}</p>
      <h3>{t('displacement.wish')}</h3>
      {intentions.length === 0 ? <p className="aside">{t('displacement.wish.not-said')}</p> : null}
      <ul className="plain-list">
        {intentions.map((one, at) => (
          <li key={at} dir="auto">
            <strong>{t(`displacement.wish.${one.wish}`)}</strong> {one.on === null ? null : `${day(one.on)} `}
            {one.conditions === null ? null : <q>{one.conditions}</q>}
            <Said by={one.saidBy} />{' '}
            {mayChange ? (
              <TakeLine
                what={t(`displacement.wish.${one.wish}`)}
                send={(why) => changeLists(of, { intentions: intentions.toSpliced(at, 1) }, why)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {mayChange ? (
        <AddLine
          of={of}
          label={t('displacement.wish.add')}
          name="wish"
          send={(form, why, version) => {
            const wish = wishIn(form);
            const more = wish ? inOrder(intentions, wish, ({ on }) => on) : intentions;
            return changeLists(of, { intentions: more }, why, version);
          }}
        >
          <WishFields isRequired />
        </AddLine>
      ) : null}
      <h3>{t('displacement.status')}</h3>
      {statuses.length === 0 ? <p className="aside">{t('displacement.status.not-said')}</p> : null}
      <ul className="plain-list">
        {statuses.map((one, at) => (
          <li key={at} dir="auto">
            <strong>{t(`displacement.status.${one.status}`)}</strong>{' '}
            {one.from === null ? null : `${day(one.from)} `}
            {one.until === null ? null : `– ${day(one.until)} `}
            {one.words === null ? null : <q>{one.words}</q>}
            <Said by={one.saidBy} />{' '}
            {mayChange ? (
              <TakeLine
                what={t(`displacement.status.${one.status}`)}
                send={(why) => changeLists(of, { statuses: statuses.toSpliced(at, 1) }, why)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {mayChange ? (
        <AddLine
          of={of}
          label={t('displacement.status.add')}
          name="status"
          send={(form, why, version) => {
            const state = stateIn(form);
            const more = state ? inOrder(statuses, state, ({ from }) => from) : statuses;
            return changeLists(of, { statuses: more }, why, version);
          }}
        >
          <StateFields isRequired />
        </AddLine>
      ) : null}
    </section>
  );
}
