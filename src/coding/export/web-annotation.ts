import { createHash } from 'node:crypto';
import type { ExportedClaim, ExportedFacts, ExportedQuote } from './model.ts';
import type { QuoteWithClaims } from './read.ts';

type Json = Record<string, unknown>;

/** Our own terms beside those of the W3C (docs/formats/coding.md#terms). Both are names: nothing is ever fetched. */
export const CONTEXT = ['http://www.w3.org/ns/anno.jsonld', { muniment: 'urn:muniment:coding:' }] as const;

const uuid = (id: string): string => `urn:uuid:${id}`;

/** A UUID of version 5 (RFC 9562 §5.5): the same two always give the same, so that a pair of claim and quote has one name. */
export function pairId(claimId: string, quoteId: string): string {
  const space = Buffer.from(claimId.replaceAll('-', ''), 'hex');
  const bytes = createHash('sha1').update(space).update(quoteId).digest().subarray(0, 16);
  bytes[6] = 0x50 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** What is said, under our own terms; what is not said is left out. */
function own(facts: Readonly<Record<string, string | number | boolean | null>>): Json {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) => (value === null ? [] : [[`muniment:${name}`, value]])),
  );
}

const FACTS = [
  'kind',
  'polarity',
  'speaker',
  'certainty',
  'saidOn',
  'happenedOn',
  'place',
  'placeId',
  'measure',
  'value',
  'lower',
  'upper',
  'population',
  'area',
  'periodFrom',
  'periodTo',
  'asOf',
  'source',
  'reliability',
  'credibility',
  'version',
] as const satisfies (keyof ExportedFacts)[];

const person = (made: { readonly madeBy: string | null; readonly madeById: string }): Json => ({
  id: uuid(made.madeById),
  type: 'Person',
  ...(made.madeBy === null ? {} : { name: made.madeBy }),
});

const withdrawal = (one: Pick<ExportedQuote, 'withdrawnAt' | 'withdrawnReason'>): Json =>
  own({ withdrawnAt: one.withdrawnAt, withdrawnReason: one.withdrawnReason });

/** Of a claim that was made from a suggestion: who or what proposed it, and who looked at it. */
const suggested = ({ suggestedBy: one }: ExportedClaim): Json =>
  one === null
    ? {}
    : own({
        suggestedBy: one.by,
        suggestedModel: one.model,
        suggestedHost: one.host,
        suggestedPromptSha256: one.promptSha256,
        suggestedTextSha256: one.textSha256,
        suggestedChanged: one.isChanged,
        suggestedReviewer: one.reviewer,
      });

/** A time as `xsd:dateTime`; a capture may state a day or less, whose beginning is meant then. */
const fullTime = (at: string): string => (/T/.test(at) ? at : new Date(at).toISOString());

/** The place in the very bytes that it was taken from: a name that cannot come to mean other bytes. */
const target = (quote: ExportedQuote): Json => ({
  type: 'SpecificResource',
  source: `urn:sha256:${quote.targetSha256}`,
  selector: quote.selector,
  // Which state of the page on the web these bytes are (W3C Web Annotation Data Model, 4.3.1).
  ...(quote.captured?.at ? { state: { type: 'TimeState', sourceDate: fullTime(quote.captured.at) } } : {}),
  ...own({
    serial: quote.serial,
    page: quote.page,
    capturedFrom: quote.captured?.url ?? null,
    isWithdrawnItem: quote.isWithdrawnItem || null,
  }),
});

/** One annotation for each quote that the claim rests on: the claim describes the passage. */
export function annotationsOfClaim(claim: ExportedClaim): Json[] {
  return claim.quotes.map((quote) => ({
    id: uuid(pairId(claim.id, quote.id)),
    type: 'Annotation',
    motivation: 'describing',
    creator: person(claim),
    created: claim.madeAt,
    ...(claim.changedAt === null ? {} : { modified: claim.changedAt }),
    body: {
      id: uuid(claim.id),
      type: 'TextualBody',
      format: 'text/plain',
      purpose: 'describing',
      value: claim.body,
      ...own(Object.fromEntries(FACTS.map((name) => [name, claim[name]]))),
      ...own({ isOfWithdrawn: claim.isOfWithdrawn || null }),
      ...suggested(claim),
      ...withdrawal(claim),
    },
    target: target(quote),
  }));
}

/** A quote by itself: linked to the claims that rest on it, with its translations as bodies. */
export function annotationOfQuote(quote: QuoteWithClaims): Json {
  const bodies = [
    ...quote.claimIds.map(uuid),
    ...quote.translations.map((one) => ({
      id: uuid(one.id),
      type: 'TextualBody',
      format: 'text/plain',
      purpose: 'describing',
      language: one.language,
      value: one.body,
      ...own({
        translator: one.translator,
        translatedOn: one.translated_on,
        isCertified: one.is_certified,
      }),
    })),
  ];
  return {
    id: uuid(quote.id),
    type: 'Annotation',
    motivation: quote.claimIds.length > 0 ? 'linking' : bodies.length > 0 ? 'describing' : 'highlighting',
    creator: person(quote),
    created: quote.madeAt,
    ...(bodies.length > 0 ? { body: bodies } : {}),
    target: target(quote),
    ...withdrawal(quote),
  };
}

/**
 * The collection that holds them on one page, as text around its items. Its total stands behind them: only then it is known.
 */
export function collectionAround(caseId: string, label: 'Claims' | 'Quotes') {
  const id = uuid(pairId(caseId, label));
  const page = `${id}#page`;
  const items = { id: page, type: 'AnnotationPage', partOf: id, startIndex: 0 };
  const collection = { '@context': CONTEXT, id, type: 'AnnotationCollection', label, last: page };
  // Two objects are left open, without their closing braces, for the items to come between.
  return {
    head: `${JSON.stringify(collection).slice(0, -1)},"first":${JSON.stringify(items).slice(0, -1)},"items":[`,
    foot: (total: number): string => `\n]},"total":${total}}\n`,
  };
}
