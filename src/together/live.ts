import { findPerson } from '#access';
import { listen, type Db, type Identity } from '#db';
import { describeError, log, newId } from '#kernel';
import { changesBetween, itemsLeft, type LiveChange } from './feed/store.ts';
import type { Named, SubjectRef } from './model.ts';
import { mayListen, subjectsOf } from './store.ts';

/** What an open page is told. `id` of `changes`: where to go on after a break. */
export type LiveEvent =
  | { readonly type: 'hello'; readonly stream: string }
  | { readonly type: 'changes'; readonly id: number; readonly changes: LiveChange[]; readonly more: boolean }
  | { readonly type: 'notice' }
  | { readonly type: 'gone'; readonly record: SubjectRef }
  | { readonly type: 'presence'; readonly record: SubjectRef; readonly people: Named[] }
  | { readonly type: 'beat' };

/** One open page. */
interface Stream {
  readonly id: string;
  readonly personId: string;
  readonly send: (event: LiveEvent) => void;
  /** Ends it: the person may no longer listen. */
  readonly end: () => void;
  /** Whether the session behind it still stands. */
  readonly isSignedIn: () => Promise<boolean>;
  record: SubjectRef | null;
}

const MOST_CHANGES = 200;
const GATHER_MS = 80;
const BEAT_MS = 20_000;
const MOST_STREAMS = 30;

const personOf = ({ personId }: { personId: string }): Identity => ({ kind: 'person', personId });
const isSame = (a: SubjectRef | null, b: SubjectRef | null): boolean =>
  a?.table === b?.table && a?.id === b?.id;

/**
 * Tells open pages what changes, what concerns their person and who else has their record open. What a page is told was
 * read under the policies of its own person, at the moment of telling: whoever loses a role or a compartment hears no
 * more of it. Nothing of it is kept.
 */
export class Live {
  readonly #db: Db;
  readonly #streams = new Map<string, Stream>();
  readonly #stopping = new AbortController();
  /** What each stream was last told of presence. */
  readonly #told = new Map<string, string>();
  #listening: Promise<void> = Promise.resolve();
  #range: { from: number; to: number } | null = null;
  #timer: NodeJS.Timeout | null = null;
  #beat: NodeJS.Timeout | null = null;
  #work: Promise<void> = Promise.resolve();

  constructor(db: Db) {
    this.#db = db;
  }

  /** Begins to listen to the database. */
  start(): void {
    const message = (channel: string, payload: string): void => {
      if (channel === 'muniment_entries') this.#gather(payload);
      else this.#tellNotice(payload);
    };
    const resumed = (): void => {
      for (const { send } of this.#streams.values()) {
        send({ type: 'changes', id: 0, changes: [], more: true });
        send({ type: 'notice' });
      }
    };
    const channels = ['muniment_entries', 'muniment_notices'];
    this.#listening = listen(this.#db, channels, { message, resumed }, this.#stopping.signal);
    this.#beat = setInterval(() => void this.#checkAll(), BEAT_MS);
    this.#beat.unref();
  }

  /** Ends every stream and stops listening. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    if (this.#beat) clearInterval(this.#beat);
    if (this.#timer) clearTimeout(this.#timer);
    for (const { end } of this.#streams.values()) end();
    this.#streams.clear();
    await this.#work;
    await this.#listening;
  }

  /** Opens a stream for a page; `after` is the id of the last `changes` it got before a break. */
  async open(given: Omit<Stream, 'id' | 'record'>, after: number | null): Promise<string> {
    const own = [...this.#streams.values()].filter(({ personId }) => personId === given.personId);
    if (own.length >= MOST_STREAMS) this.#end(own[0]?.id ?? '');
    const stream: Stream = { ...given, id: newId(), record: null };
    this.#streams.set(stream.id, stream);
    stream.send({ type: 'hello', stream: stream.id });
    if (after !== null) await this.#deliver([stream], { from: after + 1, to: null });
    return stream.id;
  }

  /** Forgets a stream whose page went away. */
  close(id: string): void {
    const { record } = this.#streams.get(id) ?? { record: null };
    this.#streams.delete(id);
    if (record) void this.#enqueue(() => this.#tellPresence(record));
  }

  /** Says which record a page has open (null: none that others could see). False when the stream is not that person's. */
  async show(id: string, personId: string, record: SubjectRef | null): Promise<boolean> {
    const stream = this.#streams.get(id);
    if (!stream || stream.personId !== personId) return false;
    const before = stream.record;
    stream.record = record;
    await this.#enqueue(async () => {
      if (before && !isSame(before, record)) await this.#tellPresence(before);
      if (record) await this.#tellPresence(record);
    });
    return true;
  }

  #end(id: string): void {
    this.#streams.get(id)?.end();
    this.close(id);
  }

  // One after the other: two answers about the same record must not overtake each other.
  #enqueue(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work).catch((error: unknown) => log('warn', 'live', describeError(error)));
    return this.#work;
  }

  #gather(payload: string): void {
    const [from = 0, to = 0] = payload.split('-').map(Number);
    const range = this.#range;
    this.#range = range ? { from: Math.min(range.from, from), to: Math.max(range.to, to) } : { from, to };
    this.#timer ??= setTimeout(() => {
      const wanted = this.#range;
      [this.#timer, this.#range] = [null, null];
      if (wanted) void this.#enqueue(() => this.#deliver([...this.#streams.values()], wanted));
    }, GATHER_MS);
  }

  async #deliver(streams: readonly Stream[], range: { from: number; to: number | null }): Promise<void> {
    for (const [personId, own] of Map.groupBy(streams, (stream) => stream.personId)) {
      const heard = await this.#db.tx(personOf({ personId }), async (tx) =>
        (await mayListen(tx, personId))
          ? {
              ...(await changesBetween(tx, range.from, range.to, MOST_CHANGES + 1)),
              left: await itemsLeft(tx, range.from, range.to),
            }
          : null,
      );
      if (heard === null) {
        for (const { id } of own) this.#end(id);
        continue;
      }
      // Of an item that is no longer theirs to see, its name is not told either: that there is more to be read again.
      const more = heard.changes.length > MOST_CHANGES || heard.left;
      const changes = heard.changes.slice(0, MOST_CHANGES);
      const last = range.to ?? heard.last ?? 0;
      if (changes.length > 0 || more)
        for (const { send } of own) send({ type: 'changes', id: last, changes, more });
    }
    // A change may be one of access, of which not everybody is told: who has what open is looked at again.
    await this.#recheckPresence();
  }

  #tellNotice(personId: string): void {
    for (const stream of this.#streams.values())
      if (stream.personId === personId) stream.send({ type: 'notice' });
  }

  async #recheckPresence(): Promise<void> {
    const open = new Map(
      [...this.#streams.values()].flatMap(({ record }) => (record ? [[record.id, record]] : [])),
    );
    for (const record of open.values()) await this.#tellPresence(record, true);
  }

  async #tellPresence(record: SubjectRef, onlyWhenNew = false): Promise<void> {
    const watching = [...this.#streams.values()].filter((stream) => isSame(stream.record, record));
    const names = new Map<string, string | null>();
    for (const personId of new Set(watching.map((stream) => stream.personId))) {
      const name = await this.#db.tx(personOf({ personId }), async (tx) => {
        if (!(await mayListen(tx, personId))) return null;
        if (!(await subjectsOf(tx, [record])).has(record.id)) return null;
        return (await findPerson(tx, personId))?.name ?? null;
      });
      names.set(personId, name);
    }
    for (const stream of watching) {
      const may = typeof names.get(stream.personId) === 'string';
      if (!may && stream.record !== null) {
        stream.record = null;
        stream.send({ type: 'gone', record });
      }
      const people = !may
        ? []
        : [...names].flatMap(([id, name]) => (name !== null && id !== stream.personId ? [{ id, name }] : []));
      const said = JSON.stringify([record, people]);
      if (onlyWhenNew && this.#told.get(stream.id) === said) continue;
      this.#told.set(stream.id, said);
      stream.send({ type: 'presence', record, people });
    }
    for (const id of this.#told.keys()) if (!this.#streams.has(id)) this.#told.delete(id);
  }

  async #checkAll(): Promise<void> {
    for (const stream of this.#streams.values()) {
      if (await stream.isSignedIn().catch(() => true)) stream.send({ type: 'beat' });
      else this.#end(stream.id);
    }
    await this.#enqueue(() => this.#recheckPresence());
  }
}
