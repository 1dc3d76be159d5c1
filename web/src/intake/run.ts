import { call, ProblemError } from '../api/client.ts';
import type { Routes } from '../api/schema.gen.ts';
import type { Chosen, Gathered } from './gather.ts';
import { Meter, secondsLeft } from './meter.ts';
import { persistently, type Persist, type WaitingFor } from './persist.ts';
import { sendFile, UnreadableError } from './send-file.ts';
import { digestOf, type SentBefore } from './sent-before.ts';
import { Tally, type SentFile } from './tally.ts';

/** Under which circumstances files came, and into which compartment they go: asked once for all that are received together. */
export type Order = Omit<Routes['POST /api/intake']['body'], 'uploads'>;

/** How far an intake is. `tally` grows in place; `state` is a new object at most four times a second. */
export interface RunState {
  readonly phase: 'working' | 'done';
  readonly isPaused: boolean;
  readonly isStopped: boolean;
  readonly waiting: WaitingFor | null;
  readonly files: number;
  readonly filesDone: number;
  readonly filesLeft: number;
  readonly bytes: number;
  readonly bytesDone: number;
  readonly filesPerSecond: number;
  readonly bytesPerSecond: number;
  readonly secondsLeft: number | null;
  /** Why the whole run ended before its end; what was not received can go on. */
  readonly error: unknown;
  readonly tally: Tally;
}

const WORKERS = 4;
const REPORT_MS = 250;
/** Files under one request to receive, and the characters of their paths: the server takes 1,000 and two megabytes. */
const BATCH = { files: 250, characters: 400_000 };
/** Files that were sent are received when a batch is full, or after this long. */
const BATCH_WAIT_MS = 1500;
/** No more is sent while so many files wait to be received: what lies on the server stays bounded. */
const AHEAD_FILES = 1000;
/** Longest path that the server takes, in characters. */
const PATH_CHARACTERS = 100_000;
/** Errors of the statement: they concern every file, and the form must be corrected. */
const isOfTheOrder = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.status >= 400 && error.problem.status < 500;

const codeOf = (error: unknown): string => {
  if (error instanceof UnreadableError) return 'FILE_UNREADABLE';
  if (!(error instanceof ProblemError)) return 'PAGE_FAULT';
  const { status, code } = error.problem;
  return status === 413 ? 'UPLOAD_TOO_LARGE' : status >= 500 ? 'SERVER_FAULT' : code;
};

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * One intake: files are sent, several at a time, and received in batches as they complete. A file that fails stops no
 * other. Can be paused, stopped and gone on with; knows through `before` what is on the server already.
 */
export class IntakeRun {
  readonly #order: Order;
  readonly #before: SentBefore;
  readonly #under: Promise<string>;
  readonly #tell: () => void;
  readonly #tally = new Tally();
  readonly #meter = new Meter();
  readonly #queue: Chosen[];
  readonly #sent: SentFile[] = [];
  readonly #files: number;
  readonly #bytes: number;
  #bytesDone = 0;
  #next = 0;
  #stopping = new AbortController();
  #receiving = new AbortController();
  #turn: { readonly passed: Promise<void>; readonly open: () => void } | null = null;
  #waiting: WaitingFor | null = null;
  #isStopped = false;
  #error: unknown = null;
  #phase: RunState['phase'] = 'done';
  state: RunState;

  /** `tell` is called at most four times a second, when `state` is new. */
  constructor(gathered: Gathered, order: Order, before: SentBefore, tell: () => void) {
    this.#queue = [...gathered.files];
    this.#order = order;
    this.#before = before;
    this.#under = digestOf(order);
    this.#tell = tell;
    this.#files = gathered.files.length + gathered.unreadable.length;
    this.#bytes = this.#queue.reduce((sum, { size }) => sum + size, 0);
    for (const { path, code } of gathered.unreadable)
      this.#tally.fail(code, { path, detail: '', chosen: null });
    this.state = this.#look();
  }

  /** Does what is left to do. Resolves when nothing can be done any more, or it was stopped. */
  async run(): Promise<void> {
    if (this.#phase === 'working') return;
    [this.#phase, this.#isStopped, this.#error] = ['working', false, null];
    this.#stopping = new AbortController();
    this.#receiving = new AbortController();
    this.#report();
    const timer = setInterval(() => this.#report(), REPORT_MS);
    const sending = Promise.all(Array.from({ length: WORKERS }, () => this.#work()));
    try {
      await Promise.all([sending, this.#receiveAll(sending)]);
    } catch (error) {
      this.#error = error;
      this.#stopping.abort();
    }
    await sending.catch(() => undefined);
    await this.#before.flush();
    clearInterval(timer);
    this.#phase = 'done';
    this.#waiting = null;
    this.#report();
  }

  /** Begins nothing new until `resume`. */
  pause(): void {
    let open = (): void => undefined;
    const passed = new Promise<void>((resolve) => (open = resolve));
    this.#turn ??= { passed, open };
    this.#report();
  }

  /** Goes on after a pause. */
  resume(): void {
    this.#turn?.open();
    this.#turn = null;
    this.#meter.restart();
    this.#report();
  }

  /** Sends no more. What has arrived whole is still received, unless nobody answers; the rest can be gone on with. */
  stop(): void {
    this.#isStopped = true;
    if (this.#waiting !== null) this.#receiving.abort();
    this.#stopping.abort();
    this.resume();
  }

  /** Tries the files again that failed with this code. */
  retry(code: string): void {
    const files = this.#tally.takeFailures(code);
    for (const chosen of files) this.#again(chosen);
    this.#report();
    void this.run();
  }

  #persist(signal: AbortSignal): Persist {
    return persistently({
      signal,
      turn: () => this.#turn?.passed ?? Promise.resolve(),
      waits: (what) => {
        if (this.#waiting !== null && what === null) this.#meter.restart();
        this.#waiting = what;
      },
    });
  }

  async #work(): Promise<void> {
    const { signal } = this.#stopping;
    const persist = this.#persist(signal);
    while (!signal.aborted) {
      await (this.#turn?.passed ?? Promise.resolve());
      if (this.#sent.length >= AHEAD_FILES) {
        await wait(50);
        continue;
      }
      const chosen = this.#queue[this.#next];
      if (!chosen || signal.aborted) return;
      this.#next += 1;
      await this.#sendOne(chosen, persist, signal);
    }
  }

  async #sendOne(chosen: Chosen, persist: Persist, signal: AbortSignal): Promise<void> {
    const { path, size } = chosen;
    let counted = 0;
    const report = (bytes: number): void => {
      counted += bytes;
      this.#bytesDone += bytes;
    };
    try {
      if (path.length > PATH_CHARACTERS) {
        this.#tally.fail('NAME_TOO_LONG', { path, detail: '', chosen: null });
        return report(size);
      }
      const key = await this.#before.keyOf(chosen);
      const remembered = await this.#before.find(key);
      if (remembered?.under === (await this.#under)) {
        this.#tally.skipped += 1;
        return report(size);
      }
      const id = await sendFile(chosen, {
        signal,
        persist,
        known: remembered?.id ?? null,
        began: (begun) => this.#before.note(key, { id: begun, under: null }),
        report,
      });
      this.#sent.push({ id, key, chosen });
    } catch (error) {
      report(-counted);
      if (signal.aborted) {
        this.#queue.push(chosen);
        return;
      }
      report(size);
      const detail = error instanceof Error ? error.message : String(error);
      this.#tally.fail(codeOf(error), { path, detail, chosen });
    }
  }

  // To be done from the beginning, after it had been counted as done.
  #again(chosen: Chosen): void {
    this.#queue.push(chosen);
    this.#bytesDone -= chosen.size;
  }

  #nextBatch(): SentFile[] {
    let [count, characters] = [0, 0];
    for (const { chosen } of this.#sent) {
      characters += chosen.path.length;
      if (count >= BATCH.files || (count > 0 && characters > BATCH.characters)) break;
      count += 1;
    }
    return this.#sent.splice(0, count);
  }

  // Receives as files come in, one batch after the other, until all were sent.
  async #receiveAll(sending: Promise<unknown>): Promise<void> {
    const all = { isSent: false };
    const ended = sending.catch(() => undefined).then(() => (all.isSent = true));
    // Stopping ends the sending, not the receiving of what has arrived.
    const persist = this.#persist(this.#receiving.signal);
    for (let since = performance.now(); !all.isSent || this.#sent.length > 0;) {
      const isDue = performance.now() - since > BATCH_WAIT_MS || this.#sent.length >= BATCH.files;
      if (this.#sent.length === 0 || (!isDue && !all.isSent)) {
        await Promise.race([ended, wait(100)]);
        continue;
      }
      await this.#receive(this.#nextBatch(), persist);
      since = performance.now();
    }
  }

  async #receive(files: readonly SentFile[], persist: Persist): Promise<void> {
    const [first, ...rest] = files.map(({ id, chosen: { path, lastModified } }) => ({
      id,
      path,
      modifiedAt: new Date(lastModified).toISOString(),
    }));
    if (!first) return;
    try {
      const result = await persist(() =>
        call('POST /api/intake', { body: { ...this.#order, uploads: [first, ...rest] } }),
      );
      const under = await this.#under;
      for (const { key } of this.#tally.receive(files, result)) this.#before.note(key, { id: null, under });
    } catch (error) {
      // They lie whole on the server: going on sends none of them again.
      for (const { chosen } of files) this.#again(chosen);
      if (isOfTheOrder(error)) throw error;
      if (!this.#receiving.signal.aborted) this.#error = error;
      this.#stopping.abort();
    }
  }

  #report(): void {
    this.state = this.#look();
    this.#tell();
  }

  #look(): RunState {
    const { receivedFiles, skipped, failed } = this.#tally;
    const isWorking = this.#phase === 'working' && this.#turn === null && this.#waiting === null;
    const filesDone = receivedFiles + skipped;
    const filesLeft = this.#queue.length - this.#next;
    const pace = isWorking
      ? this.#meter.mark(performance.now(), this.#bytesDone, filesDone)
      : { bytesPerSecond: 0, filesPerSecond: 0 };
    return {
      phase: this.#phase,
      isPaused: this.#turn !== null,
      isStopped: this.#isStopped,
      waiting: this.#waiting,
      files: this.#files,
      filesDone,
      filesLeft,
      bytes: this.#bytes,
      bytesDone: this.#bytesDone,
      ...pace,
      secondsLeft: secondsLeft(pace, {
        bytes: this.#bytes - this.#bytesDone,
        files: Math.max(0, this.#files - filesDone - failed),
      }),
      error: this.#error,
      tally: this.#tally,
    };
  }
}
