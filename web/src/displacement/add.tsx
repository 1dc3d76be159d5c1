import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';

/** A button that opens a form in its own place, which is told how it is closed. */
export function Add(given: {
  readonly label: string;
  readonly form: (done: () => void) => ReactNode;
}): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return isOpen ? (
    given.form(() => setOpen(false))
  ) : (
    <Button variant="default" className="add-button no-print" onClick={() => setOpen(true)}>
      {given.label}
    </Button>
  );
}
