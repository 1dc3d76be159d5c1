/** Limits on containers; hostile ones stop there with a finding. */
export const containerLimits = {
  depth: 4,
  members: 200_000,
  /** Bytes that one container may unpack to. */
  bytes: 64 * 2 ** 30,
  /** A member may be this many times larger than its packed form, once it is larger than `ratioFromBytes`. */
  ratio: 200,
  ratioFromBytes: 64 * 2 ** 20,
} as const;

/** The error of what unpacks to more than it may; its code is that of the finding which says so. */
export const unpacksTooFar = (): Error =>
  Object.assign(new Error('it unpacks to far more than it holds'), { code: 'ARCHIVE_BOMB' });

/** Whether so many bytes out of so few are more than a container may give. */
export const isBomb = (unpackedBytes: number, packedBytes: number): boolean =>
  unpackedBytes > containerLimits.ratioFromBytes && unpackedBytes > packedBytes * containerLimits.ratio;
