import { passageOf, type Passage } from './place.ts';

/** Characters of the original before a place within a paragraph: a sign that is shown by its name is one of them. */
function unitsBefore(paragraph: Element, node: Node, offset: number): number {
  const range = new Range();
  range.setStart(paragraph, 0);
  range.setEnd(node, offset);
  const part = range.cloneContents();
  const signs = [...part.querySelectorAll('.sign')];
  const named = signs.reduce((sum, { textContent }) => sum + textContent.length, 0);
  return part.textContent.length - named + signs.length;
}

function placeIn(body: Element, node: Node, offset: number): { page: number; at: number } | null {
  const block = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-start]');
  const paragraph = block?.querySelector('.page-text-body');
  if (!block || !paragraph || !body.contains(block)) return null;
  const start = Number(block.dataset['start']);
  const isInside = paragraph.contains(node);
  return {
    page: Number(block.dataset['page']),
    at: start + (isInside ? unitsBefore(paragraph, node, offset) : 0),
  };
}

/** The passage that is selected within a text viewer; null when nothing is, or more than one page. */
export function selectedPassage(
  body: Element,
  pages: readonly { readonly page: number; readonly text: string }[],
): Passage | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.anchorNode || !selection.focusNode) return null;
  const from = placeIn(body, selection.anchorNode, selection.anchorOffset);
  const to = placeIn(body, selection.focusNode, selection.focusOffset);
  if (!from || !to || from.page !== to.page) return null;
  const page = pages.find((one) => one.page === from.page);
  return page ? passageOf(page.page, page.text, from.at, to.at) : null;
}
