import { authorityOf, fileOf, limitsOf, statementOf, type Sources } from './build-parts.ts';
import type { VersionedFile } from './check-versions.ts';
import type { Between, DatedStatement, Element, Instrument, Party, Provision, Standards } from './model.ts';
import type { Said } from './schema.ts';

type SaidInstrument = Said<'instrument'>;
type SaidProvision = SaidInstrument['provisions'][number];
type SaidElement = NonNullable<SaidProvision['elements']>[number];

function elementOf(said: SaidElement, provision: string, sources: Sources): Element {
  return {
    id: said.id,
    provision,
    kind: said.kind ?? 'required',
    text: said.text,
    prompts: said.prompts ?? [],
    answers: said.answers ?? [],
    alternatives: (said.alternatives ?? []).map((one) => ({
      id: one.id,
      text: one.text,
      prompts: one.prompts ?? [],
      provisions: one.provisions ?? [],
      ...statementOf(one, sources),
    })),
    burden:
      said.burden === undefined
        ? null
        : { on: said.burden.on, text: said.burden.text, ...statementOf(said.burden, sources) },
    standards: said.standards ?? {},
    authority: authorityOf(said.authority, sources),
    ...statementOf(said, sources),
  };
}

function provisionOf(said: SaidProvision, instrument: SaidInstrument, sources: Sources): Provision {
  const standards: Standards = { ...instrument.standards, ...said.standards };
  return {
    id: said.id,
    instrument: instrument.id,
    kind: said.kind,
    label: said.label,
    text: said.text,
    gate: said.gate ?? [],
    standards,
    limits: limitsOf(said.limits),
    elements: (said.elements ?? []).map((element) => elementOf(element, said.id, sources)),
    authority: authorityOf(said.authority, sources),
    ...statementOf(said, sources),
  };
}

function datedOf(said: SaidInstrument['adopted'], sources: Sources): DatedStatement | null {
  return said === undefined ? null : { date: said.date, ...statementOf(said, sources) };
}

function partiesOf(said: SaidInstrument, sources: Sources): Party[] {
  return (said.parties ?? []).map((party) => ({
    state: party.state,
    inForce: party.inForce,
    ended:
      party.ended === undefined
        ? null
        : { date: party.ended.date, text: party.ended.text ?? null, ...statementOf(party.ended, sources) },
    note: party.note ?? null,
    reservations: (party.reservations ?? []).map((one) => ({
      text: one.text,
      provisions: one.provisions ?? [],
      ...statementOf(one, sources),
    })),
    ...statementOf(party, sources),
  }));
}

function betweenOf(said: SaidInstrument, sources: Sources): Between[] {
  return (said.between ?? []).map(({ states, ...one }) => ({
    states: [states[0] ?? '', states[1] ?? ''],
    inForce: one.inForce,
    text: one.text ?? null,
    ...statementOf(one, sources),
  }));
}

/** An instrument as the rest of the program sees it. */
export function instrumentOf(
  file: Extract<VersionedFile, { kind: 'instrument' }>,
  sources: Sources,
): Instrument {
  const { said } = file;
  return {
    ...fileOf(file),
    citation: said.citation,
    adopted: datedOf(said.adopted, sources),
    inForce: datedOf(said.inForce, sources),
    forumBasis: said.forumBasis.map((one) => ({
      forum: one.forum,
      kind: one.kind,
      by: one.by ?? null,
      text: one.text ?? null,
      ...statementOf(one, sources),
    })),
    parties: partiesOf(said, sources),
    between: betweenOf(said, sources),
    temporal: (said.temporal ?? []).map((one) => ({ text: one.text, ...statementOf(one, sources) })),
    provisions: said.provisions.map((provision) => provisionOf(provision, said, sources)),
    ...statementOf(said, sources),
  };
}
