import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listItems } from '#catalogue';
import { beginImport, carryOn } from '#coding';
import { deriveItem } from '#derive';
import { receive, walk } from '#intake';
import { newId, newSerial } from '#kernel';
import { indexDocument } from '../../src/archive/indexing.ts';
import { noProceedings, sealedProceedings } from './sealed-proceedings.ts';
import { servedArchive, type Reply } from './served.ts';

/** What is asked for by name: of the sealed items, or of ones that there are not. */
export interface Names extends ReturnType<typeof noProceedings> {
  readonly serial: string;
  readonly itemId: string;
  readonly copyId: string;
  readonly photo: string;
  readonly photoId: string;
  readonly word: string;
  readonly tag: string;
  readonly comment: string;
  readonly quote: string;
  readonly claim: string;
  readonly claimLink: string;
  readonly actor: string;
  readonly actorName: string;
  readonly actorMerge: string;
  readonly actorDistinct: string;
  readonly actorRelation: string;
  readonly basis: string;
  readonly incident: string;
  readonly act: string;
  readonly incidentLink: string;
  readonly conclusion: string;
  readonly conclusionClaim: string;
  readonly allegation: string;
  readonly laidEvidence: string;
  readonly check: string;
  readonly sample: string;
  readonly importRun: string;
  readonly importedIncident: string;
  readonly suggestionLeft: string;
  readonly sourceName: string;
  readonly sourceLink: string;
  readonly task: string;
  readonly dossier: string;
  readonly build: string;
  readonly source: string;
  readonly view: string;
  readonly compartment: string;
  readonly person: string;
}

const WORD = 'quassiomel';

/**
 * Two items that were open, commented, tasked, tagged, put into a dossier and built into a bundle, and then sealed: a
 * text and a picture. And the four who must not see them: who saw them before (`former`), a member of another
 * compartment, a person of another case, one without compartments. All are lawyers, who may do most of what can be done.
 */
export async function outsideScene() {
  const served = await servedArchive();
  const { archive, by, caseId, compartmentId, cookie, enter, folder, get, send } = served;
  const post = async <T = { id: string }>(
    url: string,
    body: object,
    as = cookie,
    headers = {},
  ): Promise<T> => {
    const reply = await send('POST', url, body, { cookie: as, ...headers });
    assert.ok(reply.statusCode < 300, `${url}: ${reply.body}`);
    return reply.json<T>();
  };
  const apart = (await post('/api/compartments', { name: 'Apart', description: '', isSealed: false })).id;
  const vault = (await post('/api/compartments', { name: 'Vaultname', description: '', isSealed: true })).id;
  const other = await post('/api/cases', { title: 'Another case' });
  const elsewhereId = (await get('/api/me', { cookie }))
    .json<{ cases: { id: string; compartments: { id: string; isSealed: boolean }[] }[] }>()
    .cases.find(({ id }) => id === other.id)
    ?.compartments.find(({ isSealed }) => !isSealed)?.id;
  // Who may see what is sealed, beside the owner.
  await enter('coder', ['analyst'], [vault]);
  const people = {
    former: await enter('former', ['lawyer'], [compartmentId]),
    apart: await enter('apart', ['lawyer'], [apart]),
    elsewhere: await enter('elsewhere', ['lawyer'], [elsewhereId ?? '']),
    nobody: await enter('nobody', ['lawyer'], []),
    signedOut: '',
  };
  const [open] = await archive.db.tx(by, (tx) => listItems(tx, { title: 'open' }, 1, null));
  const dossier = await post('/api/dossiers', { name: 'filed', title: 'Filed' });
  const shared = await post('/api/dossiers', { name: 'plain', title: 'Plain' });
  const exhibits = async (id: string, serials: string[]): Promise<void> => {
    const url = `/api/dossiers/${id}`;
    const { version } = (await get(url, { cookie })).json<{ version: string }>();
    const body = {
      exhibits: serials.map((serial) => ({
        serial,
        ...(serial === open?.serial ? {} : { title: `Exhibit ${WORD} ${serial}` }),
      })),
    };
    const reply = await send('PUT', `${url}/exhibits`, body, { cookie, 'if-match': `"${version}"` });
    assert.equal(reply.statusCode, 200, reply.body);
  };
  const view = await post('/api/saved-views', {
    page: 'search',
    name: 'sealed search',
    query: `q=${WORD}`,
    compartmentId: null,
    alerts: true,
  });

  await archive.ledger.publishAll();

  /** Two claims of one passage of an item, one against the other. */
  async function codedPassage(
    serial: string,
  ): Promise<Pick<Names, 'quote' | 'claim' | 'claimLink' | 'suggestionLeft'>> {
    const exact = `What the witness ${WORD}`;
    const { pages } = (await get(`/api/items/${serial}/text`, { cookie })).json<{
      pages: { page: number }[];
    }>();
    const quote = { kind: 'text', page: pages[0]?.page ?? 0, start: 0, end: exact.length, exact };
    const url = `/api/items/${serial}/quotes`;
    type Coded = { quoteId: string; claimId: string };
    const [first, second] = [
      await post<Coded>(url, { quote, claim: { body: `Somebody called ${WORD} said it.` } }),
      await post<Coded>(url, { quote, claim: { body: `Nobody called ${WORD} did.` } }),
    ];
    const link = { otherId: second.claimId, relation: 'contradicts', reason: `on ${WORD}` };
    const { id } = await post(`/api/claims/${first.claimId}/links`, link);
    const { suggestions } = (await get(`/api/items/${serial}/suggestions`, { cookie })).json<{
      suggestions: { start: number; end: number; kind: string }[];
    }>();
    const [{ start, end, kind } = { start: 0, end: 1, kind: 'person' }] = suggestions;
    const left = { page: quote.page, start, end, kind, runId: null };
    const suggestionLeft = (await post(`/api/items/${serial}/suggestions/left`, left)).id;
    return { quote: first.quoteId, claim: first.claimId, claimLink: id, suggestionLeft };
  }

  /** Three people in the sealed compartment, two of whom are the same, with a claim that the birth of one rests on. */
  async function sealedPeople(
    claimId: string,
  ): Promise<
    Pick<Names, 'actor' | 'actorName' | 'actorMerge' | 'actorDistinct' | 'actorRelation' | 'basis'>
  > {
    const name = { name: WORD, kind: 'official', language: null, sourceId: null, claimId: null };
    const person = { kind: 'person', compartmentId: vault, facts: { bornOn: '1971', description: WORD } };
    const ids = [];
    for (const names of [[name], [{ ...name, name: `${WORD} the second` }], [name]])
      ids.push((await post('/api/actors', { ...person, names })).id);
    const [actor = '', second = '', third = ''] = ids;
    const relation = { otherId: third, kind: 'kin', words: WORD, from: null, until: null, claimId: null };
    const basis = {
      table: 'actor',
      recordId: actor,
      field: 'bornOn',
      claimId,
      stance: 'supports',
      note: WORD,
    };
    const url = `/api/actors/${actor}`;
    return {
      actor,
      actorName: (await post(`${url}/names`, { ...name, name: `${WORD} by another name` })).id,
      actorMerge: (await post(`${url}/merges`, { otherId: second, reason: WORD })).id,
      actorDistinct: (await post(`${url}/distincts`, { otherId: third, reason: WORD })).id,
      actorRelation: (await post(`${url}/relations`, { ...relation, reason: WORD })).id,
      basis: (await post('/api/bases', basis)).id,
    };
  }

  /** A sealed spreadsheet that was imported: one row is an incident, of the other the date cannot be. */
  async function sealedImport(): Promise<Pick<Names, 'importRun' | 'importedIncident'>> {
    const file = join(folder, `${WORD}.csv`);
    await writeFile(file, `Title,Date\nImported ${WORD},2031-05-03\nFailed ${WORD},2031-02-31\n`);
    const statement = { source: { name: 'Desk', kind: 'organisation' }, label: 'x' } as const;
    await receive(archive, { by, caseId, compartmentId: vault, statement }, walk([file], archive.paths.root));
    const found = await archive.db.tx(by, (tx) => listItems(tx, { title: `${WORD}.csv` }, 1, null));
    const [item] = found;
    assert.ok(item);
    const { id, serial } = item;
    await deriveItem(archive, { itemId: id, queue: 'derive' }, new AbortController().signal);
    const fields = { title: { column: 'Title' }, happenedOn: { column: 'Date', format: 'edtf' } };
    const mapping = { v: 1, incident: { fields } } as const;
    const run = await beginImport(archive, by, { serial, sheet: 1, kind: 'incidents', mapping });
    await carryOn(archive, by, run.id);
    const { items } = (await get(`/api/incidents?text=Imported`, { cookie })).json<{
      items: { id: string }[];
    }>();
    return { importRun: run.id, importedIncident: items[0]?.id ?? '' };
  }

  /** Two sealed incidents, one before the other, with somebody who was their victim. */
  async function sealedIncidents(
    victimId: string,
  ): Promise<Pick<Names, 'incident' | 'act' | 'incidentLink'>> {
    const values = { title: `What befell ${WORD}`, happenedOn: '2031-05-04', latitude: 40, longitude: 46 };
    const make = async (title: string): Promise<string> =>
      (
        await post('/api/incidents', {
          compartmentId: vault,
          values: { ...values, title, positionKind: 'exact' },
        })
      ).id;
    const [incident, other] = [await make(values.title), await make(`${WORD} before`)];
    const act = { form: 'act', values: { kind: 'act-rape', victimId, statedReason: WORD } };
    const link = { otherId: other, relation: 'chain-follows', reason: WORD };
    return {
      incident,
      act: (await post(`/api/incidents/${incident}/parts`, act)).id,
      incidentLink: (await post(`/api/incidents/${incident}/links`, link)).id,
    };
  }

  /** A sealed conclusion with its claim, a check of the item, and a sample of its passages. */
  async function sealedConclusions(
    serial: string,
    claimId: string,
  ): Promise<Pick<Names, 'conclusion' | 'conclusionClaim' | 'check' | 'sample'>> {
    const conclusion = (await post('/api/conclusions', { statement: `That ${WORD} was harmed.`, claimId }))
      .id;
    const { claims } = (await get(`/api/conclusions/${conclusion}`, { cookie })).json<{
      claims: { id: string }[];
    }>();
    const check = { part: 'source', subject: 'provenance', method: WORD, inputs: WORD };
    const url = `/api/items/${serial}/verification`;
    const { people: known } = (await get('/api/people', { cookie })).json<{
      people: { id: string; name: string }[];
    }>();
    const coder = known.find(({ name }) => name === 'coder');
    assert.ok(coder);
    const sample = {
      title: WORD,
      compartmentId: vault,
      fields: ['kind'],
      coderIds: [by.personId, coder.id],
      size: 5,
      seed: WORD,
    };
    return {
      conclusion,
      conclusionClaim: claims[0]?.id ?? '',
      check: (await post(url, { ...check, outcome: WORD, confidence: 'low' })).id,
      sample: (await post('/api/samples', sample)).id,
    };
  }

  /** A sealed allegation with evidence that is weighed. */
  async function sealedAllegation(claimId: string): Promise<Pick<Names, 'allegation' | 'laidEvidence'>> {
    const allegation = (
      await post('/api/allegations', {
        title: `That ${WORD} was harmed`,
        party: WORD,
        respondent: WORD,
        forum: 'icj',
        provision: 'icerd.2.1.a',
        facts: WORD,
        compartmentId: vault,
      })
    ).id;
    await post(`/api/claims/${claimId}/weighings`, { kind: 'press', answers: {}, reasons: WORD });
    const laid = { slot: 'icerd.1.a', stance: 'against', claimId, note: WORD };
    return { allegation, laidEvidence: (await post(`/api/allegations/${allegation}/evidence`, laid)).id };
  }

  /** Brings the two items in and seals them; what they are called then. */
  async function seal(): Promise<Names> {
    const { default: sharp } = await import('sharp');
    const text = join(folder, `${WORD}-statement.txt`);
    const photo = join(folder, `${WORD}-photo.png`);
    await writeFile(text, `What the witness ${WORD} said.\n12 houses burned.\n`.repeat(20));
    await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#445566' } }).toFile(photo);
    const statement = { source: { name: 'Desk', kind: 'organisation' }, label: 'x' } as const;
    await receive(archive, { by, caseId, compartmentId, statement }, walk([text, photo], archive.paths.root));
    const found = await archive.db.tx(by, (tx) => listItems(tx, { title: WORD }, 5, null));
    const [one, two] = ['txt', 'png'].map((end) => found.find(({ title }) => title.endsWith(end)));
    assert.ok(open && one && two);
    for (const { id } of [one, two]) {
      await deriveItem(archive, { itemId: id, queue: 'derive' }, new AbortController().signal);
      const document = await indexDocument(archive, id);
      assert.ok(document);
      await archive.index.put([document]);
    }
    const record = { table: 'item', id: one.id };
    const comment = await post('/api/comments', { ...record, body: `@former look at ${WORD}` });
    const former = (await get('/api/people', { cookie }))
      .json<{ people: { id: string; name: string }[] }>()
      .people.find(({ name }) => name === 'former');
    const task = await post('/api/tasks', { title: `Read ${WORD}`, record, assigneeId: former?.id });
    await post('/api/items/tags', { serials: [one.serial, two.serial], add: [`tag-${WORD}`], remove: [] });
    const coded = await codedPassage(one.serial);
    await exhibits(dossier.id, [open.serial, one.serial, two.serial]);
    await archive.ledger.publishAll();
    const build = (await post<{ build: { id: string } }>(`/api/dossiers/${dossier.id}/builds`, {})).build;
    await post('/api/items/compartment', {
      serials: [one.serial, two.serial],
      compartmentId: vault,
      reason: `names ${WORD}`,
    });
    await post('/api/comments', { ...record, body: `sealed now: ${WORD}` });
    await post('/api/tasks', { title: `Sealed ${WORD}`, record });
    const sealedActors = await sealedPeople(coded.claim);
    const incidents = await sealedIncidents(sealedActors.actor);
    const conclusions = await sealedConclusions(one.serial, coded.claim);
    const allegations = await sealedAllegation(coded.claim);
    const about = { WORD, vault, open: compartmentId, serial: one.serial, dossier: dossier.id, ...coded };
    const proceedings = await sealedProceedings(post, { ...about, actor: sealedActors.actor });
    const imported = await sealedImport();
    const detail = (await get(`/api/items/${one.serial}`, { cookie })).json<{
      item: { sourceId: string };
      copies: { id: string; role: string }[];
    }>();
    const { sourceId } = detail.item;
    const of = { kind: 'person', affiliation: null, note: null, compartmentId: vault };
    const known = await post('/api/sources', { ...of, name: `Friend of ${WORD}` });
    const named = { name: `Other name of ${WORD}`, language: null };
    const sourceName = (await post(`/api/sources/${sourceId}/names`, named)).id;
    const tie = { otherId: known.id, basis: 'owner', reason: `both know ${WORD}` };
    const sourceLink = (await post(`/api/sources/${sourceId}/links`, tie)).id;
    await archive.ledger.publishAll();
    return {
      sourceName,
      sourceLink,
      serial: one.serial,
      itemId: one.id,
      copyId: detail.copies[0]?.id ?? '',
      photo: two.serial,
      photoId: two.id,
      word: WORD,
      tag: `tag-${WORD}`,
      comment: comment.id,
      ...coded,
      ...sealedActors,
      ...incidents,
      ...conclusions,
      ...allegations,
      ...proceedings,
      ...imported,
      task: task.id,
      dossier: dossier.id,
      build: build.id,
      source: detail.item.sourceId,
      view: view.id,
      compartment: vault,
      person: former?.id ?? '',
    };
  }

  /** The same, of things that there are not. Whoever saw the items before sees the dossier still. */
  const absent = (real: Names, who: string): Names => ({
    serial: newSerial(),
    itemId: newId(),
    copyId: newId(),
    photo: newSerial(),
    photoId: newId(),
    word: 'bregunta',
    tag: 'tag-bregunta',
    comment: newId(),
    quote: newId(),
    claim: newId(),
    claimLink: newId(),
    actor: newId(),
    actorName: newId(),
    actorMerge: newId(),
    actorDistinct: newId(),
    actorRelation: newId(),
    basis: newId(),
    incident: newId(),
    act: newId(),
    incidentLink: newId(),
    conclusion: newId(),
    conclusionClaim: newId(),
    allegation: newId(),
    laidEvidence: newId(),
    ...noProceedings(),
    check: newId(),
    sample: newId(),
    importRun: newId(),
    importedIncident: newId(),
    suggestionLeft: newId(),
    sourceName: newId(),
    sourceLink: newId(),
    task: newId(),
    dossier: who === 'former' ? real.dossier : newId(),
    build: newId(),
    source: newId(),
    view: newId(),
    compartment: newId(),
    person: newId(),
  });

  return { ...served, absent, openSerial: open?.serial ?? '', people, plainDossier: shared.id, post, seal };
}

/** A reply without what differs from one asking to the next: times, and where the log stands. */
export function steady({ body }: Pick<Reply, 'body'>): string {
  return body.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME').replaceAll(/"(next|size)":\d+/g, '"$1":0');
}
