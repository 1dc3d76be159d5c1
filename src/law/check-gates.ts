import { needsOf } from './check-instrument.ts';
import type { VersionedFile } from './check-versions.ts';
import type { Path, ReadFile } from './read-yaml.ts';
import type { Report } from './said.ts';

type InstrumentFile = Extract<VersionedFile, { kind: 'instrument' }>;

interface Node {
  readonly id: string;
  readonly read: ReadFile;
  readonly needs: readonly { readonly path: Path; readonly to: string }[];
}

/** Provisions of every version; one refers to its own version of its instrument, and to the highest of any other. */
function graphOf(files: readonly InstrumentFile[]): Map<string, Node> {
  const highest = new Map<string, number>();
  for (const { said } of files) highest.set(said.id, Math.max(said.version, highest.get(said.id) ?? 0));
  const nodes = files.flatMap(({ said, read }) =>
    needsOf(said).map(({ id, needs }): [string, Node] => [
      `${id}@${said.version}`,
      {
        id,
        read,
        needs: needs.map(({ path, id: to }) => {
          const [instrument = ''] = to.split('.');
          const version = instrument === said.id ? said.version : (highest.get(instrument) ?? 0);
          return { path, to: `${to}@${version}` };
        }),
      },
    ]),
  );
  return new Map(nodes);
}

/**
 * Reports each reference that closes a circle, with the whole circle: what must be proved for a provision must not include the
 * provision. Alternatives that rest on provisions count as gates do. Each provision is entered once; the stack is our own.
 */
export function checkGates(files: readonly InstrumentFile[], report: Report): void {
  const graph = graphOf(files);
  const done = new Set<string>();
  // Where on the way each is: files may be hostile, and a way as long as all of them.
  const position = new Map<string, number>();
  for (const start of graph.keys()) {
    const way: { key: string; next: number }[] = [];
    const enter = (key: string): void => {
      position.set(key, way.length);
      way.push({ key, next: 0 });
    };
    if (!done.has(start)) enter(start);
    for (let at = way.at(-1); at !== undefined; at = way.at(-1)) {
      const node = graph.get(at.key);
      const need = node?.needs[at.next];
      at.next += 1;
      if (node === undefined || need === undefined) {
        done.add(at.key);
        position.delete(at.key);
        way.pop();
        continue;
      }
      const back = position.get(need.to);
      if (back !== undefined) {
        const circle = [...way.slice(back).map(({ key }) => key), need.to];
        const ids = circle.map((key) => graph.get(key)?.id ?? key);
        report(node.read, need.path, 'LAW_GATE_CYCLE', { circle: ids.join(' → ') });
      } else if (graph.has(need.to) && !done.has(need.to)) enter(need.to);
    }
  }
}
