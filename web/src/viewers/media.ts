/** Frames a second when the file does not say. */
export const USUAL_RATE = 25;

/** Frames a second that the file says it has, from its metadata; null when it says nothing believable. */
export function frameRateOf(metadata: Readonly<Record<string, unknown>>): number | null {
  for (const [name, value] of Object.entries(metadata)) {
    if (!/:(Video)?FrameRate$/.test(name)) continue;
    const rate = Number.parseFloat(String(value));
    if (rate >= 1 && rate <= 1000) return rate;
  }
  return null;
}

/** Width of the picture in pixels, from its metadata; null when it is not known or the picture is shown turned. */
export function pictureWidthOf(metadata: Readonly<Record<string, unknown>>): number | null {
  const entries = Object.entries(metadata);
  const turned = entries.find(([name]) => name.endsWith(':Orientation'))?.[1];
  if (turned !== undefined && !/normal|^1$/i.test(String(turned))) return null;
  const width = Number(entries.find(([name]) => name.endsWith(':ImageWidth'))?.[1]);
  return Number.isInteger(width) && width > 0 ? width : null;
}

/** Seconds as hours, minutes, seconds and thousandths: `1:02:03.040`. */
export function clock(seconds: number): string {
  const total = Math.max(0, Math.round(seconds * 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(total / 3_600_000);
  const rest = `${two(Math.floor(total / 60_000) % 60)}:${two(Math.floor(total / 1000) % 60)}.${String(total % 1000).padStart(3, '0')}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** Where a step of so many frames leads from a time: the middle of the frame, so that rounding shows no other. */
export function stepTime(time: number, frames: number, rate: number, duration: number): number {
  const frame = Math.floor(time * rate + 1e-6) + frames;
  return Math.min(Math.max(0, (frame + 0.5) / rate), Number.isFinite(duration) ? duration : Infinity);
}

/** The loudest sample, 0–1, of each of `count` equal parts. */
export function peaksOf(samples: Float32Array, count: number): number[] {
  const part = Math.max(1, samples.length / count);
  return Array.from({ length: count }, (_, at) => {
    let peak = 0;
    const end = Math.min(samples.length, Math.floor((at + 1) * part));
    for (let n = Math.floor(at * part); n < end; n += 1) peak = Math.max(peak, Math.abs(samples[n] ?? 0));
    return Math.min(1, peak);
  });
}
