import { queryOptions, useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState, type ReactNode } from 'react';
import { problemOf, ProblemError } from '../api/client.ts';
import { useWords } from '../i18n/language.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { CHUNK_BYTES, hexLine, LINE_BYTES, parseOffset, PART_BYTES } from './hex.ts';

const ROW_PX = 22;

const chunkQuery = (address: string, chunk: number) =>
  queryOptions({
    queryKey: ['bytes', address, chunk],
    queryFn: async ({ signal }) => {
      const range = `bytes=${chunk * CHUNK_BYTES}-${(chunk + 1) * CHUNK_BYTES - 1}`;
      const response = await fetch(address, { headers: { range }, signal });
      if (!response.ok) throw new ProblemError(await problemOf(response));
      return new Uint8Array(await response.arrayBuffer());
    },
    staleTime: Infinity,
    gcTime: 30_000,
  });

function Line({ address, offset }: { readonly address: string; readonly offset: number }): ReactNode {
  const { data, error } = useQuery(chunkQuery(address, Math.floor(offset / CHUNK_BYTES)));
  const from = offset % CHUNK_BYTES;
  const line = hexLine(offset, data ? data.subarray(from, from + LINE_BYTES) : new Uint8Array());
  return (
    <>
      <span className="hex-offset">{line.offset}</span>
      <span className="hex-bytes">{error ? '··' : line.hex}</span>
      <span className="hex-ascii">{line.ascii}</span>
    </>
  );
}

function Offsets(given: {
  readonly part: number;
  readonly sizeBytes: number;
  readonly go: (offset: number) => void;
}): ReactNode {
  const { t, format } = useWords();
  const { part, sizeBytes, go } = given;
  const [typed, setTyped] = useState('');
  const isWrong = typed !== '' && parseOffset(typed, sizeBytes) === null;
  const parts = Math.max(1, Math.ceil(sizeBytes / PART_BYTES));
  return (
    <form
      className="pdf-tools"
      aria-label={t('viewer.tools')}
      onSubmit={(event) => {
        event.preventDefault();
        const offset = parseOffset(typed, sizeBytes);
        if (offset !== null) go(offset);
      }}
    >
      <label>
        {t('bytes.offset')}{' '}
        <input
          type="text"
          size={12}
          value={typed}
          placeholder="0x0"
          aria-invalid={isWrong}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <span className="figures aside" role="status">
        {isWrong ? t('bytes.offset-wrong') : t('bytes.of', { size: format.bytes(sizeBytes) })}
      </span>
      {parts > 1 ? (
        <>
          <button
            type="button"
            className="quiet-button"
            disabled={part === 0}
            onClick={() => go((part - 1) * PART_BYTES)}
          >
            {t('bytes.before')}
          </button>
          <span className="figures">{t('bytes.part', { part: part + 1, total: parts })}</span>
          <button
            type="button"
            className="quiet-button"
            disabled={part === parts - 1}
            onClick={() => go((part + 1) * PART_BYTES)}
          >
            {t('bytes.after')}
          </button>
        </>
      ) : null}
    </form>
  );
}

/** The bytes of the original, fetched by ranges as they come into view, however large the file is. */
export function BytesViewer(given: { readonly serial: string; readonly sizeBytes: number }): ReactNode {
  const { t } = useWords();
  const { serial, sizeBytes } = given;
  const address = `/api/items/${serial}/original`;
  const [part, setPart] = useState(0);
  const body = useRef<HTMLDivElement>(null);
  const start = part * PART_BYTES;
  const virtual = useVirtualizer({
    count: Math.ceil(Math.min(PART_BYTES, sizeBytes - start) / LINE_BYTES),
    getScrollElement: () => body.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  });
  const rows = virtual.getVirtualItems();
  const first = chunkQuery(address, Math.floor((start + (rows[0]?.index ?? 0) * LINE_BYTES) / CHUNK_BYTES));
  const { error, refetch } = useQuery({ ...first, enabled: sizeBytes > 0 });
  const go = (offset: number): void => {
    setPart(Math.floor(offset / PART_BYTES));
    virtual.scrollToIndex(Math.floor((offset % PART_BYTES) / LINE_BYTES), { align: 'start' });
  };
  if (sizeBytes === 0) return <EmptyState what={t('bytes.none')} why={t('bytes.none.why')} />;
  return (
    <>
      <Offsets part={part} sizeBytes={sizeBytes} go={go} />
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {/* Scrolls by itself, so the keyboard must reach it. */}
      <div ref={body} className="hex" tabIndex={0} role="region" aria-label={t('viewer.view.bytes')}>
        <div className="pdf-sheet" style={{ height: virtual.getTotalSize() }}>
          {rows.map(({ index, start: top, key }) => (
            <div key={key} className="hex-line" dir="ltr" style={{ transform: `translateY(${top}px)` }}>
              <Line address={address} offset={start + index * LINE_BYTES} />
            </div>
          ))}
        </div>
      </div>
    </>
  );
}
