import { utf8 } from '#verify';
import { measure, type BundleFile } from '../zip-writer.ts';
import { certificatesFile } from './certificates.ts';
import type { ToDescribe } from './model.ts';
import { premis } from './premis.ts';
import { provGraph } from './prov.ts';
import { roCrate } from './ro-crate.ts';

/** Files that name the time of building: what stays the same from one build to the next is judged without them. */
export const DATED: readonly string[] = ['data/metadata/premis.xml', 'data/ro-crate-metadata.json'];

/** What describes the files of a bundle, measured: certificates by their hashes, PREMIS, PROV, and around all of it the crate. */
export async function describe(to: ToDescribe): Promise<BundleFile[]> {
  const made: BundleFile[] = [];
  const add = async (path: string, text: string): Promise<void> => {
    made.push(await measure(path, utf8(text)));
  };
  const certificates = certificatesFile(to);
  if (certificates !== null) await add('data/certificates.json', certificates);
  await add('data/metadata/premis.xml', premis(to));
  await add('data/metadata/prov.jsonld', provGraph(to));
  await add('data/ro-crate-metadata.json', roCrate({ ...to, files: [...to.files, ...made] }));
  return made;
}
