import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { FONT_FAMILIES, readFonts } from './fonts.ts';

/** PDF/A-2 with text that can be found (ISO 19005-2, level U). */
const PDF_A = 'a-2u';

const compilers = new Map<string, NodeCompiler>();

/**
 * Typesets a template of ours with data, which is never markup, and gives the PDF with its number of pages. The template finds the
 * data as JSON in `sys.inputs.data`, the families of our fonts in `data.families`, and files in `workspace`. The same input gives
 * the same bytes. `isPdfA`: as PDF/A, for which `data.day` has to be there and no file may be a PDF.
 */
export async function typeset(
  template: string,
  data: object,
  workspace: string = import.meta.dirname,
  isPdfA = false,
): Promise<{ bytes: Buffer; pages: number }> {
  // Loaded for the first page: a server at rest does without it.
  const typst = await import('@myriaddreamin/typst-ts-node-compiler');
  let compiler = compilers.get(workspace);
  if (!compiler) {
    compiler = typst.NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: readFonts() }] });
    compilers.set(workspace, compiler);
  }
  const compiled = compiler.compile({
    mainFileContent: template,
    inputs: { data: JSON.stringify({ ...data, families: FONT_FAMILIES }) },
  });
  const document = compiled.result;
  // The template is ours and content is data, so a failure here is a bug, or a file of the workspace that Typst cannot embed.
  if (document === null) {
    const said = (compiled.takeError()?.shortDiagnostics ?? []) as { message?: string }[];
    throw new Error(`typst: ${said.map(({ message }) => message).join('; ')}`);
  }
  const made = {
    bytes: compiler.pdf(document, isPdfA ? { pdfStandard: PDF_A } : undefined),
    pages: document.numOfPages,
  };
  // What it remembers of this document helps no other one, and would be kept.
  compiler.evictCache(0);
  return made;
}
