// Who counts as one caller. A household or a hosting machine is given a whole IPv6 network of 64 bits (RFC 4291 §2.5.4, RFC 6177), and
// may call from any address in it: all of it is one caller, or a single machine would have a budget without end. Many are given 48 bits.

import { isIPv6 } from 'node:net'

const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i
const groupsOf = (text: string): string[] => text.split(':').filter((group) => group !== '')

/** The address itself where it is IPv4 or none that we know, its first 64 bits where it is IPv6. */
export function callerAt(address: string): string {
  const [plain = ''] = address.split('%')
  if (!isIPv6(plain)) return address
  const four = mapped.exec(plain)?.[1]
  if (four) return four
  const [head = '', tail] = plain.split('::')
  const first = groupsOf(head)
  // What `::` leaves out is nought; an IPv4 ending takes the place of two groups.
  const rest = tail === undefined ? [] : groupsOf(tail)
  const taken = first.length + rest.length + (plain.includes('.') ? 1 : 0)
  const whole = tail === undefined ? first : [...first, ...Array<string>(8 - taken).fill('0'), ...rest]
  return whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

/** The network of 48 bits round a caller's, as a caller of its own; nothing round an IPv4 address, which is dear. */
export function widerThan(caller: string): string | undefined {
  const groups = caller.split(':')
  return groups.length === 4 ? `${groups.slice(0, 3).join(':')}/48` : undefined
}
