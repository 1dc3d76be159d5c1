import type { ReactNode } from 'react';
import type { LaidRecord } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import type { Translate } from '../i18n/translate.ts';
import { hasPage, PageLink } from '../together/record-link.tsx';

/** What kind of record it is, in words: of an obstacle what blocks, of an accident its class. */
export function kindOf(t: Translate, { table, kind }: LaidRecord): string {
  // Of people held, missing, exchanged and displaced the kind says it all.
  const isPeople = table === 'detention_record' || table === 'displacement_record';
  const name = t.of(`laid.${isPeople && kind !== null ? kind : table}`, table);
  if (kind === null) return name;
  if (table === 'obstacle') return `${name} (${t.of(`obstacle.kind.${kind}`, kind)})`;
  if (table === 'accident') return `${name} (${t.of(`accident.class.${kind}`, kind)})`;
  return name;
}

/** The table of what has the page: an obstacle stands on that of its settlement, a device on that of its area, where it has one. */
function pageOf({ table, id, homeId }: LaidRecord): string {
  if (table === 'obstacle') return 'settlement';
  return table === 'found_device' && homeId !== id ? 'ground_area' : table;
}

/** A record of the ground or of people that is laid to an element: its kind, serial and title, leading to its page. */
export function RecordLink({ record }: { readonly record: LaidRecord }): ReactNode {
  const { t } = useWords();
  const { homeId: id, serial, says } = record;
  const words = (
    <>
      {kindOf(t, record)} <span className="figures">{serial}</span>
      {says === null ? null : <bdi> · {says}</bdi>}
    </>
  );
  const table = pageOf(record);
  return hasPage(table) ? (
    <PageLink table={table} id={id}>
      {words}
    </PageLink>
  ) : (
    <span>{words}</span>
  );
}
