/**
 * The verifier's door. Everything here is pure: bytes in, values or checks out; no file, no network, no clock, no
 * dependency; the same in Node (>= 20) and in a browser. Parsers accept one spelling of each value, so whatever parses
 * re-encodes to the same bytes; the encoders here are those that the verifier itself compares with.
 */
export { FormatError, concat, equalBytes, fromBase64, fromUtf8, toBase64, toHex, utf8 } from './bytes.ts';
export { fail, failIfAny, need, notChecked } from './bytes.ts';
export { type Json, type JsonObject, canonicalJson, isJsonObject } from './canonical-json.ts';
export { parseCanonicalJson } from './canonical-json.ts';
export { type ParsedTlogProof, type SignedCheckpoint, type TreeHead, leafHash, nodeHash } from './proof.ts';
export { parseCheckpoint, parseTlogProof, verifyConsistency, verifyInclusion } from './proof.ts';
export { type Note, type NoteKey, type NoteSignature, keyFingerprint, parseNote, parseVkey } from './note.ts';
export { checkPolicy, parsePolicy, verifyNote } from './note.ts';
export { type Digester, type HashFunction, createSha256, pieces, portableDigest, sha256 } from './hash.ts';
export { type ByteSource, type Tree, openZip, readFile } from './zip.ts';
export { compareZipPaths, crc32, zipDirectory, zipLocalHeader } from './zip.ts';
export { type Entry, type Opening, checkOpening, commitment, entryNamesHash } from './custody.ts';
export { openingLeaf, parseOpening } from './custody.ts';
export { parsePem } from './certificate.ts';
export { checkTimestamp } from './timestamp.ts';
export { type Check, type ReaderKnows, type Report, overall, runCheck, verifyBundle } from './bundle.ts';
