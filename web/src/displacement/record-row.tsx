import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ListedDisplacement } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { useDay } from '../proceedings/words.tsx';
import { Members, useSize, Where } from './words.tsx';

/** Headings of the list of a kind, without the one of the record itself. */
export const COLUMNS = {
  household: ['size-then', 'members', 'wish', 'status'],
  event: ['where', 'when', 'size', 'cause', 'destination'],
  property: ['lies', 'type', 'right', 'titles'],
} as const;

function Cells({ of }: { readonly of: ListedDisplacement }): ReactNode {
  const { t } = useWords();
  const day = useDay();
  const size = useSize();
  const { household, event, property, members } = of;
  const count = <td className="figures">{size(of.personsAre ?? 'unknown', of.persons)}</td>;
  if (household)
    return (
      <>
        {count}
        <td>
          <Members of={members} at="then" />
        </td>
        <td>{t(`displacement.wish.${household.intentions.at(-1)?.wish ?? 'not-said'}`)}</td>
        <td>{t(`displacement.status.${household.statuses.at(-1)?.status ?? 'not-said'}`)}</td>
      </>
    );
  if (event)
    return (
      <>
        <td>
          <Where of={of} />
        </td>
        <td>
          {event.from === null ? t('undertaking.day.unknown') : day(event.from)}
          {event.until === null ? '' : ` – ${day(event.until)}`}
        </td>
        {count}
        <td>{t(`displacement.cause.${event.cause}`)}</td>
        <td dir="auto">{event.destinations.map(({ place }) => place).join(', ')}</td>
      </>
    );
  if (!property) return null;
  return (
    <>
      <td>
        <Where of={of} />
      </td>
      <td>{t(`displacement.type.${property.type}`)}</td>
      <td>{t(`displacement.right.${property.right}`)}</td>
      <td>
        {property.titles.map(({ kind, grade, words }, at) => (
          <p key={at} dir="auto">
            {t(`displacement.title-kind.${kind}`)}: {words}{' '}
            <span className="aside">{t(`displacement.grade.${grade}`)}</span>
          </p>
        ))}
      </td>
    </>
  );
}

/** Records of one kind as a table that names itself. */
export function RecordTable({
  kind,
  of,
}: {
  readonly kind: ListedDisplacement['kind'];
  readonly of: readonly ListedDisplacement[];
}): ReactNode {
  const { t } = useWords();
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label={t(`displacement.kind.${kind}`)}>
      <table className="displacement-table">
        <thead>
          <tr>
            <th scope="col">{t('displacement.serial')}</th>
            {COLUMNS[kind].map((one) => (
              <th key={one} scope="col">
                {t(`displacement.${one}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.map((one) => (
            <tr key={one.id}>
              <th scope="row" className="figures">
                <Link to="/displacement/$id" params={{ id: one.id }}>
                  {one.serial}
                </Link>
              </th>
              <Cells of={one} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
