import { parentPort, workerData } from 'node:worker_threads';
import mammoth from 'mammoth';

const { bytes } = workerData as { readonly bytes: Uint8Array };

// Pictures are told, never read: neither those within nor those that it refers to elsewhere.
const { value } = await mammoth.convertToHtml(
  { buffer: Buffer.from(bytes) },
  {
    externalFileAccess: false,
    convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
    styleMap: [
      "p[style-name='Title'] => h1:fresh",
      "p[style-name='heading 1'] => h2:fresh",
      "p[style-name='heading 2'] => h3:fresh",
      "p[style-name='heading 3'] => h4:fresh",
      "p[style-name='heading 4'] => h5:fresh",
      "p[style-name='heading 5'] => h6:fresh",
      "p[style-name='heading 6'] => h6:fresh",
    ],
  },
);
parentPort?.postMessage(value);
