import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { loadWords, useWords } from '../i18n/language.tsx';
import type { MessageKey } from '../i18n/translate.ts';
import { Waiting } from './waiting.tsx';

function WaitingFor({ of }: { readonly of: MessageKey }): ReactNode {
  const { t } = useWords();
  return <Waiting text={t(of)} />;
}

/** A placeholder that says what is on its way. */
export const waitingFor = (of: MessageKey): ReactNode => <WaitingFor of={of} />;

/**
 * A part of the interface whose code is fetched when it is first shown, with `meanwhile` in its place. Not React's `lazy`,
 * which holds back what has come for up to 300 ms after it has shown a placeholder anywhere on the page. Code that does not
 * come is an error of the page around it. It waits for all words of the language, unless the first page shows it (`first`).
 */
export function fetched<P extends object>(
  load: () => Promise<ComponentType<P>>,
  meanwhile: ReactNode,
  words: 'all' | 'first' = 'all',
): ComponentType<P> {
  let asked: Promise<ComponentType<P>> | null = null;
  let found: ComponentType<P> | null = null;
  const ask = (): Promise<ComponentType<P>> =>
    (asked ??= Promise.all([load(), words === 'all' ? loadWords() : null]).then(
      ([part]) => (found = part),
      (error: unknown) => {
        // The next time it is shown it is asked for again.
        asked = null;
        throw error;
      },
    ));
  return function Fetched(props: P): ReactNode {
    const [state, setState] = useState<{ readonly part?: ComponentType<P>; readonly error?: unknown }>(() => {
      if (found) return { part: found };
      void ask().catch(() => undefined);
      return {};
    });
    useEffect(() => {
      if (state.part) return undefined;
      let isHere = true;
      ask().then(
        (part) => isHere && setState({ part }),
        (error: unknown) => isHere && setState({ error }),
      );
      return () => {
        isHere = false;
      };
    }, [state.part]);
    if (state.error !== undefined) throw state.error;
    return state.part ? <state.part {...props} /> : meanwhile;
  };
}
