/** How grave a finding is: `error` means something could not be read or is not what it claims to be. */
export type Severity = 'info' | 'warning' | 'error';

/**
 * Damage or oddness found in evidence. A finding is data on the item (invariant 9), never an exception.
 * `subject` names the file, page or field; `detail` says what was seen, in one plain sentence.
 */
export interface Finding {
  readonly code: string;
  readonly subject: string;
  readonly detail: string;
  readonly severity: Severity;
}
