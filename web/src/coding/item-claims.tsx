import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { claimsOfItemQuery, queryClient, quotesQuery } from '../api/queries.ts';
import type { Quote } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { ClaimFields, factsOf } from './claim-fields.tsx';
import { ClaimLine } from './claim-line.tsx';
import { Suggestions } from './suggestions.tsx';
import { elementOf, exactOf, isPassage } from './place.ts';
import { PlaceWords, QuotePlace } from './place-words.tsx';
import { TranslateQuote } from './translate-quote.tsx';
import { lookAt } from './quoted.ts';
import { useWanted, want, type Wanted } from './wanted.ts';

/** Has quotes, claims and what is proposed asked for again, wherever they are shown. */
export async function askForClaims(): Promise<void> {
  await Promise.all(
    ['quotes', 'claims', 'suggestions'].map((name) => queryClient.invalidateQueries({ queryKey: [name] })),
  );
}

function NewClaim({ wanted }: { readonly wanted: Wanted }): ReactNode {
  const { serial, place, known, from } = wanted;
  const { t } = useWords();
  const first = useRef<HTMLTextAreaElement>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    first.current?.focus();
    first.current?.scrollIntoView({ block: 'nearest' });
  }, [place]);
  const make = useMutation({
    mutationFn: (given: FormData) =>
      call('POST /api/items/{serial}/quotes', {
        params: { serial },
        body: {
          quote: isPassage(place) ? { kind: 'text', ...place } : place,
          claim: factsOf(given),
          ...(from ? { suggestion: from } : {}),
        },
      }),
    onSuccess: async () => {
      // In this order: the list of suggestions is new when the focus goes back to it.
      await askForClaims();
      want(null);
    },
  });
  return (
    <form
      ref={form}
      className="stack panel"
      aria-label={t('claim.new')}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
        if (event.key === 'Escape') want(null);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate(new FormData(event.currentTarget));
      }}
    >
      <h2>{t('claim.new')}</h2>
      <blockquote className="quoted" dir="auto">
        {exactOf(place) ?? <PlaceWords place={place} />}
      </blockquote>
      <ClaimFields
        key={JSON.stringify(place)}
        known={{ ...known, body: exactOf(place) ?? '' }}
        first={first}
      />
      {make.isError ? <ProblemBox error={make.error} /> : null}
      <div className="button-line">
        <Button type="submit" disabled={make.isPending}>
          {t('claim.record')}
        </Button>
        <Button variant="default" onClick={() => want(null)}>
          {t('people.cancel')}
        </Button>
        <span className="aside">{t('claim.keys')}</span>
      </div>
    </form>
  );
}

/** A quote in its own words, with its translations beside it, the way to where it stands, and the way to take it back. */
export function QuoteBox(given: {
  readonly quote: Quote;
  readonly mayWithdraw: boolean;
  /** How the text of its item is looked at. */
  readonly textIn?: 'pages' | 'text';
}): ReactNode {
  const { t, format } = useWords();
  const { quote, mayWithdraw, textIn = 'text' } = given;
  const element = elementOf(quote);
  const toPlace = (
    <Link
      to="/items/$serial"
      params={{ serial: quote.serial }}
      search={{ ...lookAt(quote, textIn), tab: 'claims' }}
      resetScroll={false}
    >
      <QuotePlace quote={quote} />
    </Link>
  );
  return (
    <figure className="quote-box">
      <blockquote
        className="quoted"
        dir="auto"
        {...(quote.language === null ? {} : { lang: quote.language })}
      >
        {quote.exact ?? toPlace}
      </blockquote>
      {quote.translations.map((one) => (
        <blockquote key={one.id} className="quoted translated" lang={one.language} dir="auto">
          {one.body}
          <footer className="aside">
            {t(one.isCertified ? 'quote.certified' : 'quote.translated', { who: one.translator })}
            {one.translatedOn === null ? '' : ` · ${one.translatedOn}`}
          </footer>
        </blockquote>
      ))}
      <figcaption className="aside">
        {quote.exact === null ? null : <>{toPlace} · </>}
        {quote.madeBy ?? ''} · {format.day(quote.madeAt)}
        {element === null ? null : (
          <>
            {' '}
            · {t('quote.element')} <code>{element}</code>
          </>
        )}
      </figcaption>
      {mayWithdraw && quote.exact !== null ? <TranslateQuote quote={quote} /> : null}
      {mayWithdraw ? (
        <Reasoned
          isQuiet
          button={t('quote.withdraw')}
          send={(reason) =>
            call('POST /api/quotes/{id}/withdrawal', { params: { id: quote.id }, body: { reason } })
          }
          done={askForClaims}
        />
      ) : null}
    </figure>
  );
}

/** What was quoted from an item and what is claimed in it; the passage that was just selected comes first, to be written about. */
export function ItemClaims(given: {
  readonly serial: string;
  readonly page: number | null;
  readonly mayCode: boolean;
  readonly textIn: 'pages' | 'text';
}): ReactNode {
  const { serial, page, mayCode, textIn } = given;
  const { t } = useWords();
  const wanted = useWanted(serial);
  const [isOpen, setOpen] = useState(false);
  const quotes = useQuery(quotesQuery(serial));
  const claims = useQuery(claimsOfItemQuery(serial));
  if (!quotes.data || !claims.data)
    return quotes.error || claims.error ? (
      <ProblemBox error={quotes.error ?? claims.error} />
    ) : (
      <Waiting text={t('wait.claims')} />
    );
  return (
    <div className="stack">
      {wanted && mayCode ? <NewClaim wanted={wanted} /> : null}
      {claims.data.items.length === 0 && !wanted ? (
        <EmptyState what={t('claims.none-here')} why={t(mayCode ? 'claims.how' : 'claims.not-permitted')} />
      ) : null}
      {claims.data.items.map((claim) => (
        <ClaimLine key={claim.id} claim={claim} />
      ))}
      {mayCode ? (
        <details className="suggested" onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{t('suggestion.title')}</summary>
          {isOpen ? <Suggestions key={page} serial={serial} page={page} /> : null}
        </details>
      ) : null}
      {quotes.data.quotes.length > 0 ? (
        <details>
          <summary>{t('quotes.of-item', { n: quotes.data.quotes.length })}</summary>
          {quotes.data.quotes.map((quote) => (
            <QuoteBox key={quote.id} quote={quote} mayWithdraw={mayCode} textIn={textIn} />
          ))}
        </details>
      ) : null}
    </div>
  );
}
