import { Option, type Command } from 'commander';
import { recordReads } from '#access';
import {
  actorKinds,
  actorsCalled,
  factsOfActor,
  listActors,
  mergeActors,
  mergesOf,
  nameQuestion,
  namesOf,
  sameAs,
  undoMerge,
  type ActorCursor,
  type ActorFilter,
  type ActorKind,
  type ListedActor,
} from '#coding';
import type { Identity, Tx } from '#db';
import { AppError } from '#kernel';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { plain, say, sayJson } from '../output.ts';

const PAGE = 500;

interface ListOptions extends CommonOptions {
  readonly kind?: ActorKind;
  readonly name?: string;
  readonly merged?: boolean;
  readonly withWithdrawn?: boolean;
  readonly limit?: number;
}

interface ReasonOptions extends CommonOptions {
  readonly reason: string;
}

/** A page of actors; that a sealed identity was read is recorded. */
async function read(
  tx: Tx,
  by: Identity,
  filter: ActorFilter,
  page: { readonly limit: number; readonly cursor: ActorCursor | null; readonly how: string },
): Promise<ListedActor[]> {
  const rows = await listActors(tx, filter, page);
  const sealed = rows.flatMap(({ id, identity }) =>
    identity ? [{ table: 'actor_identity' as const, id, compartmentId: identity.compartment_id }] : [],
  );
  await recordReads(tx, by, sealed, page.how);
  return rows;
}

/** The one of this pseudonym, merged and withdrawn ones too. Error NOT_FOUND. */
async function bearerOf(
  tx: Tx,
  by: Identity,
  of: { readonly caseId: string; readonly pseudonym: string; readonly how: string },
): Promise<ListedActor> {
  const filter = {
    caseId: of.caseId,
    pseudonym: of.pseudonym.toUpperCase(),
    merged: 'all' as const,
    withWithdrawn: true,
  };
  const [found] = await read(tx, by, filter, { limit: 1, cursor: null, how: of.how });
  if (!found) throw new AppError('NOT_FOUND', { what: 'person or group', id: of.pseudonym });
  return found;
}

function line(actor: ListedActor): Record<string, unknown> {
  return {
    id: actor.id,
    pseudonym: actor.pseudonym,
    kind: actor.kind,
    countingUnit: actor.counting_unit,
    isProtected: actor.is_protected,
    name: actor.name,
    names: actor.names,
    merged: actor.merged,
    facts: actor.identity && factsOfActor(actor.identity),
    madeAt: actor.made_at,
    withdrawnAt: actor.withdrawn_at,
  };
}

function sayActor(actor: ListedActor): void {
  const { identity } = actor;
  const marks = [
    actor.is_protected ? 'protected' : '',
    actor.withdrawn_at === null ? '' : 'WITHDRAWN',
    actor.merged > 0 ? `merged into it: ${actor.merged}` : '',
  ];
  const years = [identity?.born_on, identity?.died_on].some((one) => one)
    ? `  (${identity?.born_on ?? '?'} – ${identity?.died_on ?? ''})`
    : '';
  const name = actor.name === null ? '' : `  ${plain(actor.name)}`;
  say(
    `${actor.pseudonym}${name}${plain(years)}  ${marks.filter((mark) => mark !== '').join('  ')}`.trimEnd(),
  );
}

function listCommand(group: Command): void {
  group
    .command('list')
    .description('people and groups of the case, newest first; with --json one object a line')
    .addOption(new Option('--kind <kind>', 'only these').choices(actorKinds))
    .option('--name <name>', 'only with a name like this, in any script, the words in any order')
    .option('--merged', 'those too that were merged into another')
    .option('--with-withdrawn', 'withdrawn ones too')
    .option('--limit <n>', 'at most so many', (text) => Number.parseInt(text, 10))
    .addHelpText(
      'after',
      `
Examples:
  muniment people list --archive ./case --name "Petrosyan"
  muniment people list --archive ./case --kind group --json > groups.ndjson`,
    )
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<ListOptions>();
      const { kind, name, merged, withWithdrawn } = options;
      const called = name === undefined ? undefined : nameQuestion(name);
      if (called === null)
        throw new AppError('INVALID_INPUT', { what: '--name', why: 'there is no word in it' });
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const filter: ActorFilter = {
          caseId,
          ...(kind === undefined ? {} : { kind }),
          ...(called === undefined
            ? {}
            : { called, ids: await archive.db.tx(by, (tx) => actorsCalled(tx, caseId, called)) }),
          ...(merged ? { merged: 'all' } : {}),
          ...(withWithdrawn ? { withWithdrawn } : {}),
        };
        let left = options.limit ?? Infinity;
        for (let cursor: ActorCursor | null = null; left > 0;) {
          const page = { limit: Math.min(PAGE, left), cursor, how: 'listed' };
          const actors: ListedActor[] = await archive.db.tx(by, (tx) => read(tx, by, filter, page));
          for (const actor of actors) {
            if (options.json) sayJson(line(actor));
            else sayActor(actor);
          }
          left -= actors.length;
          const last = actors.at(-1);
          if (!last || actors.length < page.limit) break;
          cursor = { madeAt: last.made_at, id: last.id };
        }
      });
    });
}

function showCommand(group: Command): void {
  group
    .command('show')
    .description('one person or group with all names, and who is the same')
    .argument('<pseudonym>', 'such as P-0123')
    .addHelpText('after', '\nExample:\n  muniment people show P-0123 --archive ./case --json')
    .action(async (pseudonym: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const { actor, names, others } = await archive.db.tx(by, async (tx) => {
          const found = await bearerOf(tx, by, { caseId, pseudonym, how: 'read' });
          const same = await sameAs(tx, found.id);
          const filter = { caseId, ids: same, merged: 'all', withWithdrawn: true } as const;
          const all = await read(tx, by, filter, { limit: same.length, cursor: null, how: 'listed' });
          return {
            actor: found,
            names: await namesOf(tx, same),
            others: all.filter(({ id }) => id !== found.id),
          };
        });
        const shown = names.map(({ actor_id, name, kind, language, script, is_main, source_name }) => ({
          name,
          kind,
          language,
          script,
          isMain: is_main && actor_id === actor.id,
          source: source_name,
        }));
        if (options.json) {
          sayJson({ ...line(actor), names: shown, sameAs: others.map((one) => one.pseudonym) });
          return;
        }
        sayActor(actor);
        for (const { name, kind, script } of shown) say(`  ${plain(name)}  (${kind}, ${script ?? 'mixed'})`);
        for (const other of others) say(`  the same as ${other.pseudonym}`);
      });
    });
}

function mergeCommands(group: Command): void {
  const add = (name: 'merge' | 'unmerge', about: { description: string; example: string }): Command =>
    group
      .command(name)
      .description(about.description)
      .argument('<kept>', 'pseudonym of the one that is kept')
      .argument('<merged>', 'pseudonym of the other')
      .requiredOption('--reason <text>', 'why; it is kept in the ledger')
      .addHelpText('after', `\nExample:\n  ${about.example}`);
  const act = async (
    [kept, merged]: readonly [string, string],
    command: Command,
    work: (
      tx: Tx,
      by: Identity & { personId: string },
      of: readonly [ListedActor, ListedActor],
    ) => Promise<void>,
  ): Promise<void> => {
    const options = command.optsWithGlobals<ReasonOptions>();
    await withArchive(options, async (archive) => {
      const { by, caseId } = await ownerOf(archive, options.case);
      const actors = await archive.db.tx(by, async (tx) => {
        const pair = [
          await bearerOf(tx, by, { caseId, pseudonym: kept, how: 'read' }),
          await bearerOf(tx, by, { caseId, pseudonym: merged, how: 'read' }),
        ] as const;
        await work(tx, by, pair);
        return pair;
      });
      const [one, other] = actors.map(({ pseudonym }) => pseudonym);
      if (options.json) sayJson({ kept: one, merged: other, done: command.name() });
      else say(`${command.name()}: ${one}, ${other}`);
    });
  };
  add('merge', {
    description: 'say that two are the same; both stay as they are, and it can be undone',
    example: 'muniment people merge P-0123 P-0456 --reason "the same identity card" --archive ./case',
  }).action((kept: string, merged: string, options: ReasonOptions, command: Command) =>
    act([kept, merged], command, async (tx, by, [one, other]) => {
      await mergeActors(tx, by, one.id, { otherId: other.id, reason: options.reason });
    }),
  );
  add('unmerge', {
    description: 'take that back',
    example: 'muniment people unmerge P-0123 P-0456 --reason "two cards of one number" --archive ./case',
  }).action((kept: string, merged: string, options: ReasonOptions, command: Command) =>
    act([kept, merged], command, async (tx, by, [one, other]) => {
      const merge = (await mergesOf(tx, [one.id])).find(
        (row) => row.undone_at === null && row.kept_id === one.id && row.merged_id === other.id,
      );
      if (!merge)
        throw new AppError('NOT_FOUND', { what: 'merge', id: `${one.pseudonym}, ${other.pseudonym}` });
      await undoMerge(tx, by, merge.id, options.reason);
    }),
  );
}

/** `people list`, `people show`, `people merge` and `people unmerge`. */
export function peopleCommands(program: Command): void {
  const group = program.command('people').description('people and groups in the material');
  listCommand(group);
  showCommand(group);
  mergeCommands(group);
}
