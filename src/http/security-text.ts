// /.well-known/security.txt (RFC 9116): where somebody who found a weakness writes to. It names no product and no purpose,
// since the public host has it too.

/** Half a year: long enough for whoever keeps a copy, short enough that a dead address is noticed. */
const validDays = 180

/** The file. It is valid for half a year from the day on which it is asked for. */
export function securityText(contact: string, now: Date): string {
  const day = 86_400_000
  const expires = new Date((Math.floor(now.getTime() / day) + validDays) * day)
  return `Contact: ${contact}\nExpires: ${expires.toISOString().replace('.000', '')}\nPreferred-Languages: en\n`
}

/** The customary mailbox of a host (RFC 2142), where none was set. */
export function contactOf(url: string): string {
  const { hostname } = new URL(url)
  return `mailto:security@${/[a-z]/i.test(hostname) ? hostname : 'localhost'}`
}
