import { hash } from 'node:crypto';
import { AppError } from '#kernel';
import type { LedgeredRow } from '#ledger';
import { checkedIdentity, NOBODY_KNOWN, type IdentityFacts } from '../actors/model.ts';
import type { GivenName } from '../actors/names.ts';
import type { IncidentForm } from '../incidents/forms.ts';
import { checkedValues, type Values } from '../incidents/values.ts';
import { damages } from './damages.ts';
import { refusedAs, type PlacedMapping, type Takes } from './mapping.ts';
import { fieldsFor, shortened, type MappedForm, type Said } from './model.ts';
import type { Spellings } from './places.ts';
import type { SheetRow } from './read-sheet.ts';

/** An actor that a row speaks of. */
export interface BuiltActor {
  readonly facts: IdentityFacts;
  /** Rows but for the actor that they are of. */
  readonly names: readonly LedgeredRow<'actor_name'>[];
}

/** Makes the row of a name, its keys too, for an actor that is made later. Error INVALID_INPUT. */
export type NameMaker = (
  given: Pick<GivenName, 'name' | 'kind' | 'language' | 'isMain'>,
) => LedgeredRow<'actor_name'>;

type ValuesForm = IncidentForm & MappedForm;

interface Findings {
  readonly errors: Said[];
  readonly notes: Said[];
  readonly pseudonyms: BuiltRow['pseudonyms'][number][];
}

/** Records of a row that speak of actors that there are already. */
export type PseudonymForm = 'act' | 'involvement' | 'information';

/** What a row says, checked as far as it can be without the database. */
export interface BuiltRow {
  readonly line: number;
  /** UTF-16 units of its cells. */
  readonly length: number;
  readonly key: string;
  readonly incidentKey: string | null;
  readonly incident: Values | null;
  readonly act: Values | null;
  readonly involvement: Values | null;
  readonly information: Values | null;
  readonly actor: BuiltActor | null;
  /** Fields of the values whose actors are still pseudonyms. */
  readonly pseudonyms: readonly {
    readonly form: PseudonymForm;
    readonly field: string;
    readonly column: string | null;
  }[];
  /** What is wrong: such a row is not imported. */
  readonly errors: readonly Said[];
  /** What somebody should look at. */
  readonly notes: readonly Said[];
}

/** What the digests of rows begin with: the same row elsewhere, or in another list, is another row. */
export interface Scope {
  readonly caseId: string;
  readonly compartmentId: string;
  readonly list: string;
}

/** Makes rows of one sheet into what is to be recorded. It remembers keys, so rows must come in their order, each once. */
export class RowBuilder {
  readonly #placed: PlacedMapping;
  readonly #header: readonly string[];
  readonly #scope: string;
  readonly #isText: boolean;
  readonly #spellings: Spellings;
  readonly #name: NameMaker;
  readonly #seen = new Map<string, number>();

  constructor(of: {
    readonly placed: PlacedMapping;
    readonly header: readonly string[];
    readonly scope: Scope;
    readonly isText: boolean;
    readonly spellings: Spellings;
    readonly name: NameMaker;
  }) {
    this.#placed = of.placed;
    this.#header = of.header;
    const { caseId, compartmentId, list } = of.scope;
    this.#scope = JSON.stringify([caseId, compartmentId, of.placed.kind, list]);
    this.#isText = of.isText;
    this.#spellings = of.spellings;
    this.#name = of.name;
  }

  #digest(what: string, cells: readonly string[]): string {
    return hash('sha256', `${what}\n${this.#scope}\n${JSON.stringify(cells)}`, 'base64url');
  }

  /** The key of a row: of its identifying columns, else of all cells and how many identical ones stand above. Counts the row. */
  keyOf({ cells }: SheetRow): {
    readonly key: string;
    readonly wrong: string | null;
    readonly isRepeated: boolean;
  } {
    const { key: places } = this.#placed;
    const parts = (places.length > 0 ? places.map((at) => cells[at] ?? '') : cells).map((cell) =>
      cell.normalize('NFC').trim(),
    );
    while (places.length === 0 && parts.at(-1) === '') parts.pop();
    const plain = this.#digest(places.length > 0 ? 'key' : 'row', parts);
    const before = this.#seen.get(plain) ?? 0;
    this.#seen.set(plain, before + 1);
    if (places.length === 0)
      return {
        key: before === 0 ? plain : this.#digest(`row ${before}`, parts),
        wrong: null,
        isRepeated: before > 0,
      };
    if (parts.every((part) => part === ''))
      return { key: plain, wrong: 'import-key-empty', isRepeated: false };
    return { key: plain, wrong: before > 0 ? 'import-key-twice' : null, isRepeated: false };
  }

  /** What a row says. Whoever made the sheet controls every cell. */
  build(row: SheetRow): BuiltRow {
    const { key, wrong, isRepeated } = this.keyOf(row);
    const { kind } = this.#placed;
    const errors: Said[] = [];
    const notes: Said[] = [];
    const { cells, line } = row;
    const { width } = this.#placed;
    if (wrong !== null) errors.push(this.#ofKey(wrong, cells));
    if (isRepeated) notes.push({ code: 'import-identical', column: null, value: null });
    const extra = cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '');
    if (this.#isText && (extra || cells.length < width)) {
      // Its cells stand in the wrong columns: what they say there is of no use.
      const code = extra ? 'import-cells-many' : 'import-cells-few';
      errors.push({ code, column: null, value: shortened(cells.join(' | ')) });
      return { ...NOTHING, line, length: 0, key, errors, notes };
    }
    for (const { said, isWrong } of damages(cells, this.#header)) (isWrong ? errors : notes).push(said);
    const pseudonyms: BuiltRow['pseudonyms'][number][] = [];
    const record = (form: ValuesForm): Values | null =>
      this.#record(form, cells, { errors, notes, pseudonyms });
    const incident = kind === 'people' ? null : record('incident');
    const act = record('act');
    const built: BuiltRow = {
      line,
      length: cells.reduce((sum, cell) => sum + cell.length, 0),
      key,
      incidentKey: this.#incidentKey(cells),
      incident,
      act,
      involvement: act && record('involvement'),
      information:
        kind === 'people' ? null : this.#values('information', cells, { errors, notes, pseudonyms }),
      actor: this.#actor(cells, errors),
      pseudonyms,
      errors,
      notes,
    };
    if (kind === 'people' && built.actor === null && errors.length === 0)
      errors.push({ code: 'import-row-empty', column: null, value: null });
    return built;
  }

  #ofKey(code: string, cells: readonly string[]): Said {
    const [at = 0] = this.#placed.key;
    return { code, column: this.#header[at] ?? null, value: shortened(cells[at] ?? '') };
  }

  #incidentKey(cells: readonly string[]): string | null {
    const parts = this.#placed.incidentKey.map((at) => (cells[at] ?? '').normalize('NFC').trim());
    return parts.every((part) => part === '') ? null : this.#digest('incident', parts);
  }

  #take(takes: Takes, cells: readonly string[], errors: Said[]): Record<string, unknown> {
    const values: Record<string, unknown> = {};
    for (const [name, take] of takes) values[name] = take(cells, errors);
    return values;
  }

  /** Values of a form before its own checks are refused; what has nothing to check against the database is checked. */
  #values(form: ValuesForm, cells: readonly string[], to: Findings): Values | null {
    const takes = this.#placed.takes[form] ?? [];
    const before = to.errors.length;
    const values = this.#take(takes, cells, to.errors);
    if (to.errors.length > before) return null;
    const actors: Record<string, unknown> = {};
    for (const field of fieldsFor(form)) {
      const value = values[field.name];
      if (field.kind !== 'actor' || typeof value !== 'string') continue;
      actors[field.name] = value;
      values[field.name] = null;
      const column = takes.find(([name]) => name === field.name)?.[2] ?? null;
      if (form !== 'incident') to.pseudonyms.push({ form, field: field.name, column });
    }
    if (form === 'incident') {
      if (values['latitude'] === null || values['latitude'] === undefined) values['positionKind'] = null;
      else if ((values['positionKind'] ?? null) === null) {
        to.errors.push({ code: 'import-position-kind', column: null, value: null });
        return null;
      }
    }
    try {
      // Who tells is the source of the import, which is known to be there.
      const given = form === 'information' ? { ...values, sourceId: NOBODY } : values;
      const checked = checkedValues(form, given);
      this.#lookAtPlace(checked, takes, to.notes);
      return { ...checked, ...actors } as Values;
    } catch (error) {
      to.errors.push(this.#refused(error, { takes, cells, form }));
      return null;
    }
  }

  #record(form: ValuesForm, cells: readonly string[], to: Findings): Values | null {
    return this.#placed.takes[form] ? this.#values(form, cells, to) : null;
  }

  /** What a record’s own check refused, with the column that the field was taken from. */
  #refused(
    error: unknown,
    of: { readonly takes: Takes; readonly cells: readonly string[]; readonly form: MappedForm },
  ): Said {
    const { code, what } = refusedAs(error);
    const field = fieldsFor(of.form).find(({ name, label }) => what === `field-${dashed(label ?? name)}`);
    const column = of.takes.find(([name]) => name === field?.name)?.[2] ?? null;
    const at = column === null ? -1 : this.#header.indexOf(column);
    return {
      code,
      column: column ?? field?.name ?? null,
      value: at < 0 ? null : shortened(of.cells[at] ?? ''),
    };
  }

  #lookAtPlace(values: Values, takes: Takes, notes: Said[]): void {
    const place = values['place'];
    if (typeof place !== 'string' || (values['placeId'] ?? null) !== null) return;
    const found = this.#spellings.candidates(place);
    if (found === null || found === 1) return;
    const column = takes.find(([name]) => name === 'place')?.[2] ?? null;
    const value = shortened(place);
    if (found === 0) notes.push({ code: 'import-place-unknown', column, value });
    else notes.push({ code: 'import-place-candidates', column, value, facts: { n: found } });
  }

  #actor(cells: readonly string[], errors: Said[]): BuiltActor | null {
    const { mapping, names: columns, takes } = this.#placed;
    if (!mapping.actor) return null;
    const before = errors.length;
    const values = this.#take(takes.actor ?? [], cells, errors);
    const firstName = columns.findIndex(({ at }) => (cells[at] ?? '').trim() !== '');
    const names = columns.flatMap(({ at, column, kind, language }, n) => {
      const name = (cells[at] ?? '').trim();
      if (name === '') return [];
      try {
        return [this.#name({ name, kind, language, isMain: n === firstName })];
      } catch (error) {
        errors.push({ code: refusedAs(error).code, column, value: shortened(name) });
        return [];
      }
    });
    for (const { name, kind } of fieldsFor('actor')) {
      const value = values[name];
      const most = kind === 'text' ? 4000 : 300;
      const texts = Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];
      const long = texts.find((text) => text.length > most);
      if (long !== undefined) errors.push({ code: 'too-long', column: name, value: shortened(long) });
    }
    if (errors.length > before) return null;
    const said = Object.values(values).some(
      (value) => value !== null && !(Array.isArray(value) && value.length === 0),
    );
    if (names.length === 0 && !said) return null;
    try {
      const facts = checkedIdentity(mapping.actor.kind, { ...NOBODY_KNOWN, ...values } as IdentityFacts);
      return { facts, names };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { code, what } = refusedAs(error);
      errors.push({ code, column: null, value: what });
      return null;
    }
  }
}

const NOTHING = {
  incidentKey: null,
  incident: null,
  act: null,
  involvement: null,
  information: null,
  actor: null,
  pseudonyms: [],
} as const;

const dashed = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
// Of the form of an id; replaced by the source’s own.
const NOBODY = '00000000-0000-0000-0000-000000000000';
