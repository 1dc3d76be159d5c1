import type { Path, ReadFile } from './read-yaml.ts';
import { refuseTwice, type Reference, type Report } from './said.ts';
import type { Said } from './schema.ts';
import { isStateCode } from './states.ts';
import { said as words } from './words.ts';

type Instrument = Said<'instrument'>;

/** Ids of provisions, elements and alternatives, each with its path and what it must begin with. */
function idsWithin({ id, provisions }: Instrument): { path: Path; id: string; prefix: string }[] {
  return provisions.flatMap((provision, p) => [
    { path: ['provisions', p, 'id'], id: provision.id, prefix: `${id}.` },
    ...(provision.elements ?? []).flatMap((element, e) => [
      { path: ['provisions', p, 'elements', e, 'id'], id: element.id, prefix: `${provision.id}.` },
      ...(element.alternatives ?? []).map((alternative, a) => ({
        path: ['provisions', p, 'elements', e, 'alternatives', a, 'id'],
        id: alternative.id,
        prefix: `${element.id}.`,
      })),
    ]),
  ]);
}

function checkParties(said: Instrument, read: ReadFile, report: Report): void {
  const bound = new Map<string, string>();
  for (const [index, { state, inForce, ended }] of (said.parties ?? []).entries()) {
    const path = ['parties', index, 'state'];
    if (!isStateCode(state)) report(read, path, 'LAW_STATE_UNKNOWN', { given: state });
    if (said.inForce !== undefined && inForce < said.inForce.date)
      report(read, ['parties', index, 'inForce'], 'LAW_DATE_IMPOSSIBLE', {
        given: inForce,
        why: words('law-day-before-force', { day: said.inForce.date }),
      });
    if (ended !== undefined && ended.date <= inForce)
      report(read, ['parties', index, 'ended', 'date'], 'LAW_DATE_IMPOSSIBLE', {
        given: ended.date,
        why: words('law-day-not-after-party', { state, day: inForce }),
      });
    bound.set(state, inForce);
  }
  refuseTwice(
    report,
    read,
    (said.parties ?? []).map(({ state }, index) => ({ path: ['parties', index, 'state'], id: state })),
  );
  for (const [index, { states, inForce }] of (said.between ?? []).entries())
    for (const [side, state] of states.entries()) {
      if (!isStateCode(state))
        report(read, ['between', index, 'states', side], 'LAW_STATE_UNKNOWN', { given: state });
      const day = bound.get(state);
      if (day !== undefined && inForce < day)
        report(read, ['between', index, 'inForce'], 'LAW_DATE_IMPOSSIBLE', {
          given: inForce,
          why: words('law-day-before-party', { state, day }),
        });
    }
  refuseTwice(
    report,
    read,
    (said.between ?? []).map(({ states }, index) => ({
      path: ['between', index, 'states'],
      id: states.toSorted().join('–'),
    })),
  );
}

/** What a shape cannot say of an instrument: ids, States, days in order, authorities that are either case or text. */
export function checkInstrument(said: Instrument, read: ReadFile, report: Report): void {
  const ids = idsWithin(said);
  refuseTwice(report, read, ids);
  for (const { path, id, prefix } of ids)
    if (!id.startsWith(prefix)) report(read, path, 'LAW_ID_PREFIX', { id, prefix });
  checkParties(said, read, report);
  const { adopted, inForce } = said;
  if (adopted !== undefined && inForce !== undefined && inForce.date < adopted.date)
    report(read, ['inForce', 'date'], 'LAW_DATE_IMPOSSIBLE', {
      given: inForce.date,
      why: words('law-day-before-adopted', { day: adopted.date }),
    });
  for (const [index, { kind, by }] of said.forumBasis.entries())
    if (kind === 'jurisdictional' && by === undefined)
      report(read, ['forumBasis', index], 'LAW_FIELD_MISSING', {
        field: 'by',
        where: words('law-where-jurisdictional'),
      });
}

function standardsIn(at: Path, standards: Readonly<Record<string, string>> = {}): Reference[] {
  return Object.entries(standards).flatMap(([forum, standard]): Reference[] => [
    { path: [...at, forum], what: 'forum', id: forum },
    { path: [...at, forum], what: 'standard', id: standard },
  ]);
}

function provisionsIn(at: Path, ids: readonly string[] = []): Reference[] {
  return ids.map((id, index) => ({ path: [...at, index], what: 'provision', id }));
}

/** What an instrument refers to. */
export function referencesOf(said: Instrument): Reference[] {
  const forums = said.forumBasis.flatMap(({ forum, by }, index): Reference[] => [
    { path: ['forumBasis', index, 'forum'], what: 'forum', id: forum },
    ...(by === undefined ? [] : [{ path: ['forumBasis', index, 'by'], what: 'provision' as const, id: by }]),
  ]);
  const reservations = (said.parties ?? []).flatMap((party, p) =>
    (party.reservations ?? []).flatMap(({ provisions }, r) =>
      provisionsIn(['parties', p, 'reservations', r, 'provisions'], provisions),
    ),
  );
  const provisions = said.provisions.flatMap((provision, p) => [
    ...provisionsIn(['provisions', p, 'gate'], provision.gate),
    ...standardsIn(['provisions', p, 'standards'], provision.standards),
    ...(provision.elements ?? []).flatMap((element, e) => {
      const at = ['provisions', p, 'elements', e];
      return [
        ...standardsIn([...at, 'standards'], element.standards),
        ...(element.alternatives ?? []).flatMap((alternative, a) =>
          provisionsIn([...at, 'alternatives', a, 'provisions'], alternative.provisions),
        ),
      ];
    }),
  ]);
  return [...forums, ...reservations, ...standardsIn(['standards'], said.standards), ...provisions];
}

/** Which provisions each provision needs, with the path of that reference. */
export function needsOf(
  said: Instrument,
): { readonly id: string; readonly needs: readonly { path: Path; id: string }[] }[] {
  return said.provisions.map((provision, p) => ({
    id: provision.id,
    needs: referencesOf({ ...said, forumBasis: [], parties: [], provisions: [provision] })
      .filter(({ what }) => what === 'provision')
      .map(({ path, id }) => ({ path: ['provisions', p, ...path.slice(2)], id })),
  }));
}
