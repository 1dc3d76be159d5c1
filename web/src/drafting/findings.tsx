import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForPleadings } from '../api/pleadings.ts';
import type { PleadingFinding, WholePleading } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';

/** One finding: where, what, and what to do. */
function FindingWords({ finding }: { readonly finding: PleadingFinding }): ReactNode {
  const { t } = useWords();
  const { code, partId, paragraph, sentence, text, instead } = finding;
  const place =
    paragraph === null
      ? null
      : sentence === null
        ? t('pleading.place.paragraph', { paragraph })
        : t('pleading.place.sentence', { paragraph, sentence });
  return (
    <>
      {place === null ? null : partId === null ? (
        <>{place}: </>
      ) : (
        <>
          <a href={`#part-${partId}`}>{place}</a>:{' '}
        </>
      )}
      <strong>{t(`pleading.finding.${code}`, { instead })}</strong>{' '}
      {code === 'hidden' ? null : <q dir="auto">{text}</q>}
      <span className="aside finding-todo">{t(`pleading.todo.${code}`)}</span>
    </>
  );
}

/** The list of what is to be looked at, errors first as they come. */
export function FindingList({ findings }: { readonly findings: readonly PleadingFinding[] }): ReactNode {
  return (
    <ul>
      {findings.map((one, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- findings have no name but their place
        <li key={at} data-severity={one.severity}>
          <FindingWords finding={one} />
        </li>
      ))}
    </ul>
  );
}

/** Everything to look at in a pleading, and what can be put right at once. */
export function Findings(given: {
  readonly whole: WholePleading;
  readonly findings: readonly PleadingFinding[] | undefined;
  readonly mayWrite: boolean;
}): ReactNode {
  const { t } = useWords();
  const { whole, findings, mayWrite } = given;
  const renumber = useMutation({
    mutationFn: () =>
      call('POST /api/pleadings/{id}/renumber', {
        params: { id: whole.pleading.id },
        ifMatch: whole.pleading.version,
      }),
    onSettled: askForPleadings,
  });
  const hasOther = findings?.some(({ code }) => code === 'text-differs') ?? false;
  return (
    <section className="dossier-problems" aria-labelledby="pleading-findings">
      <h2 id="pleading-findings">{t('pleading.findings')}</h2>
      {findings === undefined ? <p className="aside">{t('wait.findings-of-pleading')}</p> : null}
      {findings?.length === 0 ? <p className="aside">{t('pleading.no-findings')}</p> : null}
      {hasOther && mayWrite ? (
        <Button variant="default" disabled={renumber.isPending} onClick={() => renumber.mutate()}>
          {t('pleading.renumber')}
        </Button>
      ) : null}
      {renumber.error ? <ProblemBox error={renumber.error} /> : null}
      <FindingList findings={findings ?? []} />
    </section>
  );
}
