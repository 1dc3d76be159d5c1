import { useEffect, useState } from 'react';
import type { Layout } from './layout.ts';

/** Where the records of a network are drawn; null until that is worked out, beside the page. */
export function useLayout(
  count: number,
  links: readonly { readonly from: number; readonly to: number }[],
): Layout | null {
  const [layout, setLayout] = useState<Layout | null>(null);
  useEffect(() => {
    setLayout(null);
    const worker = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<Layout>) => {
      setLayout(data);
      worker.terminate();
    });
    worker.postMessage({ count, links: links.map(({ from, to }) => ({ from, to })) });
    return () => worker.terminate();
  }, [count, links]);
  return layout?.points.length === count ? layout : null;
}
