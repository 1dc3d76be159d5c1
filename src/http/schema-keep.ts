import { Type, type Static, type TSchema } from 'typebox';
import { ref } from './schema.ts';
import { ModelSchema } from './schema-suggestions.ts';

const text = Type.String();
const whole = Type.Integer();
const nullable = <T extends TSchema>(of: T) => Type.Union([of, Type.Null()]);

/** A place of the log: its commitment, and what may be read of the entry. */
export const LedgerPlaceSchema = Type.Object(
  {
    index: whole,
    commitment: text,
    opened: nullable(
      Type.Object({
        kind: text,
        at: text,
        actorId: nullable(text),
        actor: nullable(text),
        role: text,
        subjectTable: text,
        subjectId: text,
        subject: nullable(text),
      }),
    ),
  },
  { $id: 'LedgerPlace' },
);

/** A published checkpoint, word for word, with the time-stamps over it. */
export const CheckpointSchema = Type.Object(
  {
    size: whole,
    text,
    publishedAt: nullable(text),
    stamps: Type.Array(Type.Object({ authority: text, genTime: nullable(text) })),
  },
  { $id: 'Checkpoint' },
);

/** How a queue stands and how fast it goes. */
export const QueueSchema = Type.Object(
  {
    name: text,
    waiting: whole,
    active: whole,
    failed: whole,
    done: whole,
    perMinute: Type.Number(),
    oldestWaitingAt: nullable(text),
    lastEndedAt: nullable(text),
  },
  { $id: 'Queue' },
);

const aboutItem = nullable(Type.Object({ serial: text, title: nullable(text) }));

/** How the work goes. `state` says whether somebody must look: `no-worker` and `stuck` do not pass by themselves. */
export const JobsSchema = Type.Object(
  {
    state: Type.Union([
      Type.Literal('idle'),
      Type.Literal('working'),
      Type.Literal('no-worker'),
      Type.Literal('stuck'),
    ]),
    now: text,
    queues: Type.Array(Type.Unsafe<Static<typeof QueueSchema>>({ $ref: 'Queue#' })),
    running: Type.Array(
      Type.Object({
        queue: text,
        item: aboutItem,
        startedAt: text,
        attempt: whole,
        heardOfAt: text,
        isAlive: Type.Boolean(),
      }),
    ),
    failed: Type.Array(
      Type.Object({
        queue: text,
        cause: text,
        count: whole,
        newestAt: text,
        sample: Type.Array(Type.Object({ item: aboutItem, message: text })),
      }),
    ),
    workers: Type.Array(
      Type.Object({ host: text, pid: whole, queues: Type.Array(text), startedAt: text, heardOfAt: text }),
    ),
  },
  { $id: 'Jobs' },
);

/** One's own account. */
export const AccountSchema = Type.Object(
  {
    hasTotp: Type.Boolean(),
    sessions: Type.Array(
      Type.Object({
        id: text,
        isCurrent: Type.Boolean(),
        agent: text,
        address: text,
        startedAt: text,
        seenAt: text,
      }),
    ),
    passkeys: Type.Array(Type.Object({ id: text, name: text, addedAt: nullable(text) })),
  },
  { $id: 'Account' },
);

const check = Type.Optional(Type.Object({ at: text, errors: whole, warnings: whole, looked: whole }));

/** How the archive stands, for whoever runs it. */
export const HealthSchema = Type.Object(
  {
    now: text,
    version: text,
    root: text,
    problems: Type.Array(text),
    database: Type.Object({ version: text, sizeBytes: whole }),
    disks: Type.Array(
      Type.Object({
        of: Type.Union([Type.Literal('archive'), Type.Literal('local')]),
        freeBytes: whole,
        totalBytes: whole,
      }),
    ),
    checkpoint: nullable(Type.Object({ size: whole, publishedAt: nullable(text) })),
    authorities: Type.Array(text),
    stamp: nullable(Type.Object({ size: whole, authority: text, genTime: text })),
    workers: whole,
    waiting: whole,
    oldestWaitingAt: nullable(text),
    index: Type.Object({
      status: text,
      rows: whole,
      detail: Type.Optional(text),
      pending: whole,
      waiting: whole,
    }),
    memory: Type.Object({ processBytes: whole, freeBytes: whole, totalBytes: whole }),
    checks: Type.Object({ fsck: check, scrub: check, rebuild: check }),
  },
  { $id: 'Health' },
);

/** What of the archive can be set, and what cannot. */
export const SettingsSchema = Type.Object(
  {
    caseId: text,
    caseTitle: text,
    origin: text,
    createdAt: text,
    authorities: Type.Array(Type.Object({ name: text, url: text, certificates: whole })),
    model: Type.Object({
      configured: Type.Union([ref(ModelSchema), Type.Null()]),
      consent: Type.Union([
        Type.Object({
          isAllowed: Type.Boolean(),
          host: text,
          reason: text,
          setBy: Type.Union([text, Type.Null()]),
          setAt: text,
        }),
        Type.Null(),
      ]),
    }),
  },
  { $id: 'Settings' },
);

/** Where the archive lies and what is in it, for the first run. */
export const SetupPlaceSchema = Type.Object(
  {
    root: text,
    fileSystem: text,
    kind: Type.Union([Type.Literal('disk'), Type.Literal('passing'), Type.Literal('network')]),
    freeBytes: whole,
    totalBytes: whole,
    encryption: Type.Union([
      Type.Literal('encrypted'),
      Type.Literal('not-encrypted'),
      Type.Literal('not-known'),
    ]),
    ownerName: text,
    caseTitle: text,
    isEmpty: Type.Boolean(),
    hasSample: Type.Boolean(),
  },
  { $id: 'SetupPlace' },
);
