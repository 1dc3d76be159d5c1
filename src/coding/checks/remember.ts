/** Answers that are kept; all are let go when there are more, so that no input fills the memory. */
const KEPT_MAX = 10_000;

/** The same function of a text, worked out once for each text: dates, names and scopes come again in thousands of claims. */
export function remember<T>(work: (text: string) => T): (text: string) => T {
  const kept = new Map<string, { readonly answer: T }>();
  return (text) => {
    const known = kept.get(text);
    if (known) return known.answer;
    if (kept.size >= KEPT_MAX) kept.clear();
    const answer = work(text);
    kept.set(text, { answer });
    return answer;
  };
}
