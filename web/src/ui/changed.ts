/** How a value is compared: nothing said, an empty text and an empty list are the same. */
function said(value: unknown): string {
  const isNothing =
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  return JSON.stringify(isNothing ? null : value);
}

/**
 * What of `now` is not as it `was` when the writing began. Only that is sent, so that what somebody else wrote into other fields meanwhile
 * stays. Fields that mean something only `together` are sent all, or none of them.
 */
export function changedIn<T extends object>(
  was: object,
  now: T,
  together: readonly (readonly string[])[] = [],
): Partial<T> {
  const before = was as Readonly<Record<string, unknown>>;
  const fields = Object.entries(now);
  const changed = new Set(
    fields.filter(([name, value]) => said(value) !== said(before[name])).map(([name]) => name),
  );
  for (const group of together)
    if (group.some((name) => changed.has(name))) for (const name of group) changed.add(name);
  return Object.fromEntries(fields.filter(([name]) => changed.has(name))) as Partial<T>;
}
