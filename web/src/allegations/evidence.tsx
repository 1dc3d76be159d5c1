import { Button, Textarea } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, type ReactNode } from 'react';
import { askForAllegations, laidQuery } from '../api/allegations.ts';
import { call } from '../api/client.ts';
import type { BareLaid, LaidPiece } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { OpenForm } from '../ui/open-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { useCharge } from './charge.tsx';
import { RecordLink } from './record-link.tsx';
import { WeighForm } from './weigh-form.tsx';
import { Weighed } from './weighed.tsx';

/** What speaks against an element, and how it is answered. That it is not stands out. */
function Answered({ piece }: { readonly piece: LaidPiece }): ReactNode {
  const { t } = useWords();
  const { mayChange } = useCharge();
  const { id, answer, body } = piece;
  const open = t(answer === null ? 'answer.give' : 'answer.change');
  return (
    <div className={answer === null ? 'piece-answer unanswered' : 'piece-answer'}>
      {answer === null ? (
        <p>
          <strong>{t('answer.none')}</strong>
        </p>
      ) : (
        <p dir="auto" className="as-written">
          <strong>{t('answer.is')}</strong> {answer}
        </p>
      )}
      {mayChange ? (
        <OpenForm
          label={t('answer.give')}
          open={open}
          openName={t('named.button', { button: open, what: body })}
          submit={t('claim.record')}
          isQuiet
          send={(form) =>
            call('POST /api/laid-evidence/{id}/answer', {
              params: { id },
              body: { answer: String(form.get('answer') ?? '').trim() || null },
            })
          }
          done={askForAllegations}
        >
          <Textarea
            name="answer"
            maxLength={4000}
            autosize
            minRows={2}
            maxRows={8}
            dir="auto"
            label={t('answer.how')}
            description={t('answer.why')}
            defaultValue={answer ?? ''}
          />
        </OpenForm>
      ) : null}
    </div>
  );
}

function Whence({ piece }: { readonly piece: LaidPiece }): ReactNode {
  const { t } = useWords();
  const {
    sourceName,
    saidOn,
    serial,
    itemTitle,
    conclusionId,
    conclusion,
    incidentId,
    incident,
    record,
    note,
  } = piece;
  return (
    <p className="aside" dir="auto">
      {sourceName}
      {saidOn === null ? '' : ` · ${saidOn}`}
      {serial === null ? (
        ` · ${t('evidence.no-exhibit')}`
      ) : (
        <>
          {' · '}
          <Link
            to="/items/$serial"
            params={{ serial }}
            search={{ tab: 'claims' }}
            className="figures"
            title={itemTitle ?? serial}
          >
            {serial}
          </Link>
        </>
      )}
      {conclusionId === null ? null : (
        <>
          {` · ${t('evidence.through')} `}
          <Link to="/conclusions/$id" params={{ id: conclusionId }} dir="auto">
            {conclusion}
          </Link>
        </>
      )}
      {incidentId === null ? null : (
        <>
          {` · ${t('evidence.through-incident')} `}
          <Link to="/incidents/$id" params={{ id: incidentId }} dir="auto">
            {incident}
          </Link>
        </>
      )}
      {record === null ? null : (
        <>
          {` · ${t('evidence.through-record')} `}
          <RecordLink record={record} />
        </>
      )}
      {note === null ? '' : ` · ${note}`}
    </p>
  );
}

/** Takes back what is laid, with a reason. */
function TakeBack(given: { readonly id: string; readonly button: string; readonly what: string }): ReactNode {
  const { t } = useWords();
  const { id, button, what } = given;
  return (
    <Reasoned
      isQuiet
      button={button}
      name={t('named.button', { button, what })}
      send={(reason) => call('POST /api/laid-evidence/{id}/withdrawal', { params: { id }, body: { reason } })}
      done={askForAllegations}
    />
  );
}

/** What is taken back: all that was laid with one row goes with it. */
const backOf = ({
  conclusionId,
  incidentId,
  record,
}: Pick<LaidPiece, 'conclusionId' | 'incidentId' | 'record'>) => {
  if (record !== null) return 'evidence.back-record' as const;
  if (incidentId !== null) return 'evidence.back-incident' as const;
  return conclusionId === null ? ('basis.withdraw' as const) : ('evidence.back-conclusion' as const);
};

/** One claim that is laid to an element: what it says, whose it is, what it weighs and why. */
function Piece({ piece }: { readonly piece: LaidPiece }): ReactNode {
  const { t } = useWords();
  const { mayChange } = useCharge();
  const quote = useId();
  const { id, claimId, body, stance, isWithdrawn } = piece;
  const back = t(backOf(piece));
  return (
    <article className={isWithdrawn ? 'piece struck' : 'piece'} aria-labelledby={quote}>
      <blockquote className="quoted" dir="auto" id={quote}>
        <Link to="/claims/$id" params={{ id: claimId }}>
          {isWithdrawn ? <s>{body}</s> : body}
        </Link>
      </blockquote>
      <Whence piece={piece} />
      {isWithdrawn ? <p className="piece-band">{t('evidence.withdrawn')}</p> : <Weighed piece={piece} />}
      {stance === 'against' && !isWithdrawn ? <Answered piece={piece} /> : null}
      {mayChange ? (
        <div className="piece-buttons">
          {isWithdrawn ? null : <WeighForm piece={piece} />}
          <TakeBack id={id} button={back} what={body} />
        </div>
      ) : null}
    </article>
  );
}

/** Pieces of one side by what they go back to; what was withdrawn comes last. */
function originsOf(pieces: readonly LaidPiece[]): (readonly [number | null, readonly LaidPiece[]])[] {
  return [...Map.groupBy(pieces, ({ origin }) => origin)].toSorted(
    ([one], [other]) => (one ?? Number.MAX_SAFE_INTEGER) - (other ?? Number.MAX_SAFE_INTEGER),
  );
}

function Side(given: {
  readonly pieces: readonly LaidPiece[];
  readonly stance: 'for' | 'against';
  /** Of all that is laid on this side, shown or not. */
  readonly origins: number;
}) {
  const { t } = useWords();
  const { pieces, stance, origins: counted } = given;
  const own = pieces.filter((one) => one.stance === stance);
  const origins = originsOf(own);
  return (
    <div>
      <h4>{t(`grounds.${stance}`, { n: counted })}</h4>
      {own.length === 0 && counted === 0 ? (
        <p className="aside">{t(stance === 'for' ? 'grounds.none-for' : 'grounds.none-against')}</p>
      ) : null}
      {origins.map(([origin, some]) => (
        <div key={origin} className="origin">
          {origin === null ? null : (
            <p className="origin-number">
              {t('evidence.origin', { number: origin })}
              {some.length > 1 ? (
                <span className="aside"> · {t('evidence.one-origin', { n: some.length })}</span>
              ) : null}
            </p>
          )}
          {some.map((piece) => (
            <Piece key={`${piece.id} ${piece.claimId} ${piece.stance}`} piece={piece} />
          ))}
        </div>
      ))}
    </div>
  );
}

/** How many origins the pieces of one side have. */
const originsIn = (pieces: readonly LaidPiece[], stance: LaidPiece['stance']): number =>
  new Set(pieces.flatMap((one) => (one.stance === stance && one.origin !== null ? [one.origin] : []))).size;

/** What is laid to one slot of an allegation to which much is laid: asked for when it is looked at, a page at a time. */
function PagedSides({ slot }: { readonly slot: string }): ReactNode {
  const { t } = useWords();
  const { matrix } = useCharge();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    laidQuery(matrix.allegation.id, { slot }),
  );
  const [first] = data?.pages ?? [];
  if (!data || !first)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.evidence')} />
    );
  const pieces = data.pages.flatMap((page) => page.pieces);
  return (
    <>
      <div className="two-sides">
        <Side pieces={pieces} stance="for" origins={first.for.origins} />
        <Side pieces={pieces} stance="against" origins={first.against.origins} />
      </div>
      {hasNextPage ? (
        <div className="button-line no-print">
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('evidence.more', { shown: pieces.length, n: first.count })}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function BareLink({ one }: { readonly one: BareLaid }): ReactNode {
  const { t } = useWords();
  const { conclusionId, incidentId, record, says } = one;
  if (record !== null)
    return (
      <>
        {t('evidence.record-brings-none')} <RecordLink record={record} />
      </>
    );
  return incidentId === null ? (
    <>
      {t('evidence.brings-none')}{' '}
      <Link to="/conclusions/$id" params={{ id: conclusionId ?? '' }}>
        {says}
      </Link>
    </>
  ) : (
    <>
      {t('evidence.incident-brings-none')}{' '}
      <Link to="/incidents/$id" params={{ id: incidentId }}>
        {says}
      </Link>
    </>
  );
}

/** Conclusions, incidents and records that are laid here and bring no claim: they are seen, so that they can be taken back. */
function Bare({ slot }: { readonly slot: string }): ReactNode {
  const { t } = useWords();
  const { matrix, mayChange } = useCharge();
  return matrix.withoutClaims
    .filter((one) => one.slot === slot)
    .map((one) => (
      <div key={one.id} className="piece">
        <p dir="auto">
          <BareLink one={one} />
        </p>
        {mayChange ? <TakeBack id={one.id} button={t(backOf(one))} what={one.says} /> : null}
      </div>
    ));
}

/** What is laid to an element or an alternative, for it and against it, each side by independent origin. */
export function Evidence({ slot }: { readonly slot: string }): ReactNode {
  const { t } = useWords();
  const { laid, matrix } = useCharge();
  const pieces = laid?.get(slot) ?? [];
  return (
    <>
      {!matrix.laidTo.includes(slot) ? (
        <p className="aside">{t('gap.nothing')}</p>
      ) : laid === null ? (
        <PagedSides slot={slot} />
      ) : (
        <div className="two-sides">
          <Side pieces={pieces} stance="for" origins={originsIn(pieces, 'for')} />
          <Side pieces={pieces} stance="against" origins={originsIn(pieces, 'against')} />
        </div>
      )}
      <Bare slot={slot} />
    </>
  );
}
