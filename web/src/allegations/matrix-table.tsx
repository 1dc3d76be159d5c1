import { Fragment, useId, type ReactNode } from 'react';
import type { ElementRow, ProvisionRows } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { useCharge, useIsPrinted } from './charge.tsx';
import { ElementBody } from './element-body.tsx';
import { countsOf, leadOf } from './gap.ts';
import { LawWords, ToCheck } from './law-words.tsx';
import { BandWords, GapWords, ResultWords, StandardWords, Steps } from './words.tsx';

const COLUMNS = ['element', 'standard', 'result', 'best', 'evidence', 'gap'] as const;

/** The cell of a column; on a narrow screen its heading stands within it. */
function Cell({ of, children }: { readonly of: (typeof COLUMNS)[number]; readonly children: ReactNode }) {
  const { t } = useWords();
  return (
    <td role="cell" className={`c-${of}`}>
      <span className="cell-name" aria-hidden="true">
        {t(`matrix.column.${of}`)}
      </span>
      <div>{children}</div>
    </td>
  );
}

function Best({ element }: { readonly element: ElementRow }): ReactNode {
  const { t } = useWords();
  const { judgement } = leadOf(element);
  if (judgement.best === null) return <span className="aside">{t('matrix.nothing-weighed')}</span>;
  return (
    <>
      <BandWords band={judgement.best} />
      <br />
      <span className="aside">{t('matrix.origins', { n: judgement.origins })}</span>
    </>
  );
}

function Counts({ element }: { readonly element: ElementRow }): ReactNode {
  const { t } = useWords();
  const counts = countsOf(element);
  return (
    <ul className="counts figures">
      <li>{t('matrix.for', { n: counts.for })}</li>
      <li>{t('matrix.against', { n: counts.against })}</li>
      {counts.unweighed === 0 ? null : <li>{t('matrix.unweighed', { n: counts.unweighed })}</li>}
    </ul>
  );
}

function Row(given: {
  readonly element: ElementRow;
  readonly under: readonly string[];
  /** Its place among all rows that keys move through; null of those within others. */
  readonly index: number | null;
  readonly onFocus: (index: number) => void;
}): ReactNode {
  const { t } = useWords();
  const { isOpen, toggle } = useCharge();
  const isPrinted = useIsPrinted();
  const body = useId();
  const { element, under, index, onFocus } = given;
  const { id, text, toCheck, isException, required, result } = element;
  const isShown = isOpen(id) || isPrinted;
  return (
    <Fragment>
      <tr role="row" id={index === null ? undefined : `element-${id}`} className="element">
        <th role="rowheader" scope="row" className="c-element">
          <button
            type="button"
            className="element-toggle"
            id={index === null ? undefined : `row-${index}`}
            aria-expanded={isShown}
            aria-controls={isShown ? body : undefined}
            onClick={() => toggle(id)}
            onFocus={() => (index === null ? undefined : onFocus(index))}
          >
            <span className="fold" aria-hidden="true" />
            <LawWords of={text} />
            <ToCheck is={toCheck} />
          </button>
          {isException ? <span className="exception"> {t('matrix.exception')}</span> : null}
        </th>
        <Cell of="standard">
          <StandardWords id={required} />
        </Cell>
        <Cell of="result">
          <Steps result={result} required={required} />
          <ResultWords id={result} />
        </Cell>
        <Cell of="best">
          <Best element={element} />
        </Cell>
        <Cell of="evidence">
          <Counts element={element} />
        </Cell>
        <Cell of="gap">
          <GapWords of={element} required={required} isException={isException} />
        </Cell>
      </tr>
      {isShown ? (
        <tr role="row" className="element-open">
          <td role="cell" colSpan={COLUMNS.length} id={body}>
            <ElementBody element={element} under={under} nested={nested} />
          </td>
        </tr>
      ) : null}
    </Fragment>
  );
}

const nested = (provision: ProvisionRows, under: readonly string[]): ReactNode => (
  <ProvisionTable key={provision.id} provision={provision} under={under} />
);

/** The elements of one provision as rows: what must be proved, the standard, how far it is proved, and what is missing. */
export function ProvisionTable(given: {
  readonly provision: ProvisionRows;
  readonly under: readonly string[];
  /** Place of its first row among all that keys move through; left out of provisions within an element. */
  readonly first?: number;
  readonly onFocus?: (index: number) => void;
}): ReactNode {
  const { t } = useWords();
  const heading = useId();
  const { provision, under, first, onFocus = () => undefined } = given;
  const { label, text, kind, toCheck, result, elements, through } = provision;
  const Heading = through === null ? 'h2' : 'h4';
  return (
    <section className="matrix-provision" aria-labelledby={heading}>
      <Heading id={heading}>
        <LawWords of={label} />
        <span className="provision-kind"> {t(`law.kind.one.${kind as 'gate'}`)}</span>
      </Heading>
      <p className="provision-says">
        <LawWords of={text} />
        <ToCheck is={toCheck} /> ·{' '}
        <strong>
          <ResultWords id={result} />
        </strong>
      </p>
      <table role="table" className="matrix" aria-labelledby={heading}>
        <thead role="rowgroup">
          <tr role="row">
            {COLUMNS.map((one) => (
              <th key={one} role="columnheader" scope="col" className={`c-${one}`}>
                {t(`matrix.column.${one}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {elements.map((element, at) => (
            <Row
              key={element.id}
              element={element}
              under={under}
              index={first === undefined ? null : first + at}
              onFocus={onFocus}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}
