import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addPerson, openCase } from '#access';
import { AppError } from '#kernel';
import {
  actorsCalled,
  actorsOf,
  addName,
  candidatesFor,
  changeActor,
  findActor,
  findIdentity,
  listActors,
  makeActor,
  mergeActors,
  nameQuestion,
  protectActor,
  sayDistinct,
  undoMerge,
  withdrawActor,
  withdrawName,
  type GivenName,
  type NewActor,
} from '#coding';
import type { Identity, Tx } from '#db';
import { codedArchive } from '../../../test/db/coded.ts';

const { archive, by, caseId, compartmentId, sealed } = await codedArchive();
type Person = Identity & { readonly personId: string };

const as = <T>(who: Person, work: (tx: Tx) => Promise<T>): Promise<T> => archive.db.tx(who, work);
const mine = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => as(by, work);
const named = (name: string, more: Partial<GivenName> = {}): GivenName => ({
  name,
  kind: 'official',
  language: null,
  sourceId: null,
  claimId: null,
  ...more,
});
const make = (given: Partial<NewActor> = {}) =>
  mine((tx) => makeActor(tx, by, { caseId, kind: 'person', identityCompartmentId: sealed, ...given }));
const enter = async (name: string, compartmentIds: string[]): Promise<Person> => {
  const personId = await mine((tx) =>
    addPerson(tx, by, { name, email: null, roles: ['analyst'], compartmentIds }),
  );
  return { kind: 'person', personId };
};
const outsider = await enter('outsider', [compartmentId]);
const find = (who: Person, text: string) =>
  as(who, async (tx) => {
    const called = nameQuestion(text);
    if (called === null) return [];
    const ids = await actorsCalled(tx, caseId, called);
    return listActors(tx, { caseId, called, ids }, { limit: 50, cursor: null });
  });
const code = (wanted: string) => (error: unknown) => error instanceof AppError && error.code === wanted;

// All are invented. The three are spellings of one name.
const petrosyan = await make({
  facts: { bornOn: '1971-03', sex: 'male', birthplace: 'Nowhere' },
  names: [named('Hovhannes Petrosyan')],
});
const PETROSYAN = petrosyan.actor.id;
await mine((tx) => addName(tx, by, PETROSYAN, named('Յովհաննէս Պետրոսեան', { language: 'hy' })));

test('a name is found by its spelling in another script, whatever the order of its words, and while it is typed', async () => {
  for (const text of ['Оганес Петросян', 'Петросян Оганес', 'Hovhannes Petr', 'պետրոսյան', 'HOVHANNES'])
    assert.deepEqual(
      (await find(by, text)).map(({ id }) => id),
      [PETROSYAN],
      text,
    );
  for (const text of ['Ohanyan', 'Hovhannes Sargsyan', "');--", 'a & b | c', '*'.repeat(300)])
    assert.deepEqual(await find(by, text), [], text);
});

test('who may not see the identity sees the pseudonym, the kind and the counting unit, and finds nobody by name', async () => {
  const seen = await as(outsider, (tx) => listActors(tx, { caseId }, { limit: 50, cursor: null }));
  const one = seen.find(({ id }) => id === PETROSYAN);
  assert.ok(one);
  assert.deepEqual(
    [one.identity, one.name, one.names, one.counting_unit],
    [null, null, 0, 'unit-individual'],
  );
  assert.match(one.pseudonym, /^P-\d{4,}$/);
  assert.deepEqual(await find(outsider, 'Петросян'), []);
  const entries = await as(outsider, (tx) =>
    tx.selectFrom('ledger_entry').select(['body', 'kind']).where('subject_id', '=', PETROSYAN).execute(),
  );
  assert.deepEqual(
    entries.map(({ kind }) => kind),
    ['actor-made'],
  );
  await assert.rejects(
    as(outsider, (tx) => withdrawActor(tx, outsider, PETROSYAN, 'x')),
    code('ACTOR_SEALED'),
  );
  await assert.rejects(
    as(outsider, (tx) => addName(tx, outsider, PETROSYAN, named('Somebody'))),
    code('ACTOR_SEALED'),
  );
});

test('a person is protected unless somebody says why not; who is in no sealed compartment is told so', async () => {
  await assert.rejects(
    as(outsider, (tx) => makeActor(tx, outsider, { caseId, kind: 'person' })),
    code('ACTOR_NO_SEALED'),
  );
  await assert.rejects(make({ isProtected: false }), code('INVALID_INPUT'));
  const official = await as(outsider, (tx) =>
    makeActor(tx, outsider, {
      caseId,
      kind: 'person',
      isProtected: false,
      openReason: 'a public official speaking publicly',
      names: [named('Fictional Minister')],
    }),
  );
  assert.equal(official.identity.compartment_id, compartmentId);
  const group = await as(outsider, (tx) => makeActor(tx, outsider, { caseId, kind: 'group' }));
  assert.equal(group.actor.is_protected, false);
  assert.match(group.actor.pseudonym, /^G-/);
});

test('what was open and is then protected is gone from what others see, entries and names too', async () => {
  const { actor } = await make({
    isProtected: false,
    openReason: 'at first',
    names: [named('Unguarded Fictional')],
  });
  assert.equal((await find(outsider, 'Unguarded')).length, 1);
  await mine((tx) =>
    protectActor(tx, by, actor.id, {
      isProtected: true,
      compartmentId: sealed,
      reason: 'a witness after all',
    }),
  );
  assert.equal((await find(outsider, 'Unguarded')).length, 0);
  assert.equal(await as(outsider, (tx) => findIdentity(tx, actor.id)), null);
  const told = await as(outsider, (tx) =>
    tx.selectFrom('ledger_entry').select('body').where('subject_id', '=', actor.id).execute(),
  );
  assert.ok(told.every(({ body }) => !body.includes('Unguarded') && !body.includes('at first')));
  assert.equal((await find(by, 'Unguarded')).length, 1);
});

test('a date that is none, or a death before the birth, is refused with the name of the field', async () => {
  const wrong = async (facts: NewActor['facts'], field: RegExp, kind: NewActor['kind'] = 'person') =>
    assert.rejects(make({ kind, ...(facts ? { facts } : {}) }), (error) => {
      assert.ok(error instanceof AppError);
      assert.equal(error.code, 'INVALID_INPUT');
      assert.match(error.message, field);
      return true;
    });
  await wrong({ bornOn: '1971-02-30' }, /date of birth/);
  await wrong({ bornOn: 'last year' }, /date of birth/);
  await wrong({ bornOn: '1980/1970' }, /date of birth/);
  await wrong({ bornOn: '1980', diedOn: '1979' }, /date of death/);
  await wrong({ ageLower: 40 }, /age/);
  await wrong({ ageLower: 40, ageUpper: 30, ageOn: '2001' }, /age/);
  await wrong({ numberLower: 4 }, /number of people/);
  await wrong({ bornOn: '1980' }, /date of birth/, 'group');
  await wrong({ characteristics: ['char-nothing'] }, /characteristics/);
});

test('a change is made to the version that was read', async () => {
  const { actor } = await make({ names: [named('Changing Fictional')] });
  await mine((tx) => changeActor(tx, by, actor.id, { facts: { description: 'one' }, version: '1' }));
  await assert.rejects(
    mine((tx) => changeActor(tx, by, actor.id, { facts: { description: 'two' }, version: '1' })),
    code('CONFLICT'),
  );
  const identity = await mine((tx) => findIdentity(tx, actor.id));
  assert.deepEqual([identity?.description, identity?.version], ['one', 2]);
});

test('two that are merged are found by the names of both and listed as one; undone, both are what they were', async () => {
  const [one, two, three] = [
    await make({ names: [named('Arpi Fictional')] }),
    await make({ names: [named('Second Alias')] }),
    await make({ names: [named('Third Alias')] }),
  ];
  const ids = [one, two, three].map(({ actor }) => actor.id) as [string, string, string];
  const state = () =>
    mine(async (tx) => [
      await actorsOf(tx, ids),
      await findIdentity(tx, ids[0]),
      await findIdentity(tx, ids[1]),
    ]);
  const before = await state();
  const merge = await mine((tx) => mergeActors(tx, by, ids[0], { otherId: ids[1], reason: 'the same card' }));
  assert.deepEqual(
    (await find(by, 'Second Alias')).map(({ id, merged }) => [id, merged]),
    [[ids[0], 1]],
  );
  await assert.rejects(
    mine((tx) => mergeActors(tx, by, ids[1], { otherId: ids[2], reason: 'x' })),
    code('ACTOR_MERGED'),
  );
  await assert.rejects(
    mine((tx) => mergeActors(tx, by, ids[1], { otherId: ids[0], reason: 'x' })),
    code('ACTOR_MERGED'),
  );
  await assert.rejects(
    mine((tx) => withdrawActor(tx, by, ids[0], 'x')),
    code('ACTOR_HOLDS_OTHERS'),
  );
  // Merged on: the names of all are found under the one that is kept now.
  const further = await mine((tx) =>
    mergeActors(tx, by, ids[2], { otherId: ids[0], reason: 'the same card' }),
  );
  assert.deepEqual(
    (await find(by, 'Second Alias')).map(({ id }) => id),
    [ids[2]],
  );
  assert.deepEqual(await state(), before);
  await mine((tx) => undoMerge(tx, by, further, 'it was another card'));
  await mine((tx) => undoMerge(tx, by, merge, 'it was another card'));
  await assert.rejects(
    mine((tx) => undoMerge(tx, by, merge, 'twice')),
    code('NOT_FOUND'),
  );
  assert.deepEqual(await state(), before);
  assert.deepEqual(
    (await find(by, 'Second Alias')).map(({ id, merged }) => [id, merged]),
    [[ids[1], 0]],
  );
});

test('two people whose identities lie apart are not merged, and one that was merged is protected with the other', async () => {
  const open = { isProtected: false, openReason: 'a public official' };
  const [official, witness] = [await make(open), await make()];
  const pair = { otherId: witness.actor.id, reason: 'x' };
  await assert.rejects(
    mine((tx) => mergeActors(tx, by, official.actor.id, pair)),
    code('ACTOR_OTHER_COMPARTMENT'),
  );
  const second = await make(open);
  await mine((tx) =>
    mergeActors(tx, by, official.actor.id, { otherId: second.actor.id, reason: 'the same' }),
  );
  await mine((tx) =>
    protectActor(tx, by, second.actor.id, { isProtected: true, compartmentId: sealed, reason: 'x' }),
  );
  assert.equal((await mine((tx) => findActor(tx, official.actor.id)))?.is_protected, true);
  await mine((tx) => mergeActors(tx, by, official.actor.id, pair));
});

test('nothing connects two cases', async () => {
  const elsewhere = await mine((tx) => openCase(tx, by, 'Another case'));
  const one = { caseId: elsewhere, kind: 'group' } as const;
  const { actor } = await mine((tx) => makeActor(tx, by, one));
  const { actor: here } = await make({ kind: 'group', isProtected: false });
  for (const say of [mergeActors, sayDistinct])
    await assert.rejects(
      mine((tx) => say(tx, by, here.id, { otherId: actor.id, reason: 'x' })),
      code('NOT_FOUND'),
    );
});

test('who may be the same is proposed with reasons, and not again once somebody said no', async () => {
  const again = await make({
    facts: { bornOn: '1971', sex: 'female', birthplace: 'nowhere' },
    names: [named('Оганес Петросян')],
  });
  const pairs = async () =>
    (await mine((tx) => candidatesFor(tx, { caseId, of: PETROSYAN, limit: 10 }))).candidates;
  const [found, ...others] = await pairs();
  assert.deepEqual(others, []);
  assert.deepEqual(new Set(found?.ids), new Set([PETROSYAN, again.actor.id]));
  assert.deepEqual(
    [found?.reasons.map(({ code: one }) => one), found?.doubts.map(({ code: one }) => one)],
    [['alike-name-part', 'alike-born', 'alike-place'], ['unlike-sex']],
  );
  const { candidates } = await mine((tx) => candidatesFor(tx, { caseId, of: null, limit: 50 }));
  assert.ok(candidates.some(({ ids }) => ids.includes(again.actor.id)));
  const theirs = await as(outsider, (tx) => candidatesFor(tx, { caseId, of: null, limit: 50 }));
  assert.deepEqual(theirs.candidates, []);
  await mine((tx) => sayDistinct(tx, by, PETROSYAN, { otherId: again.actor.id, reason: 'two cards' }));
  assert.deepEqual(await pairs(), []);
  await assert.rejects(
    mine((tx) => sayDistinct(tx, by, again.actor.id, { otherId: PETROSYAN, reason: 'two cards' })),
    code('ACTOR_SAID_ALREADY'),
  );
  await assert.rejects(
    mine((tx) => mergeActors(tx, by, PETROSYAN, { otherId: again.actor.id, reason: 'x' })),
    code('ACTOR_SAID_DISTINCT'),
  );
});

test('of the names that are left the oldest is the main one', async () => {
  const { actor } = await make({ names: [named('Before Fictional')] });
  const id = await mine((tx) => addName(tx, by, actor.id, named('Now Fictional', { isMain: true })));
  const name = async () =>
    (await mine((tx) => listActors(tx, { caseId, ids: [actor.id] }, { limit: 1, cursor: null })))[0]?.name;
  assert.equal(await name(), 'Now Fictional');
  await mine((tx) => withdrawName(tx, by, id, 'misread'));
  assert.equal(await name(), 'Before Fictional');
  await assert.rejects(
    mine((tx) => addName(tx, by, actor.id, named('···'))),
    code('INVALID_INPUT'),
  );
});
