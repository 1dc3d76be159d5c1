import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The pages. Everything is a file of our own origin: the server's policy allows no inline script, style or data address. */
export default defineConfig({
  root: here('.'),
  plugins: [react()],
  resolve: { alias: { '#verify': here('../verify/src/index.ts') } },
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    chunkSizeWarningLimit: 700,
  },
});
