import type { ReactNode } from 'react';
import type { ItemSummary } from '../api/schema.gen.ts';
import { useWords, type Words } from '../i18n/language.tsx';
import type { MessageKey } from '../i18n/translate.ts';
import type { ItemsSearch } from '../search-params.ts';

/** A column of the table of items that one may show or hide. */
interface Column {
  readonly id: string;
  readonly head: MessageKey;
  readonly className: string;
  readonly isNumber?: boolean;
  readonly cell: (item: ItemSummary, words: Words) => ReactNode;
}

/** All columns beside the title, in the order in which they stand. */
const columns = [
  { id: 'serial', head: 'items.serial', className: 'c-serial', cell: ({ serial }) => serial },
  {
    id: 'kind',
    head: 'items.kind',
    className: 'c-kind',
    cell: ({ kind }, { t }) => (kind === null ? t('kind.unknown') : t.of(`kind.${kind}`, kind)),
  },
  { id: 'type', head: 'item.media-type', className: 'c-type', cell: ({ mediaType }) => mediaType },
  {
    id: 'language',
    head: 'items.language',
    className: 'c-language',
    cell: ({ languages }, { format }) => languages.map((tag) => format.languageName(tag)).join(', '),
  },
  { id: 'dated', head: 'item.document-date', className: 'c-dated', cell: ({ documentDate }) => documentDate },
  {
    id: 'pages',
    head: 'items.pages',
    className: 'c-number c-pages',
    cell: ({ pages }, { format }) => (pages === null ? '' : format.number(pages)),
  },
  {
    id: 'size',
    head: 'items.size',
    className: 'c-number',
    cell: ({ sizeBytes }, { format }) => format.bytes(sizeBytes),
  },
  {
    id: 'findings',
    head: 'items.findings',
    className: 'c-number c-pages',
    cell: ({ findings }, { format }) => (findings === 0 ? '' : format.number(findings)),
  },
  { id: 'source', head: 'items.source', className: 'c-source', cell: ({ sourceName }) => sourceName },
  {
    id: 'received',
    head: 'items.received',
    className: 'c-received',
    cell: ({ receivedAt }, { format }) => <time dateTime={receivedAt}>{format.day(receivedAt)}</time>,
  },
  {
    id: 'digest',
    head: 'items.digest',
    className: 'c-digest',
    cell: ({ sha256 }) => <span title={sha256}>{sha256.slice(0, 10)}</span>,
  },
] as const satisfies readonly Column[];

const DEFAULT = ['serial', 'kind', 'language', 'pages', 'size', 'source', 'received'];
const STORED = 'muniment.columns';

/** The columns that the address names, else those chosen last on this machine, else the usual ones. */
export function shownColumns(search: Pick<ItemsSearch, 'columns'>): readonly Column[] {
  const wanted = (search.columns ?? localStorage.getItem(STORED) ?? '').split(',').filter(Boolean);
  const known = wanted.filter((id) => columns.some((column) => column.id === id));
  const ids = known.length > 0 || search.columns === 'title' ? known : DEFAULT;
  return columns.filter(({ id }) => ids.includes(id));
}

/** Chooses the columns of the table. The choice stands in the address, so that a saved view keeps it, and is remembered. */
export function ColumnChooser(given: {
  readonly search: ItemsSearch;
  readonly change: (next: ItemsSearch) => void;
}): ReactNode {
  const { t } = useWords();
  const { search, change } = given;
  const shown = new Set(shownColumns(search).map(({ id }) => id));
  const toggle = (id: string): void => {
    const next = columns.filter((column) => shown.has(column.id) !== (column.id === id)).map((one) => one.id);
    // The title is always there; a table of nothing else is named by it.
    const text = next.length === 0 ? 'title' : next.join(',');
    localStorage.setItem(STORED, text);
    change({ ...search, columns: text });
  };
  return (
    <details className="chooser">
      <summary>{t('columns.title')}</summary>
      <fieldset>
        <legend className="for-readers">{t('columns.title')}</legend>
        {columns.map(({ id, head }) => (
          <label key={id}>
            <input type="checkbox" checked={shown.has(id)} onChange={() => toggle(id)} /> {t(head)}
          </label>
        ))}
        <button
          type="button"
          className="quiet-button"
          onClick={() => {
            localStorage.removeItem(STORED);
            change({ ...search, columns: DEFAULT.join(',') });
          }}
        >
          {t('columns.usual')}
        </button>
      </fieldset>
    </details>
  );
}
