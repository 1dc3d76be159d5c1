import { Readable } from 'node:stream';
import { showItems, type ItemCursor, type ItemFilter, type ShownItem } from '#catalogue';
import type { Identity } from '#db';
import { AppError, csvLine, sheetOf, type SheetColumn } from '#kernel';
import type { App, HttpParts } from '../context.ts';
import { filterFrom, FilterQuery } from './item-filter.ts';
import { httpPhrase } from '../errors.ts';

const PAGE = 500;

// A sheet is put together in memory; beyond this one takes CSV, which is a stream.
const SHEET_ROWS = 50_000;

// Column names are for programs and are not translated: the same export reads the same in every language.
const COLUMNS: readonly SheetColumn<ShownItem>[] = [
  ['serial', (item) => item.serial, 12],
  ['title', (item) => item.title, 50],
  ['kind', (item) => item.kind, 12],
  ['type', (item) => item.mediaType, 24],
  ['languages', (item) => item.languages.join(' '), 12],
  ['document_date', (item) => item.documentDate, 14],
  ['pages', (item) => item.pages, 8],
  ['bytes', (item) => item.sizeBytes, 12],
  ['source', (item) => item.sourceName, 30],
  ['received_at', (item) => item.receivedAt, 26],
  ['findings', (item) => item.findings, 10],
  ['sha256', (item) => item.sha256, 68],
  ['withdrawn_at', (item) => item.withdrawnAt, 26],
  ['withdrawal_cause', (item) => item.withdrawalCause, 18],
  ['withdrawn_reason', (item) => item.withdrawnReason, 40],
];

const asSheet = (items: AsyncIterable<ShownItem>): Promise<Buffer> =>
  sheetOf(items, COLUMNS, {
    sheet: 'items',
    most: SHEET_ROWS,
    tooMany: () =>
      new AppError('INVALID_INPUT', {
        what: httpPhrase('the-export'),
        why: httpPhrase('sheet-full', { limit: SHEET_ROWS }),
      }),
  });

/**
 * The items that match as NDJSON, CSV or a spreadsheet, each with whether it was withdrawn, when and why; what is shown of sealed ones is
 * recorded as exported.
 */
export function itemExportRoutes(app: App, { archive, permitted }: HttpParts): void {
  async function* matching(by: Identity, filter: ItemFilter): AsyncGenerator<ShownItem> {
    for (let cursor: ItemCursor | null = null; ;) {
      const from: ItemCursor | null = cursor;
      const items: ShownItem[] = await archive.db.tx(by, (tx) =>
        showItems(tx, by, { filter, limit: PAGE, cursor: from }, 'exported'),
      );
      yield* items;
      const last = items.at(-1);
      if (!last || items.length < PAGE) return;
      cursor = last;
    }
  }

  async function* lines(
    items: AsyncIterable<ShownItem>,
    head: string,
    line: (item: ShownItem) => string,
  ): AsyncGenerator<string> {
    // Joined: a stream of single lines spends its time on handing them over.
    let text = head;
    for await (const item of items) {
      text += line(item);
      if (text.length < 65_536) continue;
      yield text;
      text = '';
    }
    yield text;
  }

  const formats = {
    ndjson: {
      type: 'application/x-ndjson',
      description: 'Every matching item, one JSON object a line.',
      write: (items: AsyncIterable<ShownItem>) =>
        Readable.from(lines(items, '', (item) => `${JSON.stringify(item)}\n`)),
    },
    csv: {
      type: 'text/csv; charset=utf-8; header=present',
      description: 'Every matching item as CSV (RFC 4180, UTF-8 with a mark that spreadsheets look for).',
      write: (items: AsyncIterable<ShownItem>) =>
        Readable.from(
          lines(items, `\ufeff${csvLine(COLUMNS.map(([name]) => name))}`, (item) =>
            csvLine(COLUMNS.map(([, pick]) => pick(item))),
          ),
        ),
    },
    xlsx: {
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      description: `Up to ${SHEET_ROWS} matching items as a spreadsheet.`,
      write: asSheet,
    },
  };
  for (const [name, { type, description, write }] of Object.entries(formats))
    app.get(
      `/api/items.${name}`,
      { schema: { tags: ['items'], querystring: FilterQuery, description } },
      async (request, reply) => {
        const who = await permitted(request, 'read');
        const body = await write(matching(who.by, filterFrom(request.query, who)));
        return reply
          .type(type)
          .header('content-disposition', `attachment; filename="items.${name}"`)
          .send(body);
      },
    );
}
