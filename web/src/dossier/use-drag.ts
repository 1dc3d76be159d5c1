import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useEffect, useRef, useState } from 'react';

/** Where on another row something would come down. */
export type Edge = 'before' | 'after';

const KIND = 'exhibit';

/**
 * Lets a row be taken by its handle and dropped on other rows of the list. `drop` is told which exhibit was dropped and on
 * which half of this row. What can be done with it can be done with keys as well: this is for hands.
 */
export function useDrag(given: {
  readonly id: string;
  readonly isPermitted: boolean;
  readonly drop: (id: string, edge: Edge) => void;
}) {
  const { id, isPermitted, drop } = given;
  const row = useRef<HTMLLIElement>(null);
  const handle = useRef<HTMLSpanElement>(null);
  const [isDragged, setDragged] = useState(false);
  const [edge, setEdge] = useState<Edge | null>(null);
  useEffect(() => {
    const element = row.current;
    if (!element || !isPermitted) return undefined;
    const half = (clientY: number): Edge => {
      const { top, height } = element.getBoundingClientRect();
      return clientY < top + height / 2 ? 'before' : 'after';
    };
    const endDrag = draggable({
      element,
      ...(handle.current ? { dragHandle: handle.current } : {}),
      getInitialData: () => ({ kind: KIND, id }),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    });
    const endDrop = dropTargetForElements({
      element,
      canDrop: ({ source }) => source.data['kind'] === KIND && source.data['id'] !== id,
      onDrag: ({ location }) => setEdge(half(location.current.input.clientY)),
      onDragLeave: () => setEdge(null),
      onDrop: ({ source, location }) => {
        setEdge(null);
        drop(String(source.data['id']), half(location.current.input.clientY));
      },
    });
    return () => {
      endDrag();
      endDrop();
    };
  }, [id, isPermitted, drop]);
  return { row, handle, isDragged, edge };
}
