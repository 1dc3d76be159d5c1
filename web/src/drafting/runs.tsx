import { Link } from '@tanstack/react-router';
import { createContext, use, type ReactNode } from 'react';
import type { PleadingRun } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { groupedRuns, tableOf } from './parts.ts';

/** Whether cites lead to what they cite: not in a text that is being written, which nobody is to leave by mistake. */
const IsLive = createContext(true);

/** Shows what is in it with cites that lead nowhere. */
export const WithoutLinks = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <IsLive value={false}>{children}</IsLive>
);

function Cite({ run }: { readonly run: PleadingRun }): ReactNode {
  const { t } = useWords();
  const isLive = use(IsLive);
  const { to, text, id, serial, page, quoteId, isHidden } = run;
  if (isHidden) return <span className="cite">{t('pleading.hidden-cite')}</span>;
  const isKnown =
    (to === 'exhibit' && serial !== null) || ((to === 'law' || to === 'allegation') && id !== null);
  if (isKnown && !isLive)
    return (
      <span className="cite" data-to={to} dir="auto">
        {text}
      </span>
    );
  if (to === 'exhibit' && serial !== null)
    return (
      <Link
        className="cite"
        to="/items/$serial"
        params={{ serial }}
        search={{
          ...(page === null ? {} : { page: String(page) }),
          ...(quoteId === null ? {} : { quote: quoteId }),
        }}
        dir="auto"
      >
        {text}
      </Link>
    );
  if (to === 'law' && id !== null)
    return (
      <Link className="cite" to="/law" search={{ instrument: id.split('.')[0] ?? id }} dir="auto">
        {text}
      </Link>
    );
  if (to === 'allegation' && id !== null)
    return (
      <Link className="cite" to="/allegations/$id" params={{ id }} dir="auto">
        {text}
      </Link>
    );
  // An exhibit that is none any more, or a link of somebody’s own: words, never a way out.
  return (
    <span className="cite" data-broken dir="auto">
      {text}
    </span>
  );
}

function Run({ run }: { readonly run: PleadingRun }): ReactNode {
  const inner = run.to === null ? run.text : <Cite run={run} />;
  const slanted = run.emphasis ? <em>{inner}</em> : inner;
  const styled = run.strong ? <strong>{slanted}</strong> : slanted;
  return run.nocite === null ? (
    styled
  ) : (
    <span className="nocite" title={run.nocite}>
      {styled}
    </span>
  );
}

/** Stretches of a text as they read, without its footnotes. */
export const Runs = ({ runs }: { readonly runs: readonly PleadingRun[] }): ReactNode =>
  runs.map((run, at) => (
    // oxlint-disable-next-line react/no-array-index-key -- stretches have no name but their place
    <Run key={at} run={run} />
  ));

/** The same with a number where a footnote is referred to. */
function WithNotes({ id, runs }: { readonly id: string; readonly runs: readonly PleadingRun[] }): ReactNode {
  const { t } = useWords();
  const isLive = use(IsLive);
  return groupedRuns(runs).map(([note, own], at) =>
    note === null ? (
      // oxlint-disable-next-line react/no-array-index-key -- stretches have no name but their place
      <Runs key={at} runs={own} />
    ) : (
      // oxlint-disable-next-line react/no-array-index-key -- as above
      <sup key={at} className="note-mark">
        {isLive ? (
          <a href={`#note-${id}-${note}`} aria-label={t('pleading.footnote', { n: note })}>
            {note}
          </a>
        ) : (
          note
        )}
      </sup>
    ),
  );
}

function Table({
  id,
  rows,
}: {
  readonly id: string;
  readonly rows: readonly (readonly PleadingRun[][])[];
}): ReactNode {
  const [head = [], ...body] = rows;
  return (
    <div className="scroll-x" role="group" tabIndex={0}>
      <table className="plain-table pleading-table">
        <thead>
          <tr>
            {head.map((cell, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- cells have no name but their place
              <th key={at} scope="col" dir="auto">
                <WithNotes id={id} runs={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- as above
            <tr key={at}>
              {row.map((cell, column) => (
                // oxlint-disable-next-line react/no-array-index-key -- as above
                <td key={column} dir="auto">
                  <WithNotes id={id} runs={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A numbered paragraph as it reads: its words or its table, and its footnotes below. `id`: tells its footnotes from others of the page. */
export function ShownParagraph(given: {
  readonly id: string;
  readonly number: string;
  readonly runs: readonly PleadingRun[];
  readonly children?: ReactNode;
}): ReactNode {
  const { id, number, runs, children } = given;
  const rows = tableOf(runs);
  const notes = groupedRuns(runs).flatMap(([note, own]) => (note === null ? [] : [[note, own] as const]));
  const figure = <span className="figures pleading-number">{number}</span>;
  return (
    <>
      {rows === null ? (
        <p className="pleading-paragraph" dir="auto">
          {figure} <WithNotes id={id} runs={runs} />
          {children}
        </p>
      ) : (
        <div className="pleading-paragraph">
          <p>
            {figure}
            {children}
          </p>
          <Table id={id} rows={rows} />
        </div>
      )}
      {notes.length === 0 ? null : (
        <ol className="pleading-notes">
          {notes.map(([note, own]) => (
            <li key={note} id={`note-${id}-${note}`} value={note} dir="auto">
              <Runs runs={own} />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
