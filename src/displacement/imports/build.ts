import { hash } from 'node:crypto';
import { damages, refusedAs, shortened, type Said, type SheetRow } from '#coding';
import { checkedFacts } from '../facts.ts';
import type { EventFacts, FactsOf, HouseholdFacts, PropertyFacts, Size, SizeKind } from '../model.ts';
import { unsaid } from '../model.ts';
import { displacementPhrase } from '../phrases.ts';
import { CHOICES, mappedParts, type MappedPart, type PlacedDisplacement } from './mapping.ts';

/** Somebody of a household, by pseudonym. */
export interface BuiltMember {
  readonly pseudonym: string;
  readonly role: 'head' | 'member';
  readonly at: 'then' | 'now';
  readonly column: string | null;
}

/** A part of a row: what makes it the same again, and what it says. */
export interface BuiltPart<K extends MappedPart> {
  readonly reference: string;
  readonly facts: FactsOf[K];
  /** Of a displacement and a property where it is, as the sheet spells it. */
  readonly place: { readonly spelling: string; readonly column: string | null } | null;
}

/** What a row says, checked as far as it can be without the database. */
export interface BuiltRow {
  readonly line: number;
  readonly household: BuiltPart<'household'> | null;
  readonly members: readonly BuiltMember[];
  readonly event: BuiltPart<'event'> | null;
  readonly property: BuiltPart<'property'> | null;
  /** What is wrong: such a row is not imported. */
  readonly errors: readonly Said[];
  /** What somebody should look at. */
  readonly notes: readonly Said[];
}

type Values = Readonly<Record<string, string | readonly string[] | null>>;

const PSEUDONYM = /^P-\d{4,9}$/;
/** `5`, and `5+`, `>5` or `≥5` for at least so many. A question mark says that it is not known. */
const SIZE = /^(?:(?<sign>[>≥])\s*)?(?<count>\d{1,8})(?<plus>\+)?$/u;

const saidOf = (code: string, column: string | null, value: string | null): Said => ({ code, column, value });
const phrase = (code: Parameters<typeof displacementPhrase>[0]): string => displacementPhrase(code).code;

/** Makes rows of one sheet into what is to be recorded. Whoever made the sheet controls every cell. */
export class DisplacementBuilder {
  readonly #placed: PlacedDisplacement;
  readonly #header: readonly string[];
  readonly #scope: string;
  readonly #isText: boolean;

  constructor(of: {
    readonly placed: PlacedDisplacement;
    readonly header: readonly string[];
    readonly caseId: string;
    readonly isText: boolean;
  }) {
    this.#placed = of.placed;
    this.#header = of.header;
    this.#scope = JSON.stringify([of.caseId, of.placed.mapping.list]);
    this.#isText = of.isText;
  }

  #reference(part: MappedPart, cells: readonly string[], household: string, values: Values): string {
    const places = this.#placed.keys[part];
    const own = places.map((at) => (cells[at] ?? '').normalize('NFC').trim());
    const what = own.length > 0 ? own : Object.entries(values);
    return hash('sha256', JSON.stringify([part, this.#scope, household, what]), 'base64url');
  }

  #columnOf(part: MappedPart, name: string): string | null {
    return this.#placed.takes[part]?.find((one) => one.name === name)?.column ?? null;
  }

  #values(part: MappedPart, cells: readonly string[], errors: Said[]): Values {
    const values: Record<string, string | readonly string[] | null> = {};
    for (const { name, take, column } of this.#placed.takes[part] ?? []) {
      const taken = take(cells, errors);
      const value = typeof taken === 'number' ? String(taken) : taken;
      const list = CHOICES[`${part}.${name}`];
      if (list && typeof value === 'string' && !list.includes(value)) {
        errors.push(saidOf(phrase('displaced-no-choice'), column, shortened(value)));
        continue;
      }
      values[name] = value;
    }
    return values;
  }

  /** A size as it is written; `kind` says more where the number says nothing of it. */
  #size(part: MappedPart, name: string, values: Values, errors: Said[]): Size {
    const written = line(values, name);
    const kind = line(values, `${name}Kind`) as SizeKind | null;
    const { saidBy } = this.#placed.mapping;
    if (written === null || written === '?') {
      if (kind !== null && kind !== 'unknown')
        errors.push(saidOf(phrase('displaced-size-not-kind'), this.#columnOf(part, name), written));
      return { are: 'unknown', count: null, saidBy: written === null ? null : saidBy };
    }
    const { sign, count, plus } = SIZE.exec(written)?.groups ?? {};
    const n = Number(count);
    if (count === undefined || n < 1 || kind === 'unknown') {
      const code = /^[-−]\s*\d/u.test(written) ? 'displaced-negative' : 'displaced-size-not-kind';
      errors.push(saidOf(phrase(code), this.#columnOf(part, name), shortened(written)));
      return unsaid.household.sizeThen;
    }
    const isLeast = sign !== undefined || plus !== undefined || kind === 'at-least';
    // More than five is six at least.
    return { are: isLeast ? 'at-least' : 'exact', count: sign === '>' ? n + 1 : n, saidBy };
  }

  #members(values: Values, errors: Said[]): BuiltMember[] {
    const found: BuiltMember[] = [];
    for (const at of ['then', 'now'] as const) {
      const [head, others] = at === 'then' ? ['head', 'members'] : ['headNow', 'membersNow'];
      const seen = new Set<string>();
      const add = (pseudonym: string, role: BuiltMember['role'], column: string | null): void => {
        if (seen.has(pseudonym)) return;
        seen.add(pseudonym);
        if (PSEUDONYM.test(pseudonym)) found.push({ pseudonym, role, at, column });
        else errors.push(saidOf('import-no-actor', column, shortened(pseudonym)));
      };
      const first = line(values, head);
      if (first !== null) add(first, 'head', this.#columnOf('household', head));
      for (const one of values[others] ?? [])
        add(one.toUpperCase(), 'member', this.#columnOf('household', others));
    }
    return found;
  }

  #household(values: Values, errors: Said[]): HouseholdFacts {
    const { saidBy } = this.#placed.mapping;
    const wish = line(values, 'wish') as HouseholdFacts['intentions'][number]['wish'] | null;
    const status = line(values, 'status') as HouseholdFacts['statuses'][number]['status'] | null;
    const intention = { on: line(values, 'wishOn'), conditions: line(values, 'wishConditions'), saidBy };
    const state = { from: line(values, 'statusFrom'), until: null, saidBy, words: null };
    return {
      sizeThen: this.#size('household', 'size', values, errors),
      sizeNow: this.#size('household', 'sizeNow', values, errors),
      intentions: wish === null ? [] : [{ wish, ...intention }],
      statuses: status === null ? [] : [{ status, ...state }],
      losses: [],
      note: line(values, 'note'),
    };
  }

  #event(values: Values, hasHousehold: boolean, errors: Said[]): EventFacts {
    const { saidBy } = this.#placed.mapping;
    const [actor, destination] = [line(values, 'actor'), line(values, 'destination')];
    return {
      origin: line(values, 'origin'),
      address: line(values, 'address'),
      from: line(values, 'from'),
      until: line(values, 'until'),
      cause: (line(values, 'cause') ?? 'not-said') as EventFacts['cause'],
      causeWords: line(values, 'causeWords'),
      size: hasHousehold ? unsaid.event.size : this.#size('event', 'size', values, errors),
      alleged: actor === null ? [] : [{ actor, saidBy, words: null }],
      destinations:
        destination === null ? [] : [{ place: destination, from: line(values, 'destinationFrom'), saidBy }],
      note: line(values, 'note'),
    };
  }

  #property(values: Values): PropertyFacts {
    const { saidBy } = this.#placed.mapping;
    const [title, condition, who] = [
      line(values, 'title'),
      line(values, 'condition'),
      line(values, 'occupant'),
    ];
    type Title = PropertyFacts['titles'][number];
    return {
      type: (line(values, 'type') ?? 'not-said') as PropertyFacts['type'],
      place: line(values, 'place'),
      parcel: line(values, 'parcel'),
      extent: line(values, 'extent'),
      right: (line(values, 'right') ?? 'not-said') as PropertyFacts['right'],
      rightWords: line(values, 'rightWords'),
      titles:
        title === null
          ? []
          : [
              {
                kind: (line(values, 'titleKind') ?? 'other') as Title['kind'],
                grade: (line(values, 'titleGrade') ?? 'not-graded') as Title['grade'],
                words: title,
                serial: null,
              },
            ],
      conditions:
        condition === null
          ? []
          : [
              {
                condition: condition as PropertyFacts['conditions'][number]['condition'],
                on: line(values, 'conditionOn'),
                saidBy,
                words: null,
              },
            ],
      occupants: who === null ? [] : [{ who, from: null, until: null, saidBy }],
      note: line(values, 'note'),
    };
  }

  /** What a row says. */
  build({ line: at, cells }: SheetRow): BuiltRow {
    const errors: Said[] = [];
    const notes: Said[] = [];
    const { width, takes, keys } = this.#placed;
    const nothing = { line: at, household: null, members: [], event: null, property: null };
    const extra = cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '');
    if (this.#isText && (extra || cells.length < width)) {
      const code = extra ? 'import-cells-many' : 'import-cells-few';
      return { ...nothing, errors: [saidOf(code, null, shortened(cells.join(' | ')))], notes };
    }
    for (const { said, isWrong } of damages(cells, this.#header)) (isWrong ? errors : notes).push(said);
    for (const part of mappedParts)
      if (keys[part].length > 0 && keys[part].every((place) => (cells[place] ?? '').trim() === ''))
        errors.push(saidOf('import-key-empty', this.#header[keys[part][0] ?? -1] ?? null, null));
    const values: Partial<Record<MappedPart, Values>> = {};
    for (const part of mappedParts) if (takes[part]) values[part] = this.#values(part, cells, errors);
    const members = values.household ? this.#members(values.household, errors) : [];
    const facts = {
      household: values.household ? this.#household(values.household, errors) : null,
      event:
        values.event && isAny(values.event) ? this.#event(values.event, !!takes.household, errors) : null,
      property: values.property && isAny(values.property) ? this.#property(values.property) : null,
    };
    if (errors.length > 0) return { ...nothing, errors, notes };
    const own = values.household ? this.#reference('household', cells, '', values.household) : '';
    const partOf = <K extends MappedPart>(part: K, spelled: string): BuiltPart<K> | null => {
      const given = facts[part] as FactsOf[K] | null;
      if (given === null) return null;
      try {
        const said = values[part] ?? {};
        const reference = part === 'household' ? own : this.#reference(part, cells, own, said);
        const spelling = line(said, spelled);
        const place = spelling === null ? null : { spelling, column: this.#columnOf(part, spelled) };
        return { reference, facts: checkedFacts(part, given), place };
      } catch (error) {
        const { code, what } = refusedAs(error);
        errors.push(saidOf(code, part, what));
        return null;
      }
    };
    const household = partOf('household', 'none');
    const built = { household, event: partOf('event', 'origin'), property: partOf('property', 'place') };
    this.#lookAtMembers(household?.facts ?? null, members, notes);
    return errors.length > 0 ? { ...nothing, errors, notes } : { line: at, members, ...built, errors, notes };
  }

  #lookAtMembers(facts: HouseholdFacts | null, members: readonly BuiltMember[], notes: Said[]): void {
    for (const at of ['then', 'now'] as const) {
      const own = members.filter((one) => one.at === at).length;
      const size = at === 'then' ? facts?.sizeThen : facts?.sizeNow;
      if (!size || size.count === null || own === 0 || own === size.count) continue;
      // Of a number that is the least there may be more.
      if (size.are === 'at-least' && own > size.count) continue;
      const column = this.#columnOf('household', at === 'then' ? 'size' : 'sizeNow');
      notes.push(saidOf(phrase('displaced-members-differ'), column, `${own} / ${size.count}`));
    }
  }
}

function line(values: Values, name: string): string | null {
  const value = values[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

const isAny = (values: Values): boolean =>
  Object.values(values).some((value) => value !== null && value.length > 0);
