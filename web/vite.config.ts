import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What pdf.js draws with when a PDF does not bring it: the fourteen standard fonts, and tables of East Asian characters. */
function pdfData(): Plugin {
  return {
    name: 'pdf-data',
    generateBundle() {
      for (const folder of ['standard_fonts', 'cmaps']) {
        const from = here(`../node_modules/pdfjs-dist/${folder}`);
        for (const name of readdirSync(from))
          this.emitFile({
            type: 'asset',
            fileName: `assets/pdf/${folder}/${name}`,
            source: readFileSync(`${from}/${name}`),
          });
      }
    },
  };
}

/** The pages. Everything is a file of our own origin: the server's policy allows no inline script, style or data address. */
export default defineConfig({
  root: here('.'),
  plugins: [react(), pdfData()],
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
