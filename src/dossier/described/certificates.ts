import { canonicalJson } from '#verify';
import { exhibitNumber } from '../model.ts';
import type { ToDescribe } from './model.ts';

/**
 * What each certificate printed in a volume is about, with the hashes of the exhibits and of the volume, so that a verifier can hold it
 * against the bytes (docs/formats/bundle.md#certificates); null where no volume carries one.
 */
export function certificatesFile({ exhibits, volumes, files }: ToDescribe): string | null {
  const numbered = new Map(
    exhibits.map(({ line }) => [
      line.exhibitId,
      { exhibit: exhibitNumber(line.position), sha256: line.sha256 },
    ]),
  );
  const digests = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  const certificates = (volumes?.certificates ?? []).map(({ id, volume, exhibitIds }) => ({
    certificate: id,
    volume,
    sha256: digests.get(volume) ?? '',
    exhibits: exhibitIds.flatMap((exhibitId) => numbered.get(exhibitId) ?? []),
  }));
  return certificates.length === 0 ? null : canonicalJson({ v: 1, certificates });
}
