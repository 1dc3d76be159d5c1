import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ItemDetail, Receipt } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { resultOf, type CheckedReceipt } from '../receipt/check-receipt.ts';
import { hashCommand, inclusionCommand, signatureCommand } from '../receipt/commands.ts';
import { saveJson } from '../receipt/save-json.ts';
import { useReceiptCheck } from '../receipt/use-receipt-check.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Digest } from '../ui/digest.tsx';
import { Facts } from '../ui/facts.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { ProgressLine } from '../ui/progress-line.tsx';
import { Verdict, type VerdictResult } from '../ui/verdict.tsx';
import { Waiting } from '../ui/waiting.tsx';

function Statement(given: {
  readonly result: VerdictResult;
  readonly text: string;
  readonly how: string;
  readonly details?: readonly string[];
  readonly commands?: readonly string[];
}): ReactNode {
  const { t } = useWords();
  const { result, text, how, details = [], commands = [] } = given;
  return (
    <li className="statement">
      <Verdict result={result} />
      <p className="statement-text">{text}</p>
      {details.map((detail) => (
        <p key={detail} className="statement-detail" lang="en">
          {detail}
        </p>
      ))}
      <details>
        <summary>{t('receipt.how')}</summary>
        <p>{how}</p>
      </details>
      {commands.length > 0 ? (
        <details>
          <summary>{t('receipt.yourself')}</summary>
          {commands.map((command) => (
            <div key={command} className="command">
              {/* Scrolls sideways, so the keyboard must reach it. */}
              <pre tabIndex={0} aria-label={t('receipt.command')}>
                {command}
              </pre>
              <CopyButton text={command} what={t('receipt.command')} />
            </div>
          ))}
        </details>
      ) : null}
    </li>
  );
}

function Statements(given: {
  readonly detail: ItemDetail;
  readonly receipt: Receipt;
  readonly checked: CheckedReceipt | null;
}): ReactNode {
  const { t, format } = useWords();
  const { detail, receipt, checked } = given;
  const { serial, title } = detail.item;
  const figures = checked?.figures ?? null;
  const who = detail.provenance[0]?.receivedBy ?? t('receipt.somebody');
  const when = format.moment(figures?.at ?? receipt.receivedAt);
  const result = (ids: Parameters<typeof resultOf>[1]): VerdictResult =>
    checked ? resultOf(checked, ids) : 'BUSY';
  const faults = (ids: Parameters<typeof resultOf>[1]): string[] =>
    (checked?.steps ?? [])
      .filter((step) => step.result !== 'PASS' && (ids.includes(step.id) || checked?.figures === null))
      .map((step) => `${step.id}: ${step.detail}`);
  const vouchers = (checked?.steps ?? []).filter(
    (step) => step.id === 'time-stamp' && step.result === 'PASS',
  );
  const [recorded, unchanged] = [
    ['content', 'entry', 'inclusion'] as const,
    ['inclusion', 'signature'] as const,
  ];
  return (
    <ol className="statements">
      <Statement
        result={result(recorded)}
        text={receipt.isMove ? t('receipt.moved', { when }) : t('receipt.recorded', { who, when })}
        how={t('receipt.recorded.how', { sha256: receipt.sha256 })}
        details={faults(recorded)}
        commands={[hashCommand(title), inclusionCommand(`receipt-${serial}.json`)]}
      />
      <Statement
        result={result(unchanged)}
        text={t('receipt.unchanged', { n: Number(figures?.size ?? 0) })}
        how={t('receipt.unchanged.how')}
        details={faults(unchanged)}
        commands={figures?.signed ? [signatureCommand(figures.signed)] : []}
      />
      <Statement
        result={result(['time-stamp'])}
        text={t('receipt.vouch', { n: vouchers.length })}
        how={t('receipt.vouch.how')}
        details={[...vouchers.map((step) => step.detail), ...faults(['time-stamp'])]}
      />
    </ol>
  );
}

function FigureList({ checked, receipt }: { checked: CheckedReceipt; receipt: Receipt }): ReactNode {
  const { t } = useWords();
  const { figures } = checked;
  if (!figures) return null;
  return (
    <details>
      <summary>{t('receipt.figures')}</summary>
      <Facts
        of={[
          [t('receipt.entry'), t('receipt.entry-of', { index: figures.index, size: figures.size })],
          ['SHA-256', <Digest text={receipt.sha256} what="SHA-256" />],
          [t('receipt.commitment'), <Digest text={figures.commitment} what={t('receipt.commitment')} />],
          [t('receipt.leaf'), <Digest text={figures.leafHash} what={t('receipt.leaf')} />],
          [t('ledger.root'), <Digest text={figures.root} what={t('ledger.root')} />],
        ]}
      />
      <ul className="steps">
        {checked.steps.map((step) => (
          <li key={step.id}>
            <Verdict result={step.result} /> <code>{step.id}</code> <span lang="en">{step.detail}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Three sentences about an item, each checked by this browser, with how one knows and how to check without it. */
export function ItemReceipt({ detail }: { readonly detail: ItemDetail }): ReactNode {
  const { t } = useWords();
  const { serial } = detail.item;
  const { receipt, checked, progress, error, start } = useReceiptCheck(serial);
  if (!receipt) return error ? <ProblemBox error={error} /> : <Waiting text={t('wait.receipt')} />;
  return (
    <div className="receipt">
      <p>{t('receipt.intro')}</p>
      {progress ? <ProgressLine label={t('receipt.download')} {...progress} /> : null}
      {error ? <ProblemBox error={error} retry={start} /> : null}
      <Statements detail={detail} receipt={receipt} checked={checked} />
      <section className="key-note">
        <h3>{t('receipt.key')}</h3>
        <Verdict result="NOT CHECKED" />
        <p>{t('receipt.key.why')}</p>
        <Digest text={receipt.fingerprint} what={t('ledger.fingerprint')} />
      </section>
      {checked ? <FigureList checked={checked} receipt={receipt} /> : null}
      <p className="receipt-actions">
        <Button variant="default" onClick={start} disabled={progress !== null}>
          {t('receipt.again')}
        </Button>
        <Button variant="default" onClick={() => saveJson(receipt, `receipt-${serial}.json`)}>
          {t('receipt.save')}
        </Button>
        <a href={`/api/items/${serial}/original`} download>
          {t('receipt.original')}
        </a>
      </p>
      <p className="note">{t('receipt.limits')}</p>
    </div>
  );
}
