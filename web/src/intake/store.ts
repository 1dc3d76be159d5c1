import { useSyncExternalStore } from 'react';
import { queryClient } from '../api/queries.ts';
import type { Chosen, Gathered } from './gather.ts';
import { IntakeRun, type Order, type RunState } from './run.ts';
import { SentBefore } from './sent-before.ts';

/** Whose intake it is: person and case. */
export interface Whose {
  readonly personId: string;
  readonly caseId: string;
}

/** How far an intake was when its page was left. */
export interface Interrupted {
  readonly files: number;
  readonly received: number;
}

// One intake for the tab: it goes on while one looks at other pages.
let run: IntakeRun | null = null;
let state: RunState | null = null;
let keptUnder: string | null = null;
let gathered: Gathered = { files: [], unreadable: [] };
const listeners = new Set<() => void>();

const keyOf = ({ personId }: Whose): string => `muniment.intake ${personId}`;

function tell(): void {
  state = run?.state ?? null;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const stayAsked = (event: BeforeUnloadEvent): void => event.preventDefault();

// What was chosen is forgotten by the browser when the page goes; how far it was is not.
function noteHowFar(whose: Whose, now: RunState): void {
  const isOpen = now.filesLeft > 0 || now.phase === 'working';
  if (isOpen)
    sessionStorage.setItem(keyOf(whose), JSON.stringify({ files: now.files, received: now.filesDone }));
  else sessionStorage.removeItem(keyOf(whose));
}

/** How far the intake was that was cut off when this page was loaded again, or null. */
export function interruptedIntake(whose: Whose): Interrupted | null {
  const text = sessionStorage.getItem(keyOf(whose));
  return text === null ? null : (JSON.parse(text) as Interrupted);
}

/** Begins an intake of what was chosen. */
export function startIntake(order: Order, whose: Whose): void {
  keptUnder = keyOf(whose);
  const before = new SentBefore(`${whose.personId} ${whose.caseId}`);
  const started = new IntakeRun(gathered, order, before, () => {
    noteHowFar(whose, started.state);
    if (started.state.phase === 'working') addEventListener('beforeunload', stayAsked);
    else {
      removeEventListener('beforeunload', stayAsked);
      void queryClient.invalidateQueries();
    }
    tell();
  });
  run = started;
  void started.run();
  tell();
}

/** Back to the form: with what was chosen, to correct the statement; or empty, for another intake. */
export function leaveIntake(keepsFiles: boolean): void {
  run = null;
  // Left on purpose: nothing was cut off.
  if (keptUnder !== null) sessionStorage.removeItem(keptUnder);
  if (!keepsFiles) gathered = { files: [], unreadable: [] };
  tell();
}

/** Adds to what is chosen; the same file chosen twice is chosen once. */
export function addChosen(more: Gathered): void {
  const named = ({ path, size, lastModified }: Chosen): string => `${size} ${lastModified} ${path}`;
  const known = new Set(gathered.files.map(named));
  const files = more.files.filter((one) => !known.has(named(one)));
  const all = [...gathered.files, ...files];
  // In the order of their names, as a folder is received on the command line; browsers give them in any order.
  all.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  gathered = {
    files: all,
    unreadable: [...gathered.unreadable, ...more.unreadable],
  };
  tell();
}

/** What is chosen. */
export function useChosen(): Gathered {
  return useSyncExternalStore(subscribe, () => gathered);
}

/** The intake of this tab with how far it is, or null when there is none. */
export function useIntake(): { readonly run: IntakeRun; readonly state: RunState } | null {
  const now = useSyncExternalStore(subscribe, () => state);
  return run && now ? { run, state: now } : null;
}
