import type { Finding } from '#kernel';

/** Findings of one cause that are told one by one. */
const NAMED = 20;

/** The findings of a capture: of each cause the first ones by themselves, how many more there are in one. */
export class CaptureFindings {
  readonly #found = new Map<string, { first: Finding[]; more: number }>();

  /** Adds one. */
  add(finding: Finding): void {
    const known = this.#found.get(finding.code) ?? { first: [], more: 0 };
    if (known.first.length < NAMED) known.first.push(finding);
    else known.more += 1;
    this.#found.set(finding.code, known);
  }

  /** All of them, in the order in which their causes were met. */
  all(): Finding[] {
    return [...this.#found.values()].flatMap(({ first, more }) => {
      const [one] = first;
      return one && more > 0 ? [...first, { ...one, detail: `And ${more} more of this kind.` }] : first;
    });
  }
}
