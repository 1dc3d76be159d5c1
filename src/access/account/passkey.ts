interface PasskeyBody {
  readonly response?: { readonly response?: { readonly authenticatorData?: unknown } };
}

/** Bit of the flags (WebAuthn §6.1) that says the device asked for a finger, a face or a PIN. */
const USER_VERIFIED = 0x04;
const FLAGS_AT = 32;

/**
 * Whether a passkey's answer says that its device verified the person, not only that it was there. The bytes are signed
 * by the device; this is read before the signature is checked, and refuses only.
 */
export function saysVerified(body: unknown): boolean {
  const data = (body as PasskeyBody | null)?.response?.response?.authenticatorData;
  if (typeof data !== 'string') return false;
  return ((Buffer.from(data, 'base64url')[FLAGS_AT] ?? 0) & USER_VERIFIED) !== 0;
}
