import { parentPort, workerData } from 'node:worker_threads';

const { bytes } = workerData as { readonly bytes: Uint8Array };

// mammoth makes its promises through `__proto__`. Where a process goes without (node --disable-proto=delete) it is given back, to this
// thread alone, which reads one file and ends.
if (!('__proto__' in Object.prototype))
  // oxlint-disable-next-line no-extend-native -- nothing else gives it back
  Object.defineProperty(Object.prototype, '__proto__', {
    configurable: true,
    get(this: object): object | null {
      return Object.getPrototypeOf(this) as object | null;
    },
    set(this: object, prototype: object | null) {
      Object.setPrototypeOf(this, prototype);
    },
  });
const { default: mammoth } = await import('mammoth');

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
