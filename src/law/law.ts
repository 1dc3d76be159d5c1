import { AppError } from '#kernel';
import { checklistOf, rubricOf, standardSetOf } from './build-scales.ts';
import { digestOf, frozen, type Sources } from './build-parts.ts';
import { instrumentOf } from './build-instrument.ts';
import { profileOf } from './build-profile.ts';
import { countStatements } from './check-statements.ts';
import { confirmationsBy, withConfirmations, type ConfirmedStatement } from './confirmed.ts';
import { placedStatements } from './statement.ts';
import type { CheckedPackage } from './check-packages.ts';
import type { VersionedFile } from './check-versions.ts';
import type {
  Confirmation,
  Element,
  Instrument,
  Law,
  LawFile,
  LawPackage,
  Provision,
  StatementCount,
} from './model.ts';
import type { Profile } from './model-profile.ts';
import type { Checklist, Rubric, Stage, Standard, StandardSet } from './model-scales.ts';

function packageOf({ head: { said, read } }: CheckedPackage): LawPackage {
  const sources = Object.entries(said.sources ?? {}).map(([key, source]) => ({ key, ...source }));
  const { id, version, title, licence } = said;
  return { id, version, title, licence, sources, digest: digestOf(read.value) };
}

const unknown = (what: string, id: string): AppError => new AppError('LAW_UNKNOWN', { what, id });

/** Files of one kind by id and version, the versions ascending, the ids in the order in which they came. */
class Shelf<T extends { readonly id: string; readonly version: number }> {
  readonly #byId = new Map<string, readonly T[]>();
  readonly #what: string;

  constructor(what: string) {
    this.#what = what;
  }

  put(value: T): void {
    const versions = [...(this.#byId.get(value.id) ?? []), value];
    this.#byId.set(
      value.id,
      versions.sort((a, b) => a.version - b.version),
    );
  }

  all(id: string): readonly T[] {
    return this.#byId.get(id) ?? [];
  }

  get(id: string, version?: number): T {
    const found =
      version === undefined ? this.all(id).at(-1) : this.all(id).find((one) => one.version === version);
    if (found !== undefined) return found;
    throw unknown(this.#what, version === undefined ? id : `${id} version ${version}`);
  }

  /** The highest version of each. */
  current(): readonly T[] {
    return [...this.#byId.keys()].map((id) => this.get(id));
  }
}

/** Of `icerd.5.b`: `icerd`. */
const instrumentIdOf = (dotted: string): string => dotted.split('.')[0] ?? '';

class Library implements Law {
  readonly packages: readonly LawPackage[];
  readonly #instruments = new Shelf<Instrument>('instrument');
  readonly #standardSets = new Shelf<StandardSet>('set of standards');
  readonly #rubrics = new Shelf<Rubric>('rubric');
  readonly #checklists = new Shelf<Checklist>('checklist');
  readonly #profiles = new Shelf<Profile>('profile');
  readonly #counts = new Map<string, StatementCount>();

  readonly #checked: readonly CheckedPackage[];
  readonly #confirmed: ReadonlyMap<string, Confirmation>;

  constructor(packages: readonly CheckedPackage[], confirmed: readonly ConfirmedStatement[] = []) {
    this.#checked = packages;
    this.#confirmed = confirmationsBy(confirmed);
    this.packages = frozen(packages.map(packageOf));
    for (const [index, { files }] of packages.entries()) {
      const sources: Sources = new Map((this.packages[index]?.sources ?? []).map((one) => [one.key, one]));
      for (const file of files) this.#put(file, sources);
    }
  }

  #put(file: VersionedFile, sources: Sources): void {
    switch (file.kind) {
      case 'instrument':
        return this.#instruments.put(this.#keep(file, instrumentOf(file, sources)));
      case 'standards':
        return this.#standardSets.put(this.#keep(file, standardSetOf(file, sources)));
      case 'rubric':
        return this.#rubrics.put(this.#keep(file, rubricOf(file, sources)));
      case 'checklist':
        return this.#checklists.put(this.#keep(file, checklistOf(file, sources)));
      case 'profile':
        return this.#profiles.put(this.#keep(file, profileOf(file, sources)));
    }
  }

  #keep<T extends LawFile>({ read }: VersionedFile, built: T): T {
    const value = withConfirmations(built, this.#confirmed);
    const { all, toCheck } = countStatements(read);
    const confirmed =
      value === built ? 0 : placedStatements(value).filter((one) => one.value.confirmed !== null).length;
    this.#counts.set(`${value.id}@${value.version}`, frozen({ all, toCheck: toCheck - confirmed }));
    return frozen(value);
  }

  confirmedBy(confirmed: readonly ConfirmedStatement[]): Law {
    return Object.freeze(new Library(this.#checked, confirmed));
  }

  get instruments(): readonly Instrument[] {
    return this.#instruments.current();
  }

  get standardSets(): readonly StandardSet[] {
    return this.#standardSets.current();
  }

  get forums(): StandardSet['forums'] {
    return this.standardSets.flatMap(({ forums }) => forums);
  }

  get stages(): readonly Stage[] {
    return this.standardSets.flatMap(({ stages }) => stages);
  }

  get rubrics(): readonly Rubric[] {
    return this.#rubrics.current();
  }

  get checklists(): readonly Checklist[] {
    return this.#checklists.current();
  }

  get profiles(): readonly Profile[] {
    return this.#profiles.current();
  }

  versions(id: string): readonly number[] {
    const shelves = [this.#instruments, this.#standardSets, this.#rubrics, this.#checklists, this.#profiles];
    return shelves.flatMap((shelf) => shelf.all(id).map(({ version }) => version));
  }

  instrument(id: string, version?: number): Instrument {
    return this.#instruments.get(id, version);
  }

  standardSet(id: string, version?: number): StandardSet {
    return this.#standardSets.get(id, version);
  }

  rubric(id: string, version?: number): Rubric {
    return this.#rubrics.get(id, version);
  }

  checklist(id: string, version?: number): Checklist {
    return this.#checklists.get(id, version);
  }

  profile(id: string, version?: number): Profile {
    return this.#profiles.get(id, version);
  }

  provision(id: string, instrumentVersion?: number): Provision {
    const { provisions } = this.#holder('provision', id, instrumentVersion);
    const found = provisions.find((one) => one.id === id);
    if (found === undefined) throw unknown('provision', id);
    return found;
  }

  element(id: string, instrumentVersion?: number): Element {
    const { provisions } = this.#holder('element', id, instrumentVersion);
    const found = provisions
      .flatMap(({ elements }) => elements)
      .find((one) => one.id === id || one.alternatives.some((alternative) => alternative.id === id));
    if (found === undefined) throw unknown('element', id);
    return found;
  }

  #holder(what: string, id: string, version?: number): Instrument {
    const instrumentId = instrumentIdOf(id);
    if (this.#instruments.all(instrumentId).length === 0) throw unknown(what, id);
    return this.#instruments.get(instrumentId, version);
  }

  standard(id: string): Standard {
    const found = this.standardSets.flatMap(({ standards }) => standards).find((one) => one.id === id);
    if (found === undefined) throw unknown('standard', id);
    return found;
  }

  stage(id: string): Stage {
    const found = this.stages.find((one) => one.id === id);
    if (found === undefined) throw unknown('stage', id);
    return found;
  }

  forum(id: string): StandardSet['forums'][number] {
    const found = this.forums.find((one) => one.id === id);
    if (found === undefined) throw unknown('forum', id);
    return found;
  }

  gatesOf(provisionId: string, instrumentVersion?: number): readonly Provision[] {
    interface Step {
      readonly one: Provision;
      readonly version: number | undefined;
      next: number;
    }
    const gates = new Map<string, Provision>();
    const start = this.provision(provisionId, instrumentVersion);
    // A stack of our own: a chain of gates may be as long as all files together.
    const way: Step[] = [{ one: start, version: instrumentVersion, next: 0 }];
    for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
      const { one } = step;
      const id = one.gate[step.next];
      step.next += 1;
      if (id === undefined) {
        way.pop();
        if (one !== start) gates.set(one.id, one);
      } else if (!gates.has(id)) {
        // Within its own instrument a provision means its own version.
        const version = instrumentIdOf(id) === one.instrument ? step.version : undefined;
        way.push({ one: this.provision(id, version), version, next: 0 });
      }
    }
    return [...gates.values()];
  }

  between(instrumentId: string, one: string, other: string): ReturnType<Law['between']> {
    const { between, parties } = this.instrument(instrumentId);
    if (one === other) return null;
    const stated = between.find(({ states }) => states.includes(one) && states.includes(other));
    const both = parties.filter(({ state }) => state === one || state === other);
    const ends = both.flatMap(({ ended }) => ended ?? []);
    const ended = ends.toSorted((a, b) => (a.date < b.date ? -1 : 1))[0] ?? null;
    if (stated !== undefined) return { inForce: stated.inForce, stated, ended };
    const [first, second] = both;
    if (first === undefined || second === undefined) return null;
    const inForce = first.inForce > second.inForce ? first.inForce : second.inForce;
    return { inForce, stated: null, ended };
  }

  count(id: string, version?: number): StatementCount {
    const of = version ?? this.versions(id).at(-1);
    const found = this.#counts.get(`${id}@${of}`);
    if (found === undefined) throw unknown('file', id);
    return found;
  }
}

/** The library over packages in which nothing is wrong. */
export function lawOf(packages: readonly CheckedPackage[]): Law {
  return Object.freeze(new Library(packages));
}
