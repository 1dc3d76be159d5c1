import type { Address } from 'postal-mime';

/** What may stand in a display name without quotes: atoms (RFC 5322 §3.2.3) with spaces between, in any alphabet (RFC 6532 §3.2). */
const ATOMS = /^[\w!#$%&'*+/=?^`{|}~\-\u0080-\u{10ffff}]+( [\w!#$%&'*+/=?^`{|}~\-\u0080-\u{10ffff}]+)*$/u;
const BARE = /^[^\s@<>"]+@[^\s@<>"]+$/;
const QUOTED = /^"((?:[^"\\]|\\.)*)"$/;

const quoted = (name: string): string => `"${name.replaceAll(/["\\]/g, '\\$&')}"`;
const unquoted = (name: string): string => QUOTED.exec(name)?.[1]?.replaceAll(/\\(.)/g, '$1') ?? name;
/** A header on one line: line ends and other controls in it become a space, so that no value passes for another header. */
export const onOneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

/** Somebody in a header: `name <address>`, the name in quotes where a reader would take it apart otherwise (RFC 5322 §3.4). */
function mailbox(name: string, address: string): string {
  const [who, where] = [onOneLine(name), onOneLine(address)];
  if (who === '') return where;
  // A name alone is quoted, so that it is no address and nothing is joined with it.
  if (where === '') return quoted(who);
  return `${ATOMS.test(who) ? who : quoted(who)} <${where}>`;
}

/** People of a header, with commas between. Of a group its members are named, as it has no address of its own; an empty one stands as such. */
export function addressList(list: readonly Address[]): string {
  return list
    .flatMap(({ name, address, group }) => {
      if (!group) return [mailbox(name, address)];
      if (group.length > 0) return group.map((member) => mailbox(member.name, member.address));
      const called = onOneLine(name);
      return [`${ATOMS.test(called) ? called : quoted(called)}:;`];
    })
    .filter((one) => one !== '')
    .join(', ');
}

/** Parts between commas that no quotes hold; from a quotation mark that is never closed on, none holds anything. One pass, or two. */
function partsOf(list: string): string[] {
  const parts: string[] = [];
  let [from, open, plainFrom] = [0, -1, list.length];
  for (let at = 0; at <= list.length; at += 1) {
    const sign = list[at];
    if (sign === undefined && open >= 0) [at, plainFrom, open] = [open, open, -1];
    else if (open >= 0) {
      if (sign === '\\') at = Math.min(at + 1, list.length - 1);
      else if (sign === '"') open = -1;
    } else if (sign === '"' && at < plainFrom) open = at;
    else if (sign === ',' || sign === undefined) {
      parts.push(list.slice(from, at).trim());
      from = at + 1;
    }
  }
  return parts.filter(Boolean);
}

/**
 * Each of the people of a header in a text layer, as `addressList` writes one. Texts that were made before names were quoted are read as
 * well as they can be: whoever has an address ends with it, and so a name with a comma is put into quotes.
 */
export function addressesIn(list: string): string[] {
  const people: string[] = [];
  let begun: string[] = [];
  for (const part of partsOf(list)) {
    const at = part.endsWith('>') ? part.lastIndexOf('<') : -1;
    if (at >= 0) {
      const name = [...begun, part.slice(0, at)].join(', ').trim();
      people.push(mailbox(unquoted(name), part.slice(at + 1, -1)));
    } else if (BARE.test(part) || QUOTED.test(part) || part.endsWith(':;')) people.push(...begun, part);
    else {
      begun.push(part);
      continue;
    }
    begun = [];
  }
  return [...people, ...begun];
}
