// Whether this browser can do what sealing needs. Asked at the door, so that an old browser is told so in a sentence
// instead of failing in the middle, or is given what it lacks (old-browser.ts).

/** True where WebCrypto has X25519 and Ed25519; without TLS there is no WebCrypto at all. */
export async function canSeal(): Promise<boolean> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined
  if (!subtle) return false
  const tries = [
    subtle.generateKey('X25519', false, ['deriveBits']),
    subtle.generateKey('Ed25519', false, ['sign', 'verify']),
  ]
  return Promise.all(tries).then(
    () => true,
    () => false,
  )
}
