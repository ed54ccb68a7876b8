// An invitation made in the browser: the secret is for one person's eyes, its hash for the server.
import { v7 as newId } from 'uuid'

// Without letters that are mistaken for each other when the secret is read out or copied from paper.
const letters = '23456789abcdefghjkmnpqrstvwxyz'
const groups = 5
const groupLength = 5

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** 122 random bits as five groups of five, e.g. `k3m9p-…`; the id that the new account will have. */
export async function newInvitation(): Promise<{ id: string; secret: string; hash: string }> {
  const picked: string[] = []
  while (picked.length < groups * groupLength) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1)) as unknown as [number]
    // Every letter as likely as the others: what does not divide evenly is thrown again.
    if (byte < letters.length * Math.floor(256 / letters.length)) picked.push(letters[byte % letters.length]!)
  }
  const secret = Array.from({ length: groups }, (_, at) =>
    picked.slice(at * groupLength, (at + 1) * groupLength).join(''),
  ).join('-')
  const digest = await crypto.subtle.digest(
    'SHA-256',
    new TextEncoder().encode(`continuum invitation ${secret}`),
  )
  return { id: newId(), secret, hash: base64url(new Uint8Array(digest)) }
}
