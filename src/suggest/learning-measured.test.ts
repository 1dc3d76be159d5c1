import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMatch, names, textsOf, type Labelled } from '../../test/suggest/labelled.ts';
import { likenessOf, ruleOf, weigh, type Tally } from './learning.ts';
import type { Suggestion } from './model.ts';
import { suggestionsOfPage } from './suggest.ts';

/** Whether somebody who works through the texts takes a suggestion. */
type Taste = (text: Labelled, one: Suggestion) => boolean;

/** Takes what is labelled and nothing else. */
const careful: Taste = ({ text, labels }, one) => labels.some((label) => isMatch(text, label, one));

/** The same, and has no use for anything but people who were harmed and days. */
const ofCasualties: Taste = (text, one) =>
  careful(text, one) &&
  (one.kind === 'date' ||
    (one.kind === 'count' && ['killed', 'injured', 'killed_or_injured'].includes(one.measure ?? '')));

const NONE = { left: 0, taken: 0 };

class Memory {
  private readonly tallies = new Map<string, Tally>();

  private keys(one: Suggestion): [string, string | null] {
    const rule = ruleOf(one);
    return [likenessOf(one), rule === null ? null : `${one.kind} ${rule}`];
  }

  weighed(one: Suggestion): ReturnType<typeof weigh> {
    const [same, rule] = this.keys(one);
    return weigh(
      one.confidence,
      this.tallies.get(same) ?? NONE,
      rule === null ? null : (this.tallies.get(rule) ?? NONE),
    );
  }

  answer(one: Suggestion, isTaken: boolean): void {
    for (const key of this.keys(one)) {
      if (key === null) continue;
      const { left, taken } = this.tallies.get(key) ?? NONE;
      this.tallies.set(key, { left: left + Number(!isTaken), taken: taken + Number(isTaken) });
    }
  }
}

interface Seen {
  /** Of those that are taken: all, lowered, set apart. */
  readonly right: [number, number, number];
  /** The same of those that are left. */
  readonly wrong: [number, number, number];
}

/** Goes through texts as somebody with this taste does, each answered before the next is read; tells how the `later` ones looked. */
function workThrough(texts: readonly Labelled[], later: readonly Labelled[], taste: Taste): Seen {
  const memory = new Memory();
  const seen: Seen = { right: [0, 0, 0], wrong: [0, 0, 0] };
  for (const text of [...texts, ...later])
    for (const one of suggestionsOfPage(text.text, names)) {
      const isTaken = taste(text, one);
      if (later.includes(text)) {
        const { by, confidence, isRare } = memory.weighed(one);
        const counted = isTaken ? seen.right : seen.wrong;
        counted[0] += 1;
        if (by !== null && confidence < one.confidence) counted[1] += 1;
        if (isRare) counted[2] += 1;
      }
      memory.answer(one, isTaken);
    }
  return seen;
}

test('what was rejected in some texts is set apart in others, and next to nothing that is wanted is', (t) => {
  const [train, heldOut] = [textsOf('train'), textsOf('held-out')];
  t.diagnostic('held-out texts after the others          all  lowered  set apart');
  const told = (name: string, { right, wrong }: Seen): void => {
    for (const [what, counts] of [
      ['taken', right],
      ['left', wrong],
    ] as const)
      t.diagnostic(`${`${name}, ${what}`.padEnd(36)}${counts.map((n) => String(n).padStart(8)).join('')}`);
  };
  const all = workThrough(train, heldOut, careful);
  const casualties = workThrough(train, heldOut, ofCasualties);
  told('takes what is labelled', all);
  told('takes casualties and days', casualties);
  for (const { right } of [all, casualties]) {
    assert.ok(right[0] > 100, 'enough to count');
    assert.ok(right[2] <= right[0] / 100, 'at most one in a hundred of those that are wanted is set apart');
  }
  assert.ok(casualties.wrong[2] > 20, 'somebody who always rejects the same has less of it to reject');
  assert.ok(casualties.wrong[1] > casualties.wrong[0] / 4);
});
