/**
 * The verifier's door. Everything here is pure: bytes in, values or checks out; no file, no network, no clock, no
 * dependency; the same in Node (>= 20) and in a browser. Parsers accept one spelling of each value, so whatever parses
 * re-encodes to the same bytes; the encoders here are those that the verifier itself compares with.
 */
export {
  FormatError,
  concat,
  equalBytes,
  fromBase64,
  fromUtf8,
  refuse,
  toBase64,
  toHex,
  utf8,
} from './bytes.ts';
export {
  type Json,
  type JsonObject,
  canonicalJson,
  isJsonObject,
  parseCanonicalJson,
} from './canonical-json.ts';
export { type ParsedTlogProof, type SignedCheckpoint, parseCheckpoint, parseTlogProof } from './proof.ts';
export { parseConsistencyProof } from './proof.ts';
export { type Entry, type Opening, commitment, leafBytes, openingLeaf, parseOpening } from './entry.ts';
export { type TreeHead, leafHash, nodeHash, verifyConsistency, verifyInclusion } from './merkle.ts';
export { type Note, type NoteKey, type NoteSignature, keyFingerprint, parseNote, parseVkey } from './note.ts';
export { verifyNote } from './note.ts';
export { type HashFunction, createSha256, sha256 } from './sha2.ts';
export { type ByteSource, readZip } from './zip.ts';
export { compareZipPaths, crc32, zipDirectory, zipLocalHeader } from './zip-layout.ts';
export { checkPolicy, parsePolicy } from './policy.ts';
export { type ReaderKnows, type Report, verifyBundle } from './bundle.ts';
export { bundleNoteText, formatManifest } from './bundle-bag.ts';
export { type Check, fail, failIfAny, need, notChecked, overall, runCheck } from './check.ts';
export { checkOpening, entryNamesHash } from './custody.ts';
export { type Digester, pieces, portableDigest } from './digest.ts';
export { type Tree, openZip, readFile } from './tree.ts';
