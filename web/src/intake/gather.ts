/** A file that was chosen, with the path under which it is received. The path is whoever made the folder's. */
export interface Chosen {
  readonly path: string;
  readonly file: File;
  /** In bytes, as it was when it was chosen. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly lastModified: number;
}

// Asked for while gathering: for each file the browser may have to ask the disk, and stands still meanwhile.
const chosenOf = (path: string, file: File): Chosen => ({
  path,
  file,
  size: file.size,
  lastModified: file.lastModified,
});

/** What a choice or a drop held: files, and what of it the browser could not read. */
export interface Gathered {
  readonly files: Chosen[];
  readonly unreadable: { readonly path: string; readonly code: 'FILE_UNREADABLE' | 'FOLDER_UNREADABLE' }[];
}

/** How gathering is watched and ended. */
export interface Gathering {
  readonly signal: AbortSignal;
  /** Hears a few times a second how many files were found. */
  readonly report: (files: number) => void;
}

const REPORT_MS = 250;
const WITHOUT_PAUSE = 1000;

// The page stays usable: it is told at most four times a second, and gets its turn in between.
function pacer({ signal, report }: Gathering, count: () => number): () => Promise<void> {
  let [told, steps] = [performance.now(), 0];
  return async () => {
    signal.throwIfAborted();
    steps += 1;
    if (steps % WITHOUT_PAUSE !== 0 && performance.now() - told < REPORT_MS) return;
    await new Promise((resolve) => setTimeout(resolve));
    if (performance.now() - told < REPORT_MS) return;
    told = performance.now();
    report(count());
  };
}

/** The files of a file or folder field. Rejects with AbortError when stopped. */
export async function gatherPicked(picked: FileList, gathering: Gathering): Promise<Gathered> {
  const files: Chosen[] = [];
  const pace = pacer(gathering, () => files.length);
  for (const file of picked) {
    files.push(chosenOf(file.webkitRelativePath || file.name, file));
    await pace();
  }
  return { files, unreadable: [] };
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

// A reader gives some entries at a time; an empty answer is its end.
async function* entriesOf(folder: FileSystemDirectoryEntry): AsyncGenerator<FileSystemEntry[]> {
  const reader = folder.createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return;
    yield some;
  }
}

/** What a drop holds; to be asked for while the drop is being handled, since the browser forgets it afterwards. */
export function droppedEntries(items: DataTransferItemList): FileSystemEntry[] {
  return [...items].flatMap((item) => (item.kind === 'file' ? (item.webkitGetAsEntry() ?? []) : []));
}

/**
 * Every file in what was dropped, folders read to the bottom. What cannot be read is named and the rest goes on. Rejects with
 * AbortError when stopped.
 */
export async function gatherDropped(
  entries: readonly FileSystemEntry[],
  gathering: Gathering,
): Promise<Gathered> {
  const gathered: Gathered = { files: [], unreadable: [] };
  const pace = pacer(gathering, () => gathered.files.length);
  const take = async (entry: FileSystemEntry): Promise<void> => {
    const path = entry.fullPath.replace(/^\//, '');
    try {
      gathered.files.push(chosenOf(path, await fileOf(entry as FileSystemFileEntry)));
    } catch {
      gathered.unreadable.push({ path, code: 'FILE_UNREADABLE' });
    }
    await pace();
  };
  const folders = entries.filter(({ isDirectory }) => isDirectory) as FileSystemDirectoryEntry[];
  for (const entry of entries) if (!entry.isDirectory) await take(entry);
  for (let folder = folders.pop(); folder; folder = folders.pop())
    try {
      for await (const some of entriesOf(folder)) {
        await Promise.all(some.filter(({ isDirectory }) => !isDirectory).map(take));
        folders.push(...(some.filter(({ isDirectory }) => isDirectory) as FileSystemDirectoryEntry[]));
      }
    } catch {
      gathering.signal.throwIfAborted();
      gathered.unreadable.push({ path: folder.fullPath.replace(/^\//, ''), code: 'FOLDER_UNREADABLE' });
    }
  return gathered;
}
