import type { Static } from 'typebox';
import { stateNames, type Instrument, type Law, type LawText, type Statement } from '#law';
import type { InstrumentScopeSchema } from './schema-law-in-force.ts';

const restsOn = ({ toCheck, source, confirmed }: Statement) => ({
  toCheck,
  source: source?.address ?? null,
  confirmed: confirmed && { by: confirmed.by, foundIn: confirmed.foundIn },
});

const dated = (of: Instrument['adopted']) => of && { date: of.date, ...restsOn(of) };

const stateOf = (code: string) => ({ code, names: stateNames(code) });

/** Whom an instrument binds, from when, as to which acts, and what it is good for before which forum. Error LAW_UNKNOWN. */
export function shownScope(law: Law, id: string): Static<typeof InstrumentScopeSchema> {
  const instrument = law.instrument(id);
  const labels = new Map<string, LawText>(
    law.instruments.flatMap(({ provisions }) => provisions.map((one) => [one.id, one.label])),
  );
  const provision = (of: string) => ({ id: of, label: labels.get(of) ?? null });
  return {
    id: instrument.id,
    citation: instrument.citation,
    ...restsOn(instrument),
    adopted: dated(instrument.adopted),
    inForce: dated(instrument.inForce),
    forumBasis: instrument.forumBasis.map((one) => ({
      forum: one.forum,
      kind: one.kind,
      by: one.by === null ? null : provision(one.by),
      text: one.text,
      ...restsOn(one),
    })),
    parties: instrument.parties.map((one) => ({
      state: stateOf(one.state),
      inForce: one.inForce,
      ended: one.ended && { date: one.ended.date, text: one.ended.text, ...restsOn(one.ended) },
      note: one.note,
      reservations: one.reservations.map((reservation) => ({
        text: reservation.text,
        provisions: reservation.provisions.map(provision),
        ...restsOn(reservation),
      })),
      ...restsOn(one),
    })),
    between: instrument.between.map((one) => ({
      states: one.states.map(stateOf),
      inForce: one.inForce,
      text: one.text,
      ...restsOn(one),
    })),
    temporal: instrument.temporal.map((one) => ({ text: one.text, ...restsOn(one) })),
  };
}
