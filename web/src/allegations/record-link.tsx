import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { LaidRecord } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import type { Translate } from '../i18n/translate.ts';

/** What kind of record it is, in words: of an obstacle what blocks, of an accident its class. */
export function kindOf(t: Translate, { table, kind }: LaidRecord): string {
  // Of people held, missing and exchanged the kind says it all.
  const name = t.of(`laid.${table === 'detention_record' && kind !== null ? kind : table}`, table);
  if (kind === null) return name;
  if (table === 'obstacle') return `${name} (${t.of(`obstacle.kind.${kind}`, kind)})`;
  if (table === 'accident') return `${name} (${t.of(`accident.class.${kind}`, kind)})`;
  return name;
}

/** A record of the ground or of people that is laid to an element: its kind, serial and title, leading to its page. */
export function RecordLink({ record }: { readonly record: LaidRecord }): ReactNode {
  const { t } = useWords();
  const { table, homeId: id, serial, says } = record;
  const words = (
    <>
      {kindOf(t, record)} <span className="figures">{serial}</span>
      {says === null ? null : <bdi> · {says}</bdi>}
    </>
  );
  switch (table) {
    case 'obstacle':
      return (
        <Link to="/return/$id" params={{ id }}>
          {words}
        </Link>
      );
    case 'hazard_record':
      return (
        <Link to="/mines/records/$id" params={{ id }}>
          {words}
        </Link>
      );
    case 'handover':
      return (
        <Link to="/mines/handovers/$id" params={{ id }}>
          {words}
        </Link>
      );
    case 'accident':
      return (
        <Link to="/clearance/accidents/$id" params={{ id }}>
          {words}
        </Link>
      );
    case 'detention_record':
      return (
        <Link to="/detainees/$id" params={{ id }}>
          {words}
        </Link>
      );
    // A device stands on the page of its area, where it has one.
    case 'ground_area':
    case 'found_device':
      return id === record.id && table === 'found_device' ? (
        <span>{words}</span>
      ) : (
        <Link to="/clearance/areas/$id" params={{ id }}>
          {words}
        </Link>
      );
  }
}
