import { layOut } from './layout.ts';

interface Asked {
  readonly count: number;
  readonly links: readonly { from: number; to: number }[];
}

// Beside the page, which stays responsive meanwhile.
self.addEventListener('message', ({ data }: MessageEvent<Asked>) =>
  self.postMessage(layOut(data.count, data.links)),
);
