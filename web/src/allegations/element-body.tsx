import type { ReactNode } from 'react';
import type { AlternativeRow, ElementRow, Judgement, LawText, ProvisionRows } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { useCharge } from './charge.tsx';
import { Evidence } from './evidence.tsx';
import { Authorities, LawWords, ToCheck, useLawText } from './law-words.tsx';
import { LayForm } from './lay-form.tsx';
import { Exhibit, GapWords, ResultWords } from './words.tsx';

/** Shows a provision that proves an alternative, within `under`. */
type Nested = (provision: ProvisionRows, under: readonly string[]) => ReactNode;

function Texts({ title, of }: { readonly title: string; readonly of: readonly LawText[] }): ReactNode {
  if (of.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="law-list">
        {of.map((one) => (
          <li key={one['en']}>
            <LawWords of={one} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the law says of an element: what may prove it, what is usually answered, who relies on what, who has to prove it. */
function OfTheLaw({ element }: { readonly element: ElementRow }): ReactNode {
  const { t } = useWords();
  const { prompts, answers, authority, burden } = element;
  return (
    <div className="element-law">
      <Texts title={t('element.prompts')} of={prompts} />
      <Texts title={t('element.answers')} of={answers} />
      {burden === null ? null : <Texts title={t('element.burden')} of={[burden]} />}
      {authority.length === 0 ? null : (
        <>
          <h3>{t('element.authority')}</h3>
          <Authorities of={authority} />
        </>
      )}
    </div>
  );
}

/** Exhibits without which less is proved here. */
function Hangs({ judgement }: { readonly judgement: Judgement }): ReactNode {
  const { t } = useWords();
  if (judgement.hangsOn.length === 0) return null;
  return (
    <ul className="law-list hangs">
      {judgement.hangsOn.map(({ item, result }) => (
        <li key={item}>
          {t('hangs.without')} <Exhibit item={item} />: <ResultWords id={result} />
        </li>
      ))}
    </ul>
  );
}

const judgementsOf = ({ judgement, alternatives }: ElementRow): readonly Judgement[] => [
  judgement,
  ...alternatives.map((one) => one.judgement),
];

function Slot(given: {
  readonly slot: string;
  readonly text: LawText;
  readonly judgement: Judgement;
  readonly isException: boolean;
}): ReactNode {
  const { mayChange } = useCharge();
  const say = useLawText();
  const { slot, text, judgement, isException } = given;
  return (
    <>
      <Evidence slot={slot} />
      <Hangs judgement={judgement} />
      {mayChange ? <LayForm slot={slot} name={say(text).text} isException={isException} /> : null}
    </>
  );
}

/** Whether anything is laid to an alternative, or to what proves it. */
const holdsAnything = ({ judgement }: AlternativeRow, proving: readonly ProvisionRows[]): boolean =>
  [judgement, ...proving.flatMap(({ elements }) => elements.flatMap(judgementsOf))].some(
    (one) => one.for + one.against > 0,
  );

/** One way to prove an element; what proves it in its turn is folded under it. */
function Alternative(given: {
  readonly alternative: AlternativeRow;
  readonly element: ElementRow;
  readonly under: readonly string[];
  readonly nested: Nested;
}): ReactNode {
  const { t } = useWords();
  const { matrix } = useCharge();
  const { alternative, element, under, nested } = given;
  const { id, text, prompts, provisions, judgement, result, toCheck } = alternative;
  const proving = matrix.provisions.filter(
    (one, at, all) =>
      one.through === id &&
      !under.includes(one.id) &&
      all.findIndex((other) => other.id === one.id && other.through === id) === at,
  );
  // On paper, too, what has nothing laid to it is named and no more.
  const isEmpty = !holdsAnything(alternative, proving);
  const isReliedOn = provisions.includes(matrix.allegation.attribution ?? '');
  return (
    <details className="alternative" data-holds={isEmpty ? undefined : ''} open={!isEmpty}>
      <summary>
        <LawWords of={text} />
        <ToCheck is={toCheck} />
        {isReliedOn ? <strong className="relied-on"> {t('allegation.relied-on')}</strong> : null}
        {': '}
        <ResultWords id={result} />
      </summary>
      {isEmpty ? null : (
        <p className="aside">
          <GapWords of={alternative} required={element.required} isException={element.isException} />
        </p>
      )}
      <Texts title={t('element.prompts')} of={prompts} />
      <Slot slot={id} text={text} judgement={judgement} isException={element.isException} />
      {provisions.length === 0 ? null : (
        <div className="part-of-part">
          <p className="aside">{t('element.proves-it-too')}</p>
          {proving.map((one) => nested(one, [...under, one.id]))}
        </div>
      )}
    </details>
  );
}

/** An element folded open: what the law says of it, the evidence for it and against it, and the ways to prove it. */
export function ElementBody(given: {
  readonly element: ElementRow;
  /** Provisions within which it stands. */
  readonly under: readonly string[];
  readonly nested: Nested;
}): ReactNode {
  const { t } = useWords();
  const { element, under, nested } = given;
  const { id, text, judgement, alternatives, isException } = element;
  return (
    <div className="element-body">
      <OfTheLaw element={element} />
      <div className="element-evidence">
        {alternatives.length === 0 ? null : <h3>{t('element.itself')}</h3>}
        <Slot slot={id} text={text} judgement={judgement} isException={isException} />
        {alternatives.length === 0 ? null : (
          <>
            <h3>{t('element.alternatives')}</h3>
            {alternatives.map((one) => (
              <Alternative key={one.id} alternative={one} element={element} under={under} nested={nested} />
            ))}
          </>
        )}
      </div>
    </div>
  );
}
