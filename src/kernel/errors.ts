import { fillPlaces, type Phrase } from './phrases.ts';

/**
 * What an error code means to the person who meets it.
 * `message` may hold `{name}` placeholders, filled from the error's `detail`.
 */
export interface ErrorSpec {
  /** One sentence: what happened, to which file or field. */
  readonly message: string;
  /** What the reader should do next. */
  readonly help: string;
  /** HTTP status when the error leaves through the API (RFC 9457). */
  readonly http: number;
  /** Exit status of the CLI: 1 findings, 2 usage, 3 cannot read or environment. */
  readonly exit: 1 | 2 | 3;
  /** `later`: the same call may succeed when the environment has changed. */
  readonly retry: 'never' | 'later';
}

/** A room's closed table of codes; each room declares one in its `errors.ts`. */
export type ErrorTable = Readonly<Record<string, ErrorSpec>>;

const registry = new Map<string, ErrorSpec>();

/**
 * Registers a room's codes and returns the table unchanged, so that its keys stay a closed union.
 * Registering one code twice with different meanings is a programming error and throws.
 */
export function defineErrors<T extends ErrorTable>(table: T): T {
  for (const [code, spec] of Object.entries(table)) {
    if (registry.has(code)) throw new Error(`error code ${code} is declared twice`);
    registry.set(code, spec);
  }
  return table;
}

/** Every registered code, sorted; the source of docs/errors.md and of the test that compares them. */
export function allErrorCodes(): [string, ErrorSpec][] {
  return [...registry].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What an error is about: text and numbers, phrases, or words of the catalogues of which any one would do (`owner`, `steward`). */
export type ErrorDetail = Readonly<Record<string, string | number | Phrase | readonly string[]>>;

function fill(template: string, detail: ErrorDetail): string {
  const facts = Object.entries(detail).map(([name, value]) => {
    if (typeof value !== 'object') return [name, value] as const;
    return [name, 'text' in value ? value.text : value.join(' or ')] as const;
  });
  return fillPlaces(template, Object.fromEntries(facts));
}

/**
 * A refusal or an environment failure that a person can act on. Never used for damaged evidence (that is
 * a Finding) nor for bugs (plain Error). `code` is one of the registered codes.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: string;
  readonly detail: ErrorDetail;

  constructor(code: string, detail: ErrorDetail = {}, options: { cause?: unknown } = {}) {
    const spec = registry.get(code);
    super(spec ? fill(spec.message, detail) : code, options);
    this.code = code;
    this.detail = detail;
  }

  /** The registered meaning; an unregistered code is a bug and reads as a server error. */
  get spec(): ErrorSpec {
    return (
      registry.get(this.code) ?? {
        message: this.code,
        help: 'Report this: the code is not registered.',
        http: 500,
        exit: 3,
        retry: 'never',
      }
    );
  }

  /** `help` with its placeholders filled from the same detail as the message. */
  get help(): string {
    return fill(this.spec.help, this.detail);
  }
}

/** Codes that belong to no single room. */
export const kernelErrors = defineErrors({
  USAGE: {
    message: '{what}',
    help: 'Run the command with --help to see its arguments and examples.',
    http: 400,
    exit: 2,
    retry: 'never',
  },
  NOT_FOUND: {
    message: 'There is no {what} “{id}” that you may see.',
    help: 'Check the identifier; something in a compartment you are not a member of is reported in the same way.',
    http: 404,
    exit: 2,
    retry: 'never',
  },
  INVALID_INPUT: {
    message: 'Not acceptable: {what}. The reason: {why}',
    help: 'Correct the field and try again; nothing was changed.',
    http: 400,
    exit: 2,
    retry: 'never',
  },
  CONFLICT: {
    message: 'Changed by someone else in the meantime: {what}.',
    help: 'Read it again, compare both versions and repeat the change.',
    http: 412,
    exit: 2,
    retry: 'later',
  },
  INTERRUPTED: {
    message: 'The work was interrupted before it ended.',
    help: 'Run the same command again; what was finished is not repeated.',
    http: 503,
    exit: 3,
    retry: 'later',
  },
});
