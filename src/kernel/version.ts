/** Version of this release, as bundles, the health page and the command line state it. */
export const VERSION = '0.1.0';
