import { send } from '../api/client.ts';

/** Whether this browser can use passkeys. */
export function hasPasskeys(): boolean {
  return (
    'PublicKeyCredential' in globalThis &&
    typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function' &&
    typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function'
  );
}

/** Makes a passkey on a device and has the server keep its public half. Rejects with ProblemError, or what the browser says. */
export async function registerPasskey(name: string): Promise<void> {
  const options = await send<PublicKeyCredentialCreationOptionsJSON>(
    'GET',
    `/api/auth/passkey/generate-register-options?name=${encodeURIComponent(name)}`,
  );
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential | null;
  if (!made) throw new DOMException('', 'NotAllowedError');
  await send('POST', '/api/auth/passkey/verify-registration', { body: { response: made.toJSON(), name } });
}

/** Signs in with a passkey of this device. Rejects with ProblemError, or what the browser says. */
export async function signInWithPasskey(): Promise<void> {
  const options = await send<PublicKeyCredentialRequestOptionsJSON>(
    'GET',
    '/api/auth/passkey/generate-authenticate-options',
  );
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const found = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential | null;
  if (!found) throw new DOMException('', 'NotAllowedError');
  await send('POST', '/api/auth/passkey/verify-authentication', { body: { response: found.toJSON() } });
}

/** Whether somebody closed the browser's question or let it run out: that is no fault. */
export function wasDeclined(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError');
}
