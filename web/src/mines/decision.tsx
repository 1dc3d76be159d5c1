import { Button, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForMines } from '../api/mines.ts';
import type { WholeHazardRecord } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { DECISIONS } from '../search-mines.ts';
import { useKeptForm } from '../ui/kept-form.ts';
import { Moment } from '../ui/moment.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';

function DecisionForm({
  of,
  done,
}: {
  readonly of: WholeHazardRecord;
  readonly done: () => void;
}): ReactNode {
  const { t } = useWords();
  const kept = useKeptForm(`decision ${of.id}`);
  const send = useMutation({
    mutationFn: (form: FormData) =>
      call('POST /api/hazard-records/{id}/decisions', {
        params: { id: of.id },
        body: {
          decided: DECISIONS.find((one) => one === form.get('decided')) ?? 'not-decided',
          reasons: String(form.get('reasons') ?? ''),
        },
        ifMatch: of.version,
      }),
    onSuccess: async () => {
      kept.forget();
      await askForMines();
      done();
    },
  });
  return (
    <form
      ref={kept.form}
      className="stack panel record-form"
      aria-label={t('mines.decide')}
      onChange={kept.keep}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate(new FormData(event.currentTarget));
      }}
    >
      <fieldset className="plain-choices">
        <legend>{t('mines.decision')}</legend>
        {DECISIONS.map((one) => (
          <label key={one} className="check-line">
            <input type="radio" name="decided" value={one} required /> {t(`mines.decided.${one}`)}
          </label>
        ))}
      </fieldset>
      <Textarea
        name="reasons"
        required
        maxLength={4000}
        autosize
        minRows={2}
        maxRows={10}
        dir="auto"
        label={t('mines.reasons')}
        description={t('mines.decision.why')}
      />
      {send.isError ? <ProblemBox error={send.error} /> : null}
      <div className="button-line">
        <Button type="submit" disabled={send.isPending}>
          {t('claim.record')}
        </Button>
        <Button
          variant="default"
          onClick={() => {
            kept.forget();
            done();
          }}
        >
          {t('people.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** What a person decided of the area, with reasons: the scores support it, and decide nothing. */
export function Decision({
  of,
  mayChange,
}: {
  readonly of: WholeHazardRecord;
  readonly mayChange: boolean;
}): ReactNode {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const [last, ...before] = of.decisions;
  return (
    <section aria-labelledby="decision">
      <h2 id="decision">{t('mines.decision')}</h2>
      {last ? (
        <>
          <p className="decided">{t(`mines.decided.${last.decided}`)}</p>
          <blockquote dir="auto">{last.reasons}</blockquote>
          <p className="aside">
            {t('mines.decided.by', { who: last.madeBy ?? '' })} <Moment at={last.madeAt} />
          </p>
          {String(last.version) === of.version ? null : (
            <p className="finding-mark">{t('mines.decided.older', { version: last.version })}</p>
          )}
        </>
      ) : (
        <p className="decided">{t('mines.decided.not-decided')}</p>
      )}
      {before.length === 0 ? null : (
        <details>
          <summary>{t('mines.decisions.before')}</summary>
          <ul className="plain-list">
            {before.map((one) => (
              <li key={one.madeAt}>
                {t(`mines.decided.${one.decided}`)}: <span dir="auto">{one.reasons}</span>{' '}
                <span className="aside">
                  {one.madeBy} <Moment at={one.madeAt} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {!mayChange ? null : isOpen ? (
        <DecisionForm of={of} done={() => setOpen(false)} />
      ) : (
        <Button variant="default" onClick={() => setOpen(true)}>
          {t('mines.decide')}
        </Button>
      )}
    </section>
  );
}
