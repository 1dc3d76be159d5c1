import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { compartmentsOf, meQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { ChooseFiles } from '../intake/choose-files.tsx';
import { IntakeOutcome } from '../intake/outcome.tsx';
import { IntakeProgress } from '../intake/progress.tsx';
import { orderFrom, StatementFields, useStatement } from '../intake/statement.tsx';
import { interruptedIntake, leaveIntake, startIntake, useChosen, useIntake } from '../intake/store.ts';
import { PageTitle } from './frame.tsx';

function IntakeForm({ statement }: { readonly statement: ReturnType<typeof useStatement> }): ReactNode {
  const { t, format } = useWords();
  const { data: me } = useQuery(meQuery);
  const { files } = useChosen();
  const { fields, isRestored, set, discard } = statement;
  const whose = { personId: me?.person.id ?? '', caseId: me?.caseId ?? '' };
  const interrupted = interruptedIntake(whose);
  return (
    <form
      className="stack panel"
      onSubmit={(event) => {
        event.preventDefault();
        const compartmentId = fields.compartmentId || (compartmentsOf(me)[0]?.id ?? '');
        startIntake(orderFrom({ ...fields, compartmentId }), whose);
      }}
    >
      {interrupted ? (
        <p className="note" role="status">
          {t('intake.interrupted', {
            done: format.number(interrupted.received),
            total: format.number(interrupted.files),
          })}
        </p>
      ) : null}
      <ChooseFiles />
      {isRestored ? (
        <p className="note" role="status">
          {t('intake.restored')}{' '}
          <button type="button" className="quiet-button" onClick={discard}>
            {t('intake.discard')}
          </button>
        </p>
      ) : null}
      <StatementFields fields={fields} set={set} />
      <Button type="submit" disabled={files.length === 0}>
        {t('intake.button')}
      </Button>
    </form>
  );
}

/**
 * Files and folders are sent and received under one statement of provenance; nothing is altered on the way. The intake goes
 * on while other pages are looked at.
 */
export function IntakePage(): ReactNode {
  const { t } = useWords();
  const statement = useStatement();
  const intake = useIntake();
  return (
    <>
      <PageTitle text={t('nav.intake')} />
      <p className="measure">{t('intake.why')}</p>
      {intake === null ? <IntakeForm statement={statement} /> : null}
      {intake?.state.phase === 'working' ? <IntakeProgress {...intake} /> : null}
      {intake?.state.phase === 'done' ? (
        <IntakeOutcome
          {...intake}
          more={() => {
            leaveIntake(false);
            statement.discard();
          }}
        />
      ) : null}
    </>
  );
}
