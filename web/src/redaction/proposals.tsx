import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import type { RedactionProposal } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { NewForm } from '../ui/new-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { askForRedactions } from './covering.tsx';
import { groundsOf, RedactionFields } from './redaction-fields.tsx';
import { SealedTexts } from './sealed-texts.tsx';

function ProposalRow(given: {
  readonly one: RedactionProposal;
  readonly isChosen: boolean;
  readonly choose: (isChosen: boolean) => void;
}): ReactNode {
  const { t } = useWords();
  const { one, isChosen, choose } = given;
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          checked={isChosen}
          aria-label={t('redaction.choose', { words: one.words })}
          onChange={({ currentTarget }) => choose(currentTarget.checked)}
        />
      </td>
      <td dir="auto">{one.words}</td>
      <td>{t(`redaction.likeness.${one.likeness}`)}</td>
      <td>
        <Link
          to="/items/$serial"
          params={{ serial: one.serial }}
          search={{ page: String(one.page), tab: 'redactions' }}
        >
          {one.serial}, {t('search.page', { page: one.page })}
        </Link>
      </td>
    </tr>
  );
}

/** What is proposed, to be covered all at once or one by one: what stands there whole is chosen from the beginning. */
function Proposed(given: {
  readonly dossierId: string;
  readonly proposals: readonly RedactionProposal[];
  readonly done: () => Promise<unknown>;
}): ReactNode {
  const { t } = useWords();
  const { dossierId, proposals, done } = given;
  const [chosen, setChosen] = useState(
    () => new Set(proposals.flatMap(({ id, likeness }) => (likeness === 'whole' ? [id] : []))),
  );
  const choose = (id: string) => (isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  return (
    <NewForm
      label={t('redaction.accept')}
      name={`accept-${dossierId}`}
      submit={t('redaction.accept.n', { n: chosen.size })}
      send={(form) =>
        call('POST /api/dossiers/{id}/redactions', {
          params: { id: dossierId },
          body: { proposals: [...chosen], ...groundsOf(form) },
        })
      }
      made={done}
      leave={() => void done()}
    >
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('redaction.proposals')}>
        <table className="plain-table">
          <caption className="for-readers">{t('redaction.proposals')}</caption>
          <thead>
            <tr>
              <th scope="col">
                <input
                  type="checkbox"
                  checked={chosen.size === proposals.length}
                  aria-label={t('redaction.choose-all')}
                  onChange={({ currentTarget }) =>
                    setChosen(new Set(currentTarget.checked ? proposals.map(({ id }) => id) : []))
                  }
                />
              </th>
              <th scope="col">{t('redaction.words')}</th>
              <th scope="col">{t('redaction.likeness')}</th>
              <th scope="col">{t('redaction.where')}</th>
            </tr>
          </thead>
          <tbody>
            {proposals.map((one) => (
              <ProposalRow key={one.id} one={one} isChosen={chosen.has(one.id)} choose={choose(one.id)} />
            ))}
          </tbody>
        </table>
      </div>
      <RedactionFields />
    </NewForm>
  );
}

/** Pages that nobody could look through: a person has to look at each. */
function Unread(given: {
  readonly unread: readonly { readonly serial: string; readonly page: number }[];
}): ReactNode {
  const { t } = useWords();
  return (
    <section aria-labelledby="redaction-unread">
      <h3 id="redaction-unread">{t('redaction.unread.n', { n: given.unread.length })}</h3>
      <p>{t('redaction.unread.why')}</p>
      <ul>
        {given.unread.map(({ serial, page }) => (
          <li key={`${serial} ${page}`}>
            <Link to="/items/$serial" params={{ serial }} search={{ page: String(page), tab: 'redactions' }}>
              {serial}, {t('search.page', { page })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What stands open in the exhibits of a dossier and is sealed: looked for when it is asked for, since that is recorded. */
export function Proposals(given: { readonly dossierId: string; readonly isPermitted: boolean }): ReactNode {
  const { t } = useWords();
  const { dossierId, isPermitted } = given;
  const look = useMutation({
    mutationFn: () => call('POST /api/dossiers/{id}/redaction-proposals', { params: { id: dossierId } }),
  });
  const proposals = look.data?.proposals ?? null;
  const unread = look.data?.unread ?? [];
  return (
    <section aria-labelledby="redaction-proposals">
      <h2 id="redaction-proposals">{t('redaction.proposals.title')}</h2>
      <p>{t('redaction.proposals.why')}</p>
      <Button variant="default" disabled={!isPermitted || look.isPending} onClick={() => look.mutate()}>
        {t('redaction.look')}
      </Button>
      {look.isPending ? <Waiting text={t('redaction.looking')} /> : null}
      {look.isError ? <ProblemBox error={look.error} /> : null}
      {proposals && proposals.length === 0 ? (
        <p role="status">{t(unread.length > 0 ? 'redaction.nothing-read' : 'redaction.nothing')}</p>
      ) : null}
      {unread.length > 0 ? <Unread unread={unread} /> : null}
      {proposals && proposals.length > 0 ? (
        <Proposed
          key={proposals.map(({ id }) => id).join()}
          dossierId={dossierId}
          proposals={proposals}
          done={async () => {
            await askForRedactions();
            look.reset();
          }}
        />
      ) : null}
      {isPermitted ? <SealedTexts /> : null}
    </section>
  );
}
