import { useId, useRef, useState, type MouseEvent, type ReactNode } from 'react';

/**
 * A button with a small box that it opens: the browser's own popover, which closes at Escape, at a click elsewhere and when
 * a link in it is followed, and gives the focus back. What is in the box is made when it is first opened.
 */
export function Drop(given: {
  /** What the box is called. */
  readonly name: string;
  /** What the button is called, when its text does not say enough. */
  readonly label: string;
  readonly buttonClass: string;
  readonly button: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const { name, label, buttonClass, button, children } = given;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const followed = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest('a')) box.current?.hidePopover();
  };
  return (
    <>
      <button
        type="button"
        className={`plain-button ${buttonClass}`}
        popoverTarget={id}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={label}
      >
        {button}
      </button>
      <div
        ref={box}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={name}
        tabIndex={-1}
        className="popover"
        onBeforeToggle={({ newState }) => setOpen(newState === 'open')}
        onToggle={({ newState }) => (newState === 'open' ? box.current?.focus() : undefined)}
        onClick={followed}
      >
        {isOpen ? children : null}
      </div>
    </>
  );
}
