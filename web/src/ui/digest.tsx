import type { ReactNode } from 'react';
import { CopyButton } from './copy-button.tsx';

/** A digest, key or fingerprint in monospace; breaks anywhere, and is copied whole. */
export function Digest({ text, what }: { readonly text: string; readonly what: string }): ReactNode {
  return (
    <span className="digest">
      <code translate="no">{text}</code> <CopyButton text={text} what={what} />
    </span>
  );
}
