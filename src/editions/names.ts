import { readYaml, type LawText } from '#law';
import { isJsonObject } from '#verify';

const known = new WeakMap<object, LawText>();

/** What a published file is called; null for a head, which has a title instead. */
export function namesOf(found: { readonly file: string; readonly text: string }): LawText | null {
  const before = known.get(found);
  if (before !== undefined) return before;
  const { read } = readYaml(found.file, found.text);
  const value = read?.value;
  if (!isJsonObject(value) || !isJsonObject(value['names'])) return null;
  // It was checked when it was published.
  const names = value['names'] as unknown as LawText;
  known.set(found, names);
  return names;
}
