import type { ProceedingStep, WholeProceeding } from '../api/schema.gen.ts';

/** A step that is an exchange. */
export type ExchangeStep = ProceedingStep & { readonly exchange: NonNullable<ProceedingStep['exchange']> };

/** What the exchanges before a proceeding come to, counted and not judged: whether they are a negotiation is for the forum. */
export interface Negotiation {
  /** In the order of time; those without a day last. */
  readonly exchanges: readonly ExchangeStep[];
  /** Day on which the proceeding began, as far as it is known. */
  readonly begunOn: string | null;
  readonly first: ExchangeStep | null;
  /** The first that names the treaty. */
  readonly firstNaming: ExchangeStep | null;
  readonly last: ExchangeStep | null;
  readonly naming: number;
  readonly answered: number;
  readonly unanswered: number;
  /** Ids of those that were after the proceeding had begun: they show nothing of the time before it. */
  readonly later: ReadonlySet<string>;
}

const isExchange = (step: ProceedingStep): step is ExchangeStep => step.exchange !== null;

/** The exchanges of a proceeding, and what they come to. Counted is what was not after its beginning. */
export function negotiationOf({
  proceeding,
  steps,
}: Pick<WholeProceeding, 'proceeding' | 'steps'>): Negotiation {
  const application = steps.find(({ kind, firstDay }) => kind === 'application' && firstDay !== null);
  const begun = application?.lastDay ?? application?.firstDay ?? null;
  const exchanges = steps.filter(isExchange);
  const isLater = ({ firstDay }: ProceedingStep): boolean =>
    begun !== null && firstDay !== null && firstDay > begun;
  const counted = exchanges.filter((one) => !isLater(one));
  const dated = counted.filter(({ firstDay }) => firstDay !== null);
  const naming = counted.filter(({ exchange }) => exchange.namesTreaty === true);
  const answers = (reply: 'answered' | 'none'): number =>
    counted.filter(({ exchange }) => exchange.reply === reply).length;
  return {
    exchanges,
    begunOn: application?.happenedOn ?? proceeding.begunOn,
    first: dated[0] ?? null,
    firstNaming: naming.find(({ firstDay }) => firstDay !== null) ?? null,
    last: dated.at(-1) ?? null,
    naming: naming.length,
    answered: answers('answered'),
    unanswered: answers('none'),
    later: new Set(exchanges.filter(isLater).map(({ id }) => id)),
  };
}
