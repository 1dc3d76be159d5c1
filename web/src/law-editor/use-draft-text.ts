import { useEffect, useRef, useState } from 'react';
import { call, ProblemError } from '../api/client.ts';
import type { LawDraft } from '../api/schema.gen.ts';

/** A change of one value, as the form makes it; without a value it is taken away, or moved to a place in its list. */
export interface ValueChange {
  readonly path: readonly (string | number)[];
  readonly value?: unknown;
  readonly to?: number;
}

/** Changes that are made together, or not at all. */
export type ValueChanges = readonly [ValueChange, ...ValueChange[]];

/** A draft while it is written. */
export interface DraftText {
  /** As it was kept last. */
  readonly draft: LawDraft;
  /** As it stands in the window. */
  readonly text: string;
  readonly isKept: boolean;
  readonly error: unknown;
  /** The draft as another window of the same person left it; null when none did. */
  readonly other: LawDraft | null;
  readonly type: (text: string) => void;
  /** `tell` hears whether the changes were taken. */
  readonly change: (changes: ValueChanges, tell?: (isTaken: boolean) => void) => void;
  /** Keeps what stands here in place of what the other window left. */
  readonly keepMine: () => void;
  readonly takeOther: () => void;
  /** What another route answered with is the draft from now on. */
  readonly became: (draft: LawDraft) => void;
}

const AFTER_MS = 600;

const sentChange = ({ path, value, to }: ValueChange): { path: string; value?: unknown; to?: number } => ({
  path: path.map((part) => `/${part}`).join(''),
  ...(value === undefined ? {} : { value }),
  ...(to === undefined ? {} : { to }),
});

/** Whether a draft was changed elsewhere. */
const isChangedElsewhere = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.code === 'LAW_DRAFT_CHANGED';

/**
 * Keeps what is typed: a moment after the last key it is sent, one request after the other, so that problems are told while one writes and a tab that
 * is closed loses nothing. What was typed meanwhile is never written over by an answer.
 */
export function useDraftText(first: LawDraft): DraftText {
  const [draft, setDraft] = useState(first);
  const [text, setText] = useState(first.text);
  const [error, setError] = useState<unknown>(null);
  const [other, setOther] = useState<LawDraft | null>(null);
  // Of what is on its way, not of what is drawn: a request may begin before the answer to the last one is drawn.
  const now = useRef<{ draft: LawDraft; text: string; fault: unknown }>({
    draft: first,
    text: first.text,
    fault: null,
  });
  const queue = useRef(Promise.resolve());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [waiting, setWaiting] = useState(0);

  const put = (typed: string): void => {
    now.current.text = typed;
    setText(typed);
  };
  const take = (answer: LawDraft, sent: string): void => {
    now.current.draft = answer;
    setDraft(answer);
    if (now.current.text === sent) put(answer.text);
  };
  const inTurn = (work: () => Promise<LawDraft>, tell: (isTaken: boolean) => void = () => {}): void => {
    setWaiting((count) => count + 1);
    const turn = queue.current.then(async () => {
      const sent = now.current.text;
      try {
        take(await work(), sent);
        now.current.fault = null;
        setError(null);
        return true;
      } catch (fault) {
        now.current.fault = fault;
        if (isChangedElsewhere(fault))
          setOther(await call('GET /api/law/drafts/{id}', { params: { id: first.file } }).catch(() => null));
        setError(fault);
        return false;
      } finally {
        setWaiting((count) => count - 1);
      }
    });
    queue.current = turn.then(tell);
  };
  const keep = (ifMatch?: string): void => {
    clearTimeout(timer.current);
    inTurn(() => {
      const { draft: known, text: typed } = now.current;
      if (typed === known.text && ifMatch === undefined) return Promise.resolve(known);
      return call('PUT /api/law/drafts/{id}', {
        params: { id: known.file },
        body: { text: typed },
        ifMatch: ifMatch ?? known.version,
      });
    });
  };
  const isKept = text === draft.text && waiting === 0;

  useEffect(() => {
    const hide = (): void => {
      if (document.visibilityState === 'hidden' && now.current.text !== now.current.draft.text) keep();
    };
    const leave = (event: BeforeUnloadEvent): void => {
      if (now.current.text !== now.current.draft.text) event.preventDefault();
    };
    document.addEventListener('visibilitychange', hide);
    addEventListener('beforeunload', leave);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      removeEventListener('beforeunload', leave);
      // A page that is left within the application keeps what was typed last.
      if (now.current.text !== now.current.draft.text) keep();
    };
    // It looks at what is now through the reference.
  }, []);

  return {
    draft,
    text,
    isKept,
    error,
    other,
    type: (typed) => {
      put(typed);
      clearTimeout(timer.current);
      timer.current = setTimeout(keep, AFTER_MS);
    },
    change: (changes, tell) => {
      if (now.current.text !== now.current.draft.text) keep();
      inTurn(() => {
        const { draft: known, text: typed, fault } = now.current;
        // What was typed and could not be kept is not to be written over by a change of what was kept.
        if (typed !== known.text) return Promise.reject(fault);
        return call('POST /api/law/drafts/{id}/changes', {
          params: { id: known.file },
          body: {
            changes: [sentChange(changes[0]), ...changes.slice(1).map(sentChange)],
          },
          ifMatch: known.version,
        });
      }, tell);
    },
    keepMine: () => {
      const version = other?.version;
      setOther(null);
      keep(version);
    },
    takeOther: () => {
      if (!other) return;
      now.current.draft = other;
      setDraft(other);
      put(other.text);
      setOther(null);
      setError(null);
    },
    became: (answer) => {
      now.current.draft = answer;
      setDraft(answer);
      put(answer.text);
      setError(null);
    },
  };
}
