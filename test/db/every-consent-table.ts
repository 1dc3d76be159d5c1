import { newId } from '#kernel';
import type { RowChange } from '#ledger';

/** One row in every table of consents, withdrawals and translations. */
export function consentRows(
  home: { readonly ownerId: string },
  of: { readonly item: string; readonly other: string; readonly at: string },
): RowChange[] {
  return [
    {
      table: 'item_withdrawal',
      op: 'put',
      row: {
        id: newId(),
        item_id: of.item,
        cause: 'danger',
        reason: 'r',
        withdrawn_by: home.ownerId,
        withdrawn_at: of.at,
        restored_by: null,
        restored_at: null,
        restored_reason: null,
      },
    },
    {
      table: 'consent',
      op: 'put',
      row: {
        id: newId(),
        item_id: of.item,
        basis: 'oral',
        purposes: ['preserve', 'share'],
        forums: ['icj'],
        anonymity: 'unnamed',
        given_on: '2031-05-06',
        expires_on: null,
        informed_by: 'i',
        interpreter: null,
        witness: null,
        note: null,
        made_by: home.ownerId,
        made_at: of.at,
        withdrawn_at: null,
        withdrawn_on: null,
        withdrawn_reason: null,
      },
    },
    {
      table: 'translation',
      op: 'put',
      row: {
        id: newId(),
        item_id: of.item,
        translated_item_id: of.other,
        language: 'en',
        is_whole: false,
        note: 'n',
        translator: null,
        certified_by: 'c',
        certified_on: '2024-05-06',
        made_by: home.ownerId,
        made_at: of.at,
        withdrawn_at: null,
        withdrawn_reason: null,
      },
    },
  ];
}
