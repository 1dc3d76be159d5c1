import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { receiptQuery } from '../api/queries.ts';
import type { Receipt } from '../api/schema.gen.ts';
import { checkReceipt, type CheckedReceipt } from './check-receipt.ts';
import { hashOriginal, type HashProgress } from './hash-original.ts';

/** Larger originals are downloaded only when asked for. */
const AUTOMATIC_BYTES = 64_000_000;

/** How far the check of an item's receipt is. */
export interface ReceiptCheck {
  readonly receipt: Receipt | undefined;
  /** Null until there is something to show. */
  readonly checked: CheckedReceipt | null;
  readonly progress: HashProgress | null;
  readonly error: unknown;
  /** Downloads the original and checks everything again; what is under way is given up. */
  readonly start: () => void;
}

/** Fetches the receipt, checks what can be checked without the original, and the rest when the original has come. */
export function useReceiptCheck(serial: string): ReceiptCheck {
  const { data: receipt, error: receiptError } = useQuery(receiptQuery(serial));
  const [checked, setChecked] = useState<CheckedReceipt | null>(null);
  const [progress, setProgress] = useState<HashProgress | null>(null);
  const [error, setError] = useState<unknown>(null);
  const running = useRef<AbortController | null>(null);

  const start = useCallback(() => {
    if (!receipt) return;
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    setError(null);
    setProgress({ doneBytes: 0, totalBytes: receipt.sizeBytes, rate: 0 });
    hashOriginal(serial, { signal: own.signal, report: setProgress })
      .then((hash) => checkReceipt(receipt, { at: 0, hash, serial }))
      .then((outcome) => {
        if (!own.signal.aborted) setChecked(outcome);
      })
      .catch((cause: unknown) => {
        if (!own.signal.aborted) setError(cause);
      })
      .finally(() => {
        if (!own.signal.aborted) setProgress(null);
      });
  }, [receipt, serial]);

  useEffect(() => {
    if (!receipt) return undefined;
    let isCurrent = true;
    setChecked(null);
    if (receipt.sizeBytes <= AUTOMATIC_BYTES) start();
    else
      checkReceipt(receipt, { at: 0, hash: null, serial }).then(
        (outcome) => isCurrent && setChecked(outcome),
        setError,
      );
    return () => {
      isCurrent = false;
      running.current?.abort();
    };
  }, [receipt, serial, start]);

  return { receipt, checked, progress, error: error ?? receiptError, start };
}
