import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import type { Command } from 'commander';
import { restingOn } from '#pleading';
import {
  checkText,
  checkToPublish,
  exportedFiles,
  lawFiles,
  publishText,
  standingOf,
  versionsOf,
  versionText,
  type FileVersion,
} from '#editions';
import { AppError, nowUtc } from '#kernel';
import { asVersion, HEAD, MOST_DRAFT_BYTES, readYaml, type Problem } from '#law';
import { isJsonObject } from '#verify';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { plain, say, sayJson } from '../output.ts';

const whence = ({ package: from, published, state }: FileVersion): string => {
  const is = state === 'in-force' ? 'in force' : state === 'left-out' ? 'left out' : 'earlier';
  if (published === null) return `${is}, of the package ${from ?? ''}`;
  return `${is}, published by ${published.by}, ${published.at.slice(0, 16)}: ${published.reason}`;
};

function historyCommand(group: Command): void {
  group
    .command('history')
    .description('versions of a file of the law: who published which, when and why; all files without a name')
    .argument('[file]', 'such as icerd; package for the sources of what was published')
    .addHelpText('after', '\nExample:\n  muniment law history icerd --archive ./case --json')
    .action(async (file: string | undefined, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withArchive(options, async (archive) => {
        const { by } = await ownerOf(archive, options.case);
        const { root } = archive.paths;
        const files = await archive.db.tx(by, async (tx) =>
          file === undefined ? await lawFiles(tx, root) : [await versionsOf(tx, root, file)],
        );
        for (const one of files)
          for (const version of one.versions)
            if (options.json) sayJson({ file: one.id, kind: one.kind, ...version });
            else say(`${one.id} version ${version.version}  ${plain(whence(version))}`);
      });
    });
}

/** The number of a version as somebody typed it. Error USAGE. */
function numberOf(given: string): number {
  if (!/^\d{1,6}$/.test(given))
    throw new AppError('USAGE', { what: `“${plain(given)}” is no number of a version.` });
  return Number(given);
}

function diffCommand(group: Command): void {
  group
    .command('diff')
    .description('what differs between two versions of a file, line by line')
    .argument('<file>', 'such as icerd')
    .argument('<from>', 'number of a version')
    .argument('[to]', 'number of another; the one in force when left out')
    .addHelpText('after', '\nExample:\n  muniment law diff icerd 1 2 --archive ./case')
    .action(async (file: string, from: string, to: string | undefined, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withArchive(options, async (archive) => {
        const { by } = await ownerOf(archive, options.case);
        const { root } = archive.paths;
        const [one, other] = await archive.db.tx(by, async (tx) => [
          await versionText(tx, root, file, numberOf(from)),
          await versionText(tx, root, file, to === undefined ? undefined : numberOf(to)),
        ]);
        if (!one || !other) return;
        const [a, b] = [`${file} version ${one.version}`, `${file} version ${other.version}`];
        const diff = createTwoFilesPatch(a, b, one.text, other.text, '', '', { timeout: 10_000 });
        if (options.json) sayJson({ file, from: one.version, to: other.version, diff: diff ?? null });
        else if (diff === undefined) say('The two differ too much to be compared in ten seconds.');
        else for (const line of diff.split('\n').slice(1)) say(plain(line));
      });
    });
}

/** The text of a file that somebody named; links and other things than files are refused. Error EXPORT_UNREADABLE as USAGE. */
async function readGiven(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile() || found.size > MOST_DRAFT_BYTES)
    throw new AppError('USAGE', {
      what: `${plain(path)} is no file of at most ${MOST_DRAFT_BYTES / 1024} kB.`,
    });
  return readFile(path, 'utf8');
}

/** Which file of the law a text is: what it says of itself, else how the file is named. */
function idIn(text: string, path: string): string {
  const { read } = readYaml(basename(path), text);
  const value = read?.value;
  if (isJsonObject(value) && value['kind'] === 'package') return HEAD;
  const id = isJsonObject(value) ? value['id'] : null;
  return typeof id === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) ? id : basename(path, '.yaml');
}

const problemLines = (problems: readonly Problem[]): void => {
  for (const { message, help } of problems) say(`${plain(message)}\n  ${plain(help)}`);
};

function publishCommand(group: Command): void {
  group
    .command('publish')
    .description(
      'publish a file as the next version of a file of the law in this archive: an entry with the whole text',
    )
    .argument('<path>', 'a .yaml file, such as one that `law edit` wrote')
    .option('--reason <text>', 'why; it is kept with the version')
    .option('--base <number>', 'the version that it was written from; the one in force when left out')
    .option('--renumber', 'give it the number that comes next, whatever it says')
    .option('--dry-run', 'only say whether it could be published')
    .addHelpText(
      'after',
      '\nExit status: 0 published (or could be), 1 something is wrong.\n\nExample:\n  muniment law publish ./icerd.yaml --reason "Art. 1(1)(b) after the judgment" --archive ./case',
    )
    .action(async (path: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<
        CommonOptions & { reason?: string; base?: string; dryRun?: boolean; renumber?: boolean }
      >();
      if (options.dryRun !== true && options.reason === undefined)
        throw new AppError('USAGE', { what: 'Say why with --reason, or use --dry-run.' });
      const given = await readGiven(path);
      await withArchive(options, async (archive) => {
        const { by } = await ownerOf(archive, options.case);
        const { root } = archive.paths;
        const file = idIn(given, path);
        const done = await archive.db.tx(by, async (tx) => {
          const standing = await standingOf(tx, root, file);
          const text =
            options.renumber === true ? asVersion(given, standing.highest + 1, nowUtc().slice(0, 10)) : given;
          const base =
            options.base === undefined
              ? standing.inForce
              : await versionText(tx, root, file, numberOf(options.base));
          const checked = await checkText(tx, root, file, text);
          if (checked.problems.length > 0) return { problems: checked.problems, version: null };
          const wanted = { file, text, base: base && { version: base.version, digest: base.digest } };
          const { version } = await (options.dryRun === true
            ? checkToPublish(tx, root, wanted)
            : publishText(tx, by, root, { ...wanted, reason: options.reason ?? '' }));
          return { problems: [], version };
        });
        if (done.version !== null && options.dryRun !== true) await archive.ledger.publishAll();
        const published = done.version !== null && options.dryRun !== true;
        if (options.json) sayJson({ file, version: done.version, published, problems: done.problems });
        else {
          problemLines(done.problems);
          if (done.version === null) say(`${done.problems.length} problems. Nothing was published.`);
          else say(`${published ? 'Published' : 'Could be published'}: ${file} version ${done.version}`);
        }
        process.exitCode = done.problems.length === 0 ? 0 : 1;
      });
    });
}

/** Writes a file that is not there yet. Error USAGE. */
async function writeNew(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(path, text, { flag: 'wx' });
  } catch (cause) {
    throw new AppError(
      'USAGE',
      { what: `${plain(path)} is there already, or cannot be written.` },
      { cause },
    );
  }
}

function editCommand(group: Command): void {
  group
    .command('edit')
    .description(
      'write a file of the law into a folder as the version that comes next, to be changed and published',
    )
    .argument('<file>', 'such as icerd; package for the sources')
    .requiredOption('--out <folder>', 'where it is written; nothing there is replaced')
    .option('--version-of <number>', 'take up an earlier version; the one in force when left out')
    .addHelpText('after', '\nExample:\n  muniment law edit icerd --out ./drafts --archive ./case')
    .action(async (file: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & { out: string; versionOf?: string }>();
      await withArchive(options, async (archive) => {
        const { by } = await ownerOf(archive, options.case);
        const { root } = archive.paths;
        const { text, number } = await archive.db.tx(by, async (tx) => {
          const found = await versionText(
            tx,
            root,
            file,
            options.versionOf === undefined ? undefined : numberOf(options.versionOf),
          );
          const next = (await standingOf(tx, root, file)).highest + 1;
          return { text: asVersion(found.text, next, nowUtc().slice(0, 10)), number: next };
        });
        const path = join(options.out, `${file}.yaml`);
        await writeNew(path, text);
        if (options.json) sayJson({ file, version: number, path });
        else
          say(
            `Written: ${plain(path)}, to be version ${number}. Change it, then: muniment law publish ${plain(path)}`,
          );
      });
    });
}

function exportCommand(group: Command): void {
  group
    .command('export')
    .description(
      'write all that was published in this archive into a folder, as a package that `law check` reads',
    )
    .requiredOption('--out <folder>', 'where it is written; nothing there is replaced')
    .addHelpText('after', '\nExample:\n  muniment law export --out ./our-law --archive ./case')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & { out: string }>();
      await withArchive(options, async (archive) => {
        const { by } = await ownerOf(archive, options.case);
        const files = await archive.db.tx(by, (tx) => exportedFiles(tx, archive.paths.root));
        for (const [name, text] of files) await writeNew(join(options.out, name), text);
        if (options.json) sayJson({ folder: options.out, files: [...files.keys()] });
        else
          say(
            files.size === 0
              ? 'Nothing was published in this archive.'
              : `${files.size} files written to ${plain(options.out)}`,
          );
      });
    });
}

function usesCommand(group: Command): void {
  group
    .command('uses')
    .description('allegations of the case under an instrument, with the version that each was made by')
    .argument('<file>', 'such as icerd')
    .addHelpText('after', '\nExample:\n  muniment law uses icerd --archive ./case --json')
    .action(async (file: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const { root } = archive.paths;
        const { inForce, allegations } = await archive.db.tx(by, async (tx) => ({
          ...(await standingOf(tx, root, file)),
          ...(await restingOn(tx, by, { caseId, file })),
        }));
        for (const one of allegations) {
          const isOlder = inForce !== null && inForce.digest !== one.digest;
          if (options.json) sayJson({ ...one, isOlder });
          else
            say(
              `${one.id}  ${one.provision}  version ${one.version}${isOlder ? `, not ${inForce.version} which is in force` : ''}  ${plain(one.title)}`,
            );
        }
      });
    });
}

/** `law edit`, `publish`, `history`, `diff`, `uses` and `export`: the law that an archive wrote itself. */
export function editionCommands(group: Command): void {
  editCommand(group);
  publishCommand(group);
  historyCommand(group);
  diffCommand(group);
  usesCommand(group);
  exportCommand(group);
}
