import { lstat, opendir, readlink } from 'node:fs/promises';
import { basename, resolve, sep } from 'node:path';
import { AppError, mapConcurrent, type Finding } from '#kernel';
import type { Arriving } from './model.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** A name as text; `exact` is false when its bytes are not UTF-8 and were shown with replacement characters. */
export function nameText(bytes: Buffer): { text: string; exact: boolean } {
  try {
    return { text: decoder.decode(bytes), exact: true };
  } catch {
    return { text: bytes.toString('utf8'), exact: false };
  }
}

/** The finding for a name that is not UTF-8. */
export function badNameFinding(path: string): Finding {
  return {
    code: 'NAME_NOT_UTF8',
    subject: path,
    severity: 'info',
    detail: 'The name is not valid UTF-8; it is shown with replacement characters and its bytes are kept.',
  };
}

function refused(code: string, path: string, detail: string): Arriving {
  return { kind: 'refused', finding: { code, subject: path, detail, severity: 'error' } };
}

async function lookAt(
  path: Buffer,
  display: string,
  exact: boolean,
  name: Buffer,
): Promise<Arriving | 'folder'> {
  try {
    const found = await lstat(path);
    if (found.isDirectory()) return 'folder';
    if (found.isSymbolicLink()) {
      const target = (await readlink(path, 'buffer')).toString('utf8');
      return refused(
        'SYMLINK',
        display,
        `It is a symbolic link to “${target}”; links are recorded and never followed.`,
      );
    }
    if (!found.isFile())
      return refused('SPECIAL_FILE', display, 'It is a device, pipe or socket, not a file.');
    return {
      kind: 'file',
      path: display,
      nameBytes: exact ? null : name,
      modifiedAt: found.mtime.toISOString(),
      content: { file: exact ? path.toString('utf8') : path },
      containerItemId: null,
      depth: 0,
      findings: exact ? [] : [badNameFinding(display)],
    };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const isDenied = code === 'EACCES' || code === 'EPERM';
    const why = isDenied ? 'Permission to read it was denied.' : `It could not be looked at: ${message}`;
    return refused(code === 'ENOENT' ? 'FILE_VANISHED' : 'FILE_UNREADABLE', display, why);
  }
}

async function* walkFolder(folder: Buffer, display: string): AsyncGenerator<Arriving> {
  let entries: Buffer[];
  try {
    entries = [];
    // Node has no bufferEncoding type for opendir names; latin1 keeps every byte as one character.
    for await (const entry of await opendir(folder, { encoding: 'latin1' as BufferEncoding }))
      entries.push(Buffer.from(entry.name, 'latin1'));
  } catch (error) {
    yield refused('FOLDER_UNREADABLE', display, `The folder could not be read: ${(error as Error).message}`);
    return;
  }
  const look = async (name: Buffer) => {
    const path = Buffer.concat([folder, Buffer.from('/'), name]);
    const { text, exact } = nameText(name);
    const shown = `${display}/${text}`;
    return { path, shown, found: await lookAt(path, shown, exact, name) };
  };
  const sorted = entries.sort((a, b) => a.compare(b));
  for await (const { path, shown, found } of mapConcurrent(sorted, 16, look)) {
    if (found === 'folder') yield* walkFolder(path, shown);
    else yield found;
  }
}

/**
 * Everything below the given files and folders, in name order, one thing at a time: files to receive, and what
 * cannot be received as a finding each. Never follows links. Errors INTAKE_NOTHING_THERE, INTAKE_INSIDE_ARCHIVE.
 */
export async function* walk(paths: readonly string[], archiveRoot: string): AsyncGenerator<Arriving> {
  const archive = resolve(archiveRoot);
  for (const given of paths) {
    const path = resolve(given);
    if (path === archive || path.startsWith(archive + sep))
      throw new AppError('INTAKE_INSIDE_ARCHIVE', { path: given });
    await lstat(path).catch(() => {
      throw new AppError('INTAKE_NOTHING_THERE', { path: given });
    });
    const bytes = Buffer.from(path);
    const found = await lookAt(bytes, basename(path), true, bytes);
    if (found === 'folder') yield* walkFolder(bytes, basename(path));
    else yield found;
  }
}
