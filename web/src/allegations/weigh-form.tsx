import { Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { askForAllegations } from '../api/allegations.ts';
import { call } from '../api/client.ts';
import type { Factor, LaidPiece, Law } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { OpenForm } from '../ui/open-form.tsx';
import { useCharge } from './charge.tsx';
import { LawWords, ToCheck, useLawText } from './law-words.tsx';

type Rubric = Law['rubric'];

const factorsFor = (rubric: Rubric | undefined, kind: string): readonly Factor[] =>
  rubric?.factors.filter(({ appliesTo }) => appliesTo.length === 0 || appliesTo.includes(kind)) ?? [];

const noneOf = (factor: string): string => `${factor} none`;

/** What the fields of one question say; undefined while it is not answered. */
function answerOf(form: FormData, { id, type }: Factor): unknown {
  if (type === 'choices') {
    const chosen = form.getAll(id).map(String);
    return chosen.length > 0 ? chosen : form.get(noneOf(id)) === null ? undefined : [];
  }
  const said = String(form.get(id) ?? '');
  if (said === '') return undefined;
  return type === 'boolean' ? said === 'yes' : type === 'number' ? Number(said) : said;
}

/** Answers by question, without those that nobody gave. */
function answersOf(form: FormData, rubric: Rubric | undefined, kind: string): Record<string, unknown> {
  return Object.fromEntries(
    factorsFor(rubric, kind)
      .map((factor) => [factor.id, answerOf(form, factor)] as const)
      .filter(([, answer]) => answer !== undefined),
  );
}

interface QuestionOf {
  readonly factor: Factor;
  readonly answer: unknown;
  /** That the answer follows from what is recorded, and nobody has confirmed it yet. */
  readonly isProposed: boolean;
}

function Asked({ factor, isProposed }: QuestionOf): ReactNode {
  const { t } = useWords();
  return (
    <>
      <LawWords of={factor.question} />
      <ToCheck is={factor.toCheck} />
      {isProposed ? <span className="proposed"> {t('weigh.proposed')}</span> : null}
    </>
  );
}

function Choices(given: QuestionOf): ReactNode {
  const { t } = useWords();
  const { factor, answer } = given;
  const chosen = Array.isArray(answer) ? answer : null;
  return (
    <fieldset className="plain-choices">
      <legend>
        <Asked {...given} />
      </legend>
      {factor.options.map(({ id, names }) => (
        <label key={id} className="check-line">
          <input type="checkbox" name={factor.id} value={id} defaultChecked={chosen?.includes(id) ?? false} />{' '}
          <LawWords of={names} />
        </label>
      ))}
      <label className="check-line">
        <input type="checkbox" name={noneOf(factor.id)} defaultChecked={chosen?.length === 0} />{' '}
        {t('weigh.none-of-these')}
      </label>
    </fieldset>
  );
}

function Question(given: QuestionOf): ReactNode {
  const { t } = useWords();
  const say = useLawText();
  const { factor, answer } = given;
  const { id, type, options, unit } = factor;
  if (type === 'choices') return <Choices {...given} />;
  const said = typeof answer === 'boolean' ? (answer ? 'yes' : 'no') : String(answer ?? '');
  return (
    <label className="stack-field">
      <span>
        <Asked {...given} />
      </span>
      {type === 'number' ? (
        <span className="number-line">
          <input type="number" name={id} min={0} step={1} max={1_000_000} defaultValue={said} />
          {unit === 'days' ? <span className="aside">{t('weigh.unit.days')}</span> : null}
        </span>
      ) : (
        <select name={id} defaultValue={said}>
          <option value="">{t('weigh.not-answered')}</option>
          {type === 'boolean' ? (
            <>
              <option value="yes">{t('weigh.yes')}</option>
              <option value="no">{t('weigh.no')}</option>
            </>
          ) : (
            options.map((one) => (
              <option key={one.id} value={one.id} lang={say(one.names).lang}>
                {say(one.names).text}
              </option>
            ))
          )}
        </select>
      )}
    </label>
  );
}

function Band({
  rubric,
  start,
}: {
  readonly rubric: Rubric | undefined;
  readonly start: LaidPiece;
}): ReactNode {
  const { t } = useWords();
  const say = useLawText();
  const { weighing } = start;
  const other = weighing && weighing.band !== weighing.computed ? weighing.band : null;
  const [band, setBand] = useState(other === null ? '' : String(other));
  return (
    <>
      <label className="stack-field">
        {t('weigh.band')}
        <select name="band" value={band} onChange={({ currentTarget }) => setBand(currentTarget.value)}>
          <option value="">{t('weigh.band.computed')}</option>
          {rubric?.bands.map(({ band: n, names }) => (
            <option key={n} value={n} lang={say(names).lang}>
              {`${t('band.number', { band: n })} ${say(names).text}`}
            </option>
          ))}
        </select>
        <span className="aside">{t('weigh.band.why')}</span>
      </label>
      {band === '' ? null : (
        <Textarea
          name="reasons"
          required
          maxLength={4000}
          autosize
          minRows={2}
          maxRows={8}
          dir="auto"
          label={t('weigh.reasons')}
          description={t('weigh.reasons.why')}
          defaultValue={weighing?.reasons ?? ''}
        />
      )}
    </>
  );
}

function Fields({ piece }: { readonly piece: LaidPiece }): ReactNode {
  const { t } = useWords();
  const say = useLawText();
  const { names } = useCharge();
  const rubric = names.law?.rubric;
  // What was there when it was opened: somebody else may weigh it meanwhile, and nothing is put over what is being written.
  const [start] = useState(piece);
  const [kind, setKind] = useState(start.weighing?.kind ?? '');
  const known = start.weighing?.answers ?? {};
  const answers = { ...start.proposed, ...known };
  return (
    <>
      <p className="aside">{t('weigh.what')}</p>
      <label className="stack-field">
        {t('weigh.kind')}
        <select
          name="kind"
          required
          value={kind}
          onChange={({ currentTarget }) => setKind(currentTarget.value)}
        >
          <option value="">{t('allegation.choose')}</option>
          {rubric?.kinds.map(({ id, names: called, band }) => (
            <option key={id} value={id} lang={say(called).lang}>
              {`${say(called).text} (${t('band.number', { band })})`}
            </option>
          ))}
        </select>
        <span className="aside">{t('weigh.kind.why')}</span>
      </label>
      {kind === '' ? null : (
        <div className="questions">
          {factorsFor(rubric, kind).map((factor) => (
            <Question
              key={factor.id}
              factor={factor}
              answer={answers[factor.id]}
              isProposed={Object.hasOwn(start.proposed, factor.id) && !Object.hasOwn(known, factor.id)}
            />
          ))}
        </div>
      )}
      <Band rubric={rubric} start={start} />
    </>
  );
}

/** Weighs a claim by the rubric: its kind of evidence and the questions about that kind, with what follows from the record proposed. */
export function WeighForm({ piece }: { readonly piece: LaidPiece }): ReactNode {
  const { t } = useWords();
  const { names } = useCharge();
  const open = t(piece.weighing === null ? 'weigh.weigh' : 'weigh.again');
  return (
    <OpenForm
      label={t('weigh.weigh')}
      open={open}
      openName={t('named.button', { button: open, what: piece.body })}
      submit={t('claim.record')}
      isQuiet
      className="weigh-form"
      send={(form) => {
        const kind = String(form.get('kind'));
        const band = String(form.get('band') ?? '');
        return call('POST /api/claims/{id}/weighings', {
          params: { id: piece.claimId },
          body: {
            kind,
            answers: answersOf(form, names.law?.rubric, kind),
            band: band === '' ? null : Number(band),
            reasons: String(form.get('reasons') ?? '').trim() || null,
          },
        });
      }}
      done={askForAllegations}
    >
      <Fields piece={piece} />
    </OpenForm>
  );
}
