// A spreadsheet reads a cell that begins with one of these as a formula or drops it; the wide forms are those of East Asian keyboards.
const LIVELY = /^[=+\-@\u0000-\u001f\u007f\uff1d\uff0b\uff0d\uff20]/;

/** One CSV line (RFC 4180); a text that a spreadsheet would take for a formula gets a leading apostrophe. A number stays one. */
export function csvLine(values: readonly (string | number | null)[]): string {
  const cell = (value: string | number | null): string => {
    const text = value === null ? '' : String(value);
    const inert = typeof value === 'string' && LIVELY.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
  };
  return `${values.map(cell).join(',')}\r\n`;
}
