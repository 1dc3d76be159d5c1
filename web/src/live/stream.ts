import { useSyncExternalStore } from 'react';
import { send } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';
import type { RecordKey } from '../api/together.ts';
import { refresh, serialOf, type LiveChange } from './refresh.ts';

/** Somebody by name. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** What this page knows of others, live. */
interface LiveState {
  /** `down` once the stream has been away for a while. */
  readonly connection: 'waiting' | 'open' | 'down';
  /** Who else has the record of this page open. */
  readonly people: readonly Named[];
  /** The last change by somebody else of a record, by its id. */
  readonly changed: Readonly<Record<string, { readonly who: string; readonly atMs: number }>>;
  /** Serial of the item that this page had open when it ceased to be theirs to see. */
  readonly gone: string | null;
}

const SILENT_MS = 50_000;
const AGAIN_MS = 3000;
const DOWN_AFTER_MS = 6000;
const HIDDEN_MS = 5000;

let state: LiveState = { connection: 'waiting', people: [], changed: {}, gone: null };
const listeners = new Set<() => void>();
let source: EventSource | null = null;
let stream: string | null = null;
let record: RecordKey | null = null;
let me: string | null = null;
let lastId = 0;
let wasOpen = false;
let heardAtMs = 0;
let lostAtMs: number | null = null;
let timer: ReturnType<typeof setInterval> | undefined;
let hiding: ReturnType<typeof setTimeout> | undefined;

function set(change: Partial<LiveState>): void {
  state = { ...state, ...change };
  for (const tell of listeners) tell();
}

function tellRecord(): void {
  if (stream === null) return;
  const address = `/api/events/${stream}/record`;
  // A refusal means that the record may not be seen: then nobody is told of it either.
  send('PUT', address, { body: { record } }).catch(() => undefined);
}

function onChanges(event: MessageEvent<string>): void {
  const { changes, more } = JSON.parse(event.data) as { changes: LiveChange[]; more: boolean };
  lastId = Number(event.lastEventId) || lastId;
  refresh(changes, more);
  const others = changes.filter(({ actorId, actor }) => actorId !== me && actor !== null);
  if (others.length === 0) return;
  const atMs = Date.now();
  set({
    changed: {
      ...state.changed,
      ...Object.fromEntries(others.map(({ id, actor }) => [id, { who: actor ?? '', atMs }])),
    },
  });
}

function close(): void {
  source?.close();
  source = null;
  stream = null;
}

function open(): void {
  close();
  heardAtMs = Date.now();
  const opened = new EventSource(lastId > 0 ? `/api/events?after=${lastId}` : '/api/events');
  source = opened;
  const on = (type: string, work: (event: MessageEvent<string>) => void): void =>
    opened.addEventListener(type, (event) => {
      heardAtMs = Date.now();
      work(event as MessageEvent<string>);
    });
  on('hello', (event) => {
    stream = (JSON.parse(event.data) as { stream: string }).stream;
    lostAtMs = null;
    // What was committed in the break, in whatever order: all that is shown is asked for again.
    if (wasOpen) void queryClient.invalidateQueries();
    wasOpen = true;
    set({ connection: 'open' });
    if (record) tellRecord();
  });
  on('changes', onChanges);
  on('notice', () => void queryClient.invalidateQueries({ queryKey: ['notifications'] }));
  on('presence', (event) => {
    const told = JSON.parse(event.data) as { record: RecordKey; people: Named[] };
    if (told.record.id === record?.id) set({ people: told.people });
  });
  on('gone', (event) => {
    const told = JSON.parse(event.data) as { record: RecordKey };
    const serial = serialOf(told.record.id);
    if (typeof serial === 'string') set({ gone: serial });
    refresh([], true);
  });
  on('beat', () => undefined);
  opened.addEventListener('error', () => {
    stream = null;
    lostAtMs ??= Date.now();
    set({ people: [] });
  });
}

// The browser tries again by itself after most failures, not after all, and notices a silent connection late.
function watch(): void {
  if (document.hidden || me === null) return;
  const now = Date.now();
  const isClosed = source === null || source.readyState === EventSource.CLOSED;
  if (lostAtMs !== null && now - lostAtMs > DOWN_AFTER_MS && state.connection !== 'down')
    set({ connection: 'down' });
  if (isClosed || now - heardAtMs > SILENT_MS) {
    lostAtMs ??= now;
    open();
  }
}

// A browser opens few connections to one server: a page in the background lets go of its own.
function onVisibility(): void {
  clearTimeout(hiding);
  if (document.hidden)
    hiding = setTimeout(() => {
      close();
      set({ people: [] });
    }, HIDDEN_MS);
  else if (source === null && me !== null) open();
}

/** Connects this page for a person; the function that it returns lets go. */
export function connect(personId: string): () => void {
  me = personId;
  if (!document.hidden) open();
  timer = setInterval(watch, AGAIN_MS);
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', onVisibility);
    close();
    [me, lastId, lostAtMs, wasOpen] = [null, 0, null, false];
    set({ connection: 'waiting', people: [], changed: {}, gone: null });
  };
}

/** Says which record this page shows; null when it shows none. */
export function showRecord(shown: RecordKey | null): void {
  if (shown?.id === record?.id) return;
  record = shown;
  set({ people: [] });
  tellRecord();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Forgets that an item is gone: it is asked for again. */
export function askAgain(): void {
  set({ gone: null });
  void queryClient.resetQueries({ queryKey: ['item'] });
}

/** What is known of others now. */
export function useLive(): LiveState {
  return useSyncExternalStore(subscribe, () => state);
}
