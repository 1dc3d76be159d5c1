import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RecordRef } from '../api/schema.gen.ts';

/** Where a record that is known by its id has its page. */
const PAGES = {
  dossier: '/dossiers/$id',
  claim: '/claims/$id',
  incident: '/incidents/$id',
  conclusion: '/conclusions/$id',
  allegation: '/allegations/$id',
  proceeding: '/proceedings/$id',
  undertaking: '/undertakings/$id',
  pleading: '/pleadings/$id',
  settlement: '/return/$id',
  handover: '/mines/handovers/$id',
  hazard_record: '/mines/records/$id',
  detention_record: '/detainees/$id',
  accident: '/clearance/accidents/$id',
  ground_area: '/clearance/areas/$id',
  displacement_record: '/displacement/$id',
  actor: '/actors/$id',
  actor_identity: '/actors/$id',
} as const;

/** Whether records of a table have a page under their id. */
export const hasPage = (table: string): table is keyof typeof PAGES => Object.hasOwn(PAGES, table);

/** A link to the page of a record by its id. */
export function PageLink(given: {
  readonly table: keyof typeof PAGES;
  readonly id: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Link to={PAGES[given.table]} params={{ id: given.id }} dir="auto">
      {given.children}
    </Link>
  );
}

/** A link to a record by its title, or by the beginning of what it says. */
export function RecordLink({ record }: { readonly record: RecordRef }): ReactNode {
  if (record.table === 'item')
    return (
      <Link to="/items/$serial" params={{ serial: record.serial ?? '' }} search={{ tab: 'talk' }} dir="auto">
        {record.label}
      </Link>
    );
  return (
    <PageLink table={record.table} id={record.id}>
      {record.label}
    </PageLink>
  );
}
