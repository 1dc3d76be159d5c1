import { captionsTool } from './captions/manifest.ts';
import { identifyTool } from './identify/manifest.ts';
import { metadataTool } from './metadata/manifest.ts';
import type { ToolManifest } from './model.ts';
import { nearDuplicateTool } from './near-duplicate/manifest.ts';
import { ocrTool } from './ocr/manifest.ts';
import { pictureTool } from './picture/manifest.ts';
import { findProgram, sandboxProgram } from './program.ts';
import { sheetTool } from './sheet/manifest.ts';
import { textTool } from './text/manifest.ts';
import { webCaptureTool } from './web-capture/manifest.ts';
import { webPageTool } from './web-page/manifest.ts';

/** The tools in the order in which they run on an item: each may use what those before it found. */
export const tools: readonly ToolManifest[] = [
  identifyTool,
  metadataTool,
  webCaptureTool,
  textTool,
  sheetTool,
  captionsTool,
  webPageTool,
  pictureTool,
  ocrTool,
  nearDuplicateTool,
];

/** How one tool stands on this machine. */
export interface ToolState {
  readonly name: string;
  readonly does: string;
  readonly ready: boolean;
  /** Programs that are missing, with the Debian package of each. */
  readonly missing: readonly { readonly program: string; readonly debian: string }[];
}

// Programs that some kinds of item need beyond what their tool cannot do without.
const FURTHER: readonly { tool: string; does: string; program: string; debian: string }[] = [
  {
    tool: 'text of office documents',
    does: 'Converts office documents to PDF.',
    program: 'soffice',
    debian: 'libreoffice-writer libreoffice-calc libreoffice-impress libreoffice-draw',
  },
  {
    tool: 'pages of volumes',
    does: 'Mends and flattens PDF files whose pages stand in volumes for a registry.',
    program: 'qpdf',
    debian: 'qpdf',
  },
  {
    tool: 'stills',
    does: 'Draws stills of films and rare picture formats.',
    program: 'ffmpeg',
    debian: 'ffmpeg',
  },
];

/** What works here and what is off, and what to install; the sandbox is reported as a tool of its own. */
export async function toolStates(): Promise<ToolState[]> {
  const states = await Promise.all(
    tools.map(async ({ name, does, needs }) => {
      const missing = [];
      for (const need of needs) if ((await findProgram(need.program)) === null) missing.push(need);
      return { name, does, ready: missing.length === 0, missing };
    }),
  );
  for (const { tool, does, program, debian } of FURTHER) {
    const ready = (await findProgram(program)) !== null;
    states.push({ name: tool, does, ready, missing: ready ? [] : [{ program, debian }] });
  }
  const sandboxed = (await sandboxProgram()) !== null;
  states.push({
    name: 'sandbox',
    does: 'Keeps tools away from the network and from everything but their input.',
    ready: sandboxed,
    missing: sandboxed ? [] : [{ program: 'bwrap', debian: 'bubblewrap' }],
  });
  return states;
}
