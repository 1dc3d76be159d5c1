import { Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { dossierQuery, queryClient } from '../api/queries.ts';
import type { Exhibit } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { OpenForm } from '../ui/open-form.tsx';

/** Annexes an exhibit as an extract, or whole again (`pages` null), of the list of exhibits that was last read. */
export async function sendExtract(
  dossierId: string,
  given: { readonly exhibitId: string; readonly pages: string | null; readonly reason: string },
): Promise<void> {
  const { queryKey } = dossierQuery(dossierId);
  const { exhibitId, pages, reason } = given;
  await call('PUT /api/dossiers/{id}/exhibits/{exhibitId}/extract', {
    params: { id: dossierId, exhibitId },
    body: { pages, reason },
    ifMatch: queryClient.getQueryData(queryKey)?.version ?? '',
  });
  await queryClient.invalidateQueries({ queryKey });
}

/** Which pages of an exhibit are annexed, in words; nothing where all are. */
export function ExtractWords({ exhibit }: { readonly exhibit: Exhibit }): ReactNode {
  const { t } = useWords();
  const { extract, extractReason, pages } = exhibit;
  if (extract === null) return null;
  return (
    <span className="aside">
      {t('extract.of', { pages: extract, all: pages === null ? '?' : String(pages) })}{' '}
      <span dir="auto">{extractReason}</span>
    </span>
  );
}

/** Chooses pages of an exhibit to annex while the whole is deposited; undone by annexing it whole again, with a reason. */
export function ExtractForm(given: {
  readonly dossierId: string;
  readonly exhibit: Exhibit;
  /** Focus goes back to the row when the form closes. */
  readonly done: () => void;
}): ReactNode {
  const { t } = useWords();
  const { dossierId, exhibit, done } = given;
  const { exhibitId, extract, extractReason, title } = exhibit;
  const send = (pages: string | null, reason: string): Promise<void> =>
    sendExtract(dossierId, { exhibitId, pages, reason });
  return (
    <div className="exhibit-extract">
      <OpenForm
        isQuiet
        label={t('extract.set')}
        open={t(extract === null ? 'extract.set' : 'extract.change')}
        openName={`${t(extract === null ? 'extract.set' : 'extract.change')}: ${title}`}
        send={(form) => send(String(form.get('pages') ?? '').trim(), String(form.get('reason') ?? '').trim())}
        done={async () => done()}
      >
        <p className="aside">{t('extract.why')}</p>
        <TextInput
          name="pages"
          required
          maxLength={1000}
          defaultValue={extract ?? ''}
          placeholder="3-5, 12"
          label={t('extract.pages')}
          autoFocus
        />
        <Textarea
          name="reason"
          required
          maxLength={2000}
          dir="auto"
          defaultValue={extractReason ?? ''}
          label={t('extract.reason')}
        />
      </OpenForm>
      {extract === null ? null : (
        <Reasoned
          isQuiet
          button={t('extract.whole')}
          name={`${t('extract.whole')}: ${title}`}
          send={(reason) => send(null, reason)}
          done={async () => done()}
        />
      )}
    </div>
  );
}
