import { verifyBundle } from '../src/bundle.ts';
import type { Check, Report } from '../src/bundle.ts';
import { type Digester, portableDigest } from '../src/hash.ts';
import { openZip } from '../src/zip.ts';
import { blobSource, hintsOf, type Part } from './blob-source.ts';
import { hashInWorkers, type Hashing } from './hash-in-worker.ts';
import type { Tree } from '../src/zip.ts';
import { languageOf, languages, textsIn } from './texts.ts';

let language = languageOf(navigator.languages);
let texts = textsIn(language);

/** An element with attributes and children; text is always text, never markup: bundles are hostile. */
function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

/** Larger files are hashed piece by piece. */
const largestWhole = 1 << 29;

/** Files that can be held whole are hashed in workers. */
const areWhole = (parts: readonly Part[]): Part[] =>
  parts.filter(({ sizeBytes }) => sizeBytes <= largestWhole);

/** Hashes the files of a bundle: those of which its directory told already (`ahead`), others that can be held whole in workers too, the rest here, and everything here where there are no workers. */
function digesterOf(bundle: Blob, tree: Tree, ahead: Hashing): Digester {
  const parts = [...tree.files.values()].flatMap(({ place, sizeBytes }) =>
    place ? [{ at: place.at, sizeBytes }] : [],
  );
  const later = hashInWorkers(
    bundle,
    areWhole(parts).filter((part) => !ahead.of(part)),
  );
  return async (source) => {
    const part = { at: source.place?.at ?? -1, sizeBytes: source.sizeBytes };
    const told = ahead.of(part) ?? later.of(part);
    // A file that cannot be read in a worker cannot be read here either, and then there is no verdict.
    return told ? told.catch(() => portableDigest(source)) : portableDigest(source);
  };
}

const resultClass = (result: Check['result']) => result.split(' ', 1)[0] ?? '';
const worst = (checks: readonly Check[]): Check['result'] =>
  (['FAIL', 'NOT CHECKED', 'PASS'] as const).find((result) =>
    checks.some((check) => check.result === result),
  ) ?? 'PASS';

/** All checks of one id: one line when there is one, a list that opens when there are more. */
function showGroup(id: string, checks: readonly Check[]): HTMLElement {
  const result = worst(checks);
  const [only] = checks;
  const row = element(
    'div',
    { class: `row ${resultClass(result)}` },
    element('span', { class: 'result' }, texts.results[result]),
    element('span', { class: 'meaning' }, texts.meanings[id] ?? id),
    element('span', { class: 'id' }, checks.length > 1 ? `${id} × ${checks.length}` : id),
  );
  if (checks.length === 1 && only) {
    row.append(element('span', { class: 'detail' }, `${only.subject}: ${only.detail}`));
    return element('div', { class: 'group' }, row);
  }
  const list = element('ul', { class: 'each' });
  const group = element('details', { class: 'group' }, element('summary', {}, row), list);
  // Of ten thousand exhibits the lines are made when somebody wants to see them.
  const fill = (): void => {
    const lines = checks.map(({ result, subject, detail }) =>
      element(
        'li',
        { class: resultClass(result) },
        element('span', { class: 'result' }, texts.results[result]),
        ` ${subject}: ${detail}`,
      ),
    );
    list.replaceChildren(...lines);
  };
  group.addEventListener('toggle', fill, { once: true });
  group.open = result !== 'PASS';
  return group;
}

function showReport(report: Report): Node[] {
  const count = (one: Check['result']) => report.checks.filter(({ result }) => result === one).length;
  const groups = new Map<string, Check[]>();
  for (const check of report.checks) groups.set(check.id, [...(groups.get(check.id) ?? []), check]);
  return [
    element(
      'div',
      { class: `verdict ${report.result}`, role: 'status' },
      element('strong', {}, `${report.bundle}: ${report.result === 'PASS' ? texts.sound : texts.unsound}`),
      element('div', { class: 'quiet' }, texts.counts(count('PASS'), count('FAIL'), count('NOT CHECKED'))),
    ),
    element('h2', {}, texts.checks),
    ...(texts.inEnglish === '' ? [] : [element('p', { class: 'quiet' }, texts.inEnglish)]),
    element('div', { class: 'checks' }, ...Array.from(groups, ([id, checks]) => showGroup(id, checks))),
    element('h2', {}, texts.provesTitle),
    element('p', {}, texts.proves.join(' ')),
    element('h2', {}, texts.provesNotTitle),
    element('ul', { class: 'limits' }, ...texts.doesNotProve.map((line) => element('li', {}, line))),
  ];
}

const output = element('div', { id: 'report', 'aria-live': 'polite' });
const input = element('input', { type: 'file', accept: '.zip', id: 'bundle' });
const vkey = element('textarea', { id: 'vkey', spellcheck: 'false' });
const checkpoint = element('textarea', { id: 'checkpoint', spellcheck: 'false' });
const drop = element('label', { class: 'drop', for: 'bundle' });
/** What was told last: it is told again in another language. */
let told: Report | null = null;

async function verifyFile(file: File): Promise<void> {
  const progress = element('p', { role: 'status' }, texts.working(file.name, 0));
  output.replaceChildren(progress);
  told = null;
  try {
    const reader = {
      ...(vkey.value.trim() !== '' && { vkey: vkey.value }),
      ...(checkpoint.value.trim() !== '' && { checkpoint: `${checkpoint.value.trim()}\n` }),
    };
    const hints = await hintsOf(file);
    // While the zip is walked from header to header.
    const ahead = hashInWorkers(file, areWhole(hints.files));
    const tree = await openZip(blobSource(file, hints.windows)).catch((error: unknown) => {
      ahead.stop();
      throw error;
    });
    let done = 0;
    const digestOf = digesterOf(file, tree, ahead);
    const digest: Digester = async (source) => {
      const digests = await digestOf(source);
      done += source.sizeBytes;
      progress.textContent = texts.working(file.name, Math.floor((100 * done) / Math.max(1, file.size)));
      return digests;
    };
    const report = await verifyBundle(tree, digest, reader);
    told = report;
    output.replaceChildren(...showReport(report));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const verdict = element(
      'div',
      { class: 'verdict FAIL', role: 'status' },
      element('strong', {}, texts.unreadable),
    );
    output.replaceChildren(verdict, element('p', { class: 'quiet' }, why));
  }
}

/** The page's languages, each named by itself. */
function chooser(): HTMLElement {
  const choice = element('select', { id: 'language' });
  for (const [tag, { named }] of Object.entries(languages)) {
    const option = element('option', { value: tag, lang: tag }, named);
    option.selected = tag === language;
    choice.append(option);
  }
  choice.addEventListener('change', () => {
    language = choice.value;
    texts = textsIn(language);
    show();
    document.getElementById('language')?.focus();
  });
  return element('label', { class: 'language' }, `${texts.language} `, choice);
}

/** Everything but what was given and found, in the language of the page. */
function show(): void {
  document.documentElement.lang = language;
  document.title = texts.title;
  drop.replaceChildren(texts.drop, input);
  if (told) output.replaceChildren(...showReport(told));
  document
    .getElementById('main')
    ?.replaceChildren(
      chooser(),
      element('h1', {}, texts.title),
      element('p', { class: 'quiet' }, texts.intro),
      drop,
      element(
        'details',
        { class: 'reader' },
        element('summary', {}, texts.reader),
        element('p', { class: 'quiet' }, texts.readerWhy),
        element('label', { class: 'field' }, texts.vkey, vkey),
        element('label', { class: 'field' }, texts.checkpoint, checkpoint),
      ),
      output,
    );
}

input.addEventListener('change', () => {
  const [file] = input.files ?? [];
  if (file) void verifyFile(file);
});
for (const type of ['dragover', 'dragleave', 'drop']) {
  document.addEventListener(type, (event) => {
    event.preventDefault();
    drop.classList.toggle('over', type === 'dragover');
    const [file] = (event instanceof DragEvent && type === 'drop' && event.dataTransfer?.files) || [];
    if (file) void verifyFile(file);
  });
}
show();
