// What every passkey's PRF is asked. A constant of the release, never the server's wish: another question would give another
// KEK. Apart from passkey.ts, so that the page, which asks it, loads no cryptography.
export const PRF_INPUT = new TextEncoder().encode('continuum/v1 unlock prf')
