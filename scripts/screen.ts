import type { Page } from 'playwright-core';

/** A picture to take: what it is called and shows, where it is, and what is done there first. */
export interface Screen {
  readonly name: string;
  readonly shows: string;
  /** Address within the application; left out, the picture is of what is there already. */
  readonly path?: string;
  readonly act?: (page: Page) => Promise<void>;
}
