import { compareZipPaths } from '#verify';

/** A manifest in its one spelling: sorted by path, hash, two spaces, path (docs/formats/bundle.md#files). */
export function formatManifest(hashes: ReadonlyMap<string, string>): string {
  const sorted = [...hashes].sort(([a], [b]) => compareZipPaths(a, b));
  return sorted.map(([path, hash]) => `${hash}  ${path}\n`).join('');
}

/** The text that the log key signs over a bundle (docs/formats/bundle.md#bundle-note). */
export function bundleNoteText(bagName: string, tagManifestSha512: string): string {
  return `muniment bundle v1\n${bagName}\nsha512 ${tagManifestSha512}\n`;
}
