import { AppError } from './errors.ts';

/** Field names whose values never reach a log, whatever object they sit in. */
const SECRET = /pass(word)?|secret|token|cookie|authorization|salt|private|database_url|body/i;

/** Replaces the value of every secret-looking field; strings that carry a URL password lose it. */
export function redact(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/(\w+:\/\/[^:/\s]+):[^@\s]+@/g, '$1:…@');
  if (Array.isArray(value)) return value.map(redact);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, SECRET.test(name) ? '…' : redact(inner)]),
  );
}

/** One line of JSON on standard error, secrets removed. Standard output belongs to results. */
export function log(
  level: 'info' | 'warn' | 'error',
  event: string,
  fields: Record<string, unknown> = {},
): void {
  if (level === 'info' && process.env['MUNIMENT_LOG'] !== 'info') return;
  const line = { at: new Date().toISOString(), level, event, ...(redact(fields) as object) };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

/** What a log needs of an error: its code when it is ours, its message, and the cause chain's messages. */
export function describeError(error: unknown): { code?: string; message: string; cause?: string } {
  if (!(error instanceof Error))
    return { message: typeof error === 'string' ? error : (JSON.stringify(redact(error)) ?? 'unknown') };
  const cause = error.cause instanceof Error ? { cause: error.cause.message } : {};
  if (error instanceof AppError) return { code: error.code, message: error.message, ...cause };
  const code = (error as NodeJS.ErrnoException).code;
  return { message: error.message, ...(code === undefined ? {} : { code }), ...cause };
}
