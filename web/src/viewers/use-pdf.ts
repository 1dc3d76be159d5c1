import { useEffect, useState } from 'react';
import type { ProblemError } from '../api/client.ts';
import { openPdf, type OpenedPdf } from './pdf-document.ts';
import { refusalOf } from './refusal.ts';

/** Width and height of a page in points, as it is shown upright. */
export interface PointSize {
  readonly width: number;
  readonly height: number;
}

interface PdfState {
  readonly opened: OpenedPdf | null;
  readonly first: PointSize | null;
  /** What pdf.js says of a file it cannot read. */
  readonly failure: string | null;
  /** Why the server does not give the bytes: the file is gone, or may not be seen any more. */
  readonly problem: ProblemError | null;
}

const NOTHING: PdfState = { opened: null, first: null, failure: null, problem: null };

/** Opens a PDF while the caller is shown, and says where it stands. */
export function usePdf(address: string): PdfState {
  const [state, setState] = useState(NOTHING);
  useEffect(() => {
    const own = new AbortController();
    setState(NOTHING);
    openPdf(address, own.signal)
      .then(async (opened) => {
        const { width, height } = (await opened.document.getPage(1)).getViewport({ scale: 1 });
        if (!own.signal.aborted) setState({ ...NOTHING, opened, first: { width, height } });
      })
      .catch(async (error: unknown) => {
        if (own.signal.aborted) return;
        const problem = await refusalOf(address).catch(() => null);
        const failure = error instanceof Error ? error.message : String(error);
        if (!own.signal.aborted) setState({ ...NOTHING, failure, problem });
      });
    return () => own.abort();
  }, [address]);
  return state;
}
