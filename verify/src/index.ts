/**
 * The verifier's door. Everything here is pure: bytes in, values or checks out; no file, no network, no clock, no
 * dependency; the same in Node (>= 20) and in a browser. Writers use the same encoders, and parsers accept only
 * what the encoders write, so whatever parses re-encodes to the same bytes.
 */
export {
  FormatError,
  concat,
  equalBytes,
  fromBase64,
  fromHex,
  fromUtf8,
  toBase64,
  toHex,
  utf8,
} from './bytes.ts';
export { canonicalJson, isJsonObject, parseCanonicalJson } from './canonical-json.ts';
export type { Json, JsonObject } from './canonical-json.ts';
export { formatCheckpoint, formatCheckpointText, parseCheckpoint } from './checkpoint.ts';
export type { Checkpoint, SignedCheckpoint } from './checkpoint.ts';
export {
  commitment,
  erasedPackLine,
  isEntry,
  leafBytes,
  openingJson,
  openingLeaf,
  parseOpening,
  parseSealedPack,
  sealedPackLine,
} from './entry.ts';
export type { Entry, Opening } from './entry.ts';
export { leafHash, nodeHash, treeRoot, verifyConsistency, verifyInclusion } from './merkle.ts';
export type { ConsistencyClaim, InclusionClaim, ProofFault } from './merkle.ts';
export {
  formatNote,
  formatVkey,
  keyFingerprint,
  parseNote,
  parseVkey,
  signNote,
  verifyEd25519,
  verifyNote,
} from './note.ts';
export type { KeyUse, Note, NoteKey, NoteSignature, SignatureResult, Signer } from './note.ts';
export { formatConsistencyProof, formatTlogProof, parseConsistencyProof, parseTlogProof } from './proof.ts';
export type { ParsedTlogProof, TlogProof } from './proof.ts';
export { createSha256, sha256 } from './sha2.ts';
export type { HashFunction, Hasher } from './sha2.ts';
export {
  encodeEntryBundle,
  parseEntryBundle,
  parseTilePath,
  tileNumber,
  tilePath,
  tilesToWrite,
  tileWidth,
} from './tiles.ts';
export type { TileName } from './tiles.ts';
export { readZip, slice } from './zip.ts';
export type { ByteSource, FoundZipEntry } from './zip.ts';
export { compareZipPaths, crc32, zipDirectory, zipLocalHeader } from './zip-layout.ts';
export type { ZipEntry } from './zip-layout.ts';
export { checkPolicy, parsePolicy } from './policy.ts';
export type { Policy, PolicyResult } from './policy.ts';
export { verifyBundle } from './bundle.ts';
export { bundleNoteText, formatManifest } from './bundle-bag.ts';
export type { ReaderKnows, Report } from './bundle.ts';
export { overall } from './check.ts';
export type { Check, CheckResult } from './check.ts';
export { entryNamesHash } from './custody.ts';
export { pieces, portableDigest } from './digest.ts';
export type { Digester, Digests } from './digest.ts';
export { verifyReceipt } from './receipt.ts';
export type { Receipt } from './receipt.ts';
export { collisions, openZip, pathFault } from './tree.ts';
export type { Tree } from './tree.ts';
export { checkBag, escapeFault } from './bag.ts';
export { countResults, doesNotProve, meanings, proves } from './explain.ts';
