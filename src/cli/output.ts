import { AppError, describeError, log } from '#kernel';

/** Evidence must not be able to drive the terminal that it is shown on. */
export function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd');
}

/** Writes one line of result to standard output. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Writes a JSON result to standard output, on one line. */
export function sayJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

let lastProgressMs = 0;

/**
 * Progress on standard error: one line rewritten in a terminal, at most four times a second; in a log one line every
 * ten seconds. Never on standard output, which belongs to the result.
 */
export function progress(text: string, isLast = false): void {
  const now = performance.now();
  const every = process.stderr.isTTY ? 250 : 10_000;
  if (!isLast && now - lastProgressMs < every) return;
  lastProgressMs = now;
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${plain(text)}${isLast ? '\n' : ''}`);
  else process.stderr.write(`${plain(text)}\n`);
}

/** A step of a longer story, on standard error. */
export function step(text: string): void {
  process.stderr.write(`${plain(text)}\n`);
}

/** Columns of equal width; the last one is not padded. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => [...(row[column] ?? '')].length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === row.length - 1 ? cell : cell + ' '.repeat((widths[column] ?? 0) - [...cell].length),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Size for people: 1,234 B, 12.3 kB, 4.5 MB. */
export function size(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  for (; value >= 1000 && unit < units.length - 1; unit += 1) value /= 1000;
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

/** Says an error to a program, with the facts that its message is about, as the API answers (RFC 9457). */
export function sayErrorJson({ code, message, help, detail: facts }: AppError): void {
  sayJson({ error: { code, message, help, facts } });
}

/**
 * Says an error so that a person can act: what, why, what next, and the code. `asJson`: to a program, too. Returns the exit status.
 */
export function sayError(error: unknown, asJson: boolean): number {
  if (!(error instanceof AppError)) {
    log('error', 'bug', describeError(error));
    const [said, kept] = [
      'This is a fault of Muniment, not of your evidence.',
      'Nothing that was acknowledged is lost.',
    ];
    if (asJson) sayJson({ error: { code: 'FAULT', message: said, help: kept, facts: {} } });
    process.stderr.write(
      `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n\n${said} ${kept}\n`,
    );
    return 3;
  }
  const { code, message, help } = error;
  if (asJson) sayErrorJson(error);
  const cause =
    error.cause instanceof Error && !message.includes(error.cause.message)
      ? `\n  Cause: ${error.cause.message}`
      : '';
  process.stderr.write(
    `${plain(message)}${plain(cause)}\n  ${plain(help)}\n  (${code}, see docs/errors.md)\n`,
  );
  return error.spec.exit;
}
