import type { ExportedIncident, NamedActor } from './model.ts';

/** An entity of FollowTheMoney: every property is a list of texts. */
interface Entity {
  readonly id: string;
  readonly schema: 'Event' | 'UnknownLink';
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

// FollowTheMoney knows years, months and days, no doubt; an interval is two dates.
const PLAIN_DATE = /^\d{4}(-\d\d(-\d\d)?)?$/;

const urn = (id: string): string => `urn:uuid:${id}`;
const texts = (value: unknown): string[] => (typeof value === 'string' && value !== '' ? [value] : []);

/** When it may have been, as far as the model can say it; the rest as EDTF in words. */
function datesOf(edtf: unknown): Record<string, readonly string[]> {
  if (typeof edtf !== 'string') return {};
  if (PLAIN_DATE.test(edtf)) return { date: [edtf] };
  const edges = edtf.split('/');
  const [first = '', last = ''] = edges;
  if (edges.length === 2 && PLAIN_DATE.test(first) && PLAIN_DATE.test(last))
    return { startDate: [first], endDate: [last] };
  return { notes: [`when: ${edtf} (EDTF)`] };
}

/**
 * The incident as an `Event` of FollowTheMoney and one `UnknownLink` for each part that somebody is said to have had in it (alephdata/
 * followthemoney, `schema/{Thing,Interval,Event,Interest,UnknownLink}.yaml`). Those who are the same are one: `kept` says which. What was
 * done, how and why, on which claims it rests and whose assertion it is, the model has no place for.
 */
export function entitiesOf(incident: ExportedIncident, kept: ReadonlyMap<string, string>): Entity[] {
  const { values } = incident;
  const parts: { readonly id: string; readonly actor: NamedActor; readonly role: string }[] = [];
  const add = (id: string, value: unknown, role: string): void => {
    const actor = value as NamedActor | null | undefined;
    if (actor && actor.id !== null) parts.push({ id, actor, role });
  };
  for (const act of incident.acts) {
    add(act.id, act.values['victim'], 'victim, as alleged');
    for (const one of act.involvements) add(one.id, one.values['actor'], 'perpetrator, as alleged');
  }
  for (const one of incident.information) add(one.id, one.values['actor'], 'tells of it');
  for (const one of incident.interventions) {
    add(one.id, one.values['party'], 'intervened');
    add(`${one.id}#victim`, one.values['victim'], 'for whom somebody intervened');
  }
  const entityOf = ({ id }: NamedActor): string => urn(kept.get(id ?? '') ?? id ?? '');
  const { notes = [], ...dates } = datesOf(values['happenedOn']);
  const said: Record<string, readonly string[]> = {
    name: texts(values['title']),
    ...dates,
    location: texts(values['place']),
    description: texts(values['summary']),
    notes: [...notes, ...texts(values['remarks'])],
    involved: [...new Set(parts.map(({ actor }) => entityOf(actor)))],
    recordId: [incident.id],
  };
  const event: Entity = {
    id: urn(incident.id),
    schema: 'Event',
    properties: Object.fromEntries(Object.entries(said).filter(([, all]) => all.length > 0)),
  };
  return [
    event,
    ...parts.map(({ id, actor, role }): Entity => ({
      id: `${urn(id)}${id.includes('#') ? '' : '#link'}`,
      schema: 'UnknownLink',
      properties: { subject: [entityOf(actor)], object: [event.id], role: [role] },
    })),
  ];
}
