import { parentPort } from 'node:worker_threads';
import type { OfDay, Sent, TileAnswer, TileTask } from '../messages.ts';
import { answersOf, type StandingPart, type StandingRecord } from '../model.ts';
import { GroundIndex } from './ground-index.ts';
import { KeptShapes } from './kept-shapes.ts';
import { tileOf } from './tile.ts';

const kept = new KeptShapes();
/** An index that is being told of. */
interface Begun {
  readonly records: StandingRecord[];
  readonly parts: Omit<StandingPart, 'extent'>[];
}
const begun = new Map<string, Begun>();
const indexes = new Map<string, GroundIndex>();

function dayOf({ index, ...asked }: OfDay) {
  const found = indexes.get(index);
  const settlements = found?.settlements(asked);
  if (!found || !settlements) throw new Error(`nothing is known of ${index} as of ${answersOf(asked)}`);
  return { found, settlements };
}

function answer(task: TileTask): TileAnswer {
  switch (task.do) {
    case 'begin':
      begun.set(task.index, { records: [], parts: [] });
      return { done: true };
    case 'records':
      begun.get(task.index)?.records.push(...task.records);
      return { missing: task.records.filter(({ id, version }) => kept.get(id, version) === null) };
    case 'shapes':
      for (const row of task.rows) kept.add(row);
      return { done: true };
    case 'parts':
      for (const part of task.parts) {
        kept.addPart(part);
        const { extent: _extent, ...rest } = part;
        begun.get(task.index)?.parts.push(rest);
      }
      return { done: true };
    case 'finish': {
      const { records, parts } = begun.get(task.index) ?? { records: [], parts: [] };
      begun.delete(task.index);
      const accidents = { marks: task.accidents, unplaced: task.unplacedAccidents };
      indexes.set(task.index, new GroundIndex(records, kept, { accidents, parts }));
      return { done: true };
    }
    case 'settlements':
      indexes.get(task.index)?.settle(task, task.marks, task.unplaced);
      return { done: true };
    case 'unsettle':
      indexes.get(task.index)?.unsettle(task);
      return { done: true };
    case 'tile': {
      const { found, settlements } = dayOf(task);
      return { bytes: tileOf(found, { on: task.on, tile: task.tile, settlements }) };
    }
    case 'counts': {
      const { found, settlements } = dayOf(task);
      return { counts: found.counts(task.on, settlements) };
    }
    case 'view': {
      const { found, settlements } = dayOf(task);
      return { view: found.inView(task.on, task.box, { settlements, limit: task.limit }) };
    }
    case 'forget': {
      indexes.delete(task.index);
      begun.delete(task.index);
      const used = [...indexes.values()].flatMap(({ ids }) => ids);
      const awaited = [...begun.values()].flatMap(({ records, parts }) =>
        [...records, ...parts].map(({ id }) => id),
      );
      kept.keepOnly(new Set([...used, ...awaited]));
      return { done: true };
    }
  }
}

parentPort?.on('message', ({ number, what }: Sent<TileTask>) => {
  try {
    const told = answer(what);
    parentPort?.postMessage({ number, what: told } satisfies Sent<TileAnswer>);
  } catch (error) {
    parentPort?.postMessage({ number, what: { failed: String(error) } });
  }
});
