import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { askForPleadings } from '../api/pleadings.ts';
import type { PleadingFinding, PleadingPart, WholePleading } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { PartForm, saveParts, type Written } from './part-form.tsx';
import type { PartChange } from './parts.ts';
import { Runs, ShownParagraph } from './runs.tsx';

const HEADINGS = ['h2', 'h3', 'h4'] as const;

function Shown({ part, flags }: { readonly part: PleadingPart; readonly flags: number }): ReactNode {
  const { t } = useWords();
  if (part.kind === 'section') {
    const Heading = HEADINGS[(part.level ?? 1) - 1] ?? 'h4';
    return (
      <Heading className="pleading-heading" dir="auto">
        {part.number} <Runs runs={part.runs} />{' '}
        <span className="aside">{t(`pleading.of.${part.partOf ?? 'other'}`)}</span>
      </Heading>
    );
  }
  return (
    <ShownParagraph id={part.id} number={part.number} runs={part.runs}>
      {flags > 0 ? (
        <a className="pleading-flag" href="#pleading-findings">
          {t('pleading.flags', { n: flags })}
        </a>
      ) : null}
    </ShownParagraph>
  );
}

function Tools(given: {
  readonly whole: WholePleading;
  readonly part: PleadingPart;
  readonly write: (written: Written) => void;
}): ReactNode {
  const { t } = useWords();
  const { whole, part, write } = given;
  const act = useMutation({
    mutationFn: (change: PartChange) => saveParts(whole, change, whole.pleading.version),
    onSettled: askForPleadings,
  });
  const name = (what: string): string => `${what}: ${part.number}`;
  const tool = (what: string, run: () => void): ReactNode => (
    <button
      type="button"
      className="quiet-button"
      aria-label={name(what)}
      disabled={act.isPending}
      onClick={run}
    >
      {what}
    </button>
  );
  return (
    <>
      <p className="part-tools no-print">
        {tool(t('pleading.write'), () => write({ part }))}
        {tool(t('pleading.add.paragraph'), () => write({ kind: 'paragraph', after: part.id }))}
        {tool(t('pleading.add.section'), () => write({ kind: 'section', after: part.id }))}
        {tool(t('pleading.up'), () => act.mutate({ what: 'move', id: part.id, by: -1 }))}
        {tool(t('pleading.down'), () => act.mutate({ what: 'move', id: part.id, by: 1 }))}
        {tool(t('pleading.remove'), () => act.mutate({ what: 'remove', id: part.id }))}
      </p>
      {act.error ? <ProblemBox error={act.error} /> : null}
    </>
  );
}

/** The text of a pleading as it reads, with cites that lead to what they cite; each part is written in its own place. */
export function PleadingText(given: {
  readonly whole: WholePleading;
  readonly findings: readonly PleadingFinding[];
  readonly mayWrite: boolean;
}): ReactNode {
  const { t } = useWords();
  const { whole, findings, mayWrite } = given;
  const [written, setWritten] = useState<Written | null>(null);
  const flags = Map.groupBy(findings, ({ partId }) => partId ?? '');
  const form = (key: string): ReactNode =>
    written === null ? null : (
      <PartForm key={key} whole={whole} written={written} done={() => setWritten(null)} />
    );
  const isNew = written !== null && !('part' in written);
  return (
    <div className="pleading-text">
      {whole.parts.length === 0 ? (
        <EmptyState what={t('pleading.empty')} why={t('pleading.empty.why')} />
      ) : null}
      {isNew && written.after === null ? form('first') : null}
      {whole.parts.map((part) => (
        <div
          key={part.id}
          id={`part-${part.id}`}
          className="pleading-part"
          role="group"
          aria-label={`${t(`pleading.part.${part.kind}`)} ${part.number}`}
        >
          {written !== null && 'part' in written && written.part.id === part.id ? (
            form(part.id)
          ) : (
            <Shown part={part} flags={flags.get(part.id)?.length ?? 0} />
          )}
          {mayWrite && written === null ? <Tools whole={whole} part={part} write={setWritten} /> : null}
          {isNew && written.after === part.id ? form(`after ${part.id}`) : null}
        </div>
      ))}
      {mayWrite && written === null ? (
        <p className="button-line no-print">
          {(['section', 'paragraph'] as const).map((kind) => (
            <button
              key={kind}
              type="button"
              className="quiet-button"
              onClick={() => setWritten({ kind, after: whole.parts.at(-1)?.id ?? null })}
            >
              {t(`pleading.add.${kind}`)}
            </button>
          ))}
        </p>
      ) : null}
    </div>
  );
}
