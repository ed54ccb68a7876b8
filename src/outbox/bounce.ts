// A mail that was taken over and came back: whoever carried it sends a report to the address from which it left (RFC 3464). Of it counts
// which notice it was, by its Message-ID, and that it failed for good. Nothing of it is kept: it quotes the address. Pure.

/** A report is short: what is longer is a mail that somebody wrote. */
const mostLength = 1_000_000
const isReport = /^content-type:\s*multipart\/report;[^]*?report-type="?delivery-status"?/im
/** Failed for good, with a status that says so; what is only late may still arrive. */
const hasFailed = /^action:\s*failed\b/im
const forGood = /^status:\s*5\.\d{1,3}\.\d{1,3}\b/im
const messageId = /^message-id:\s*<([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@/im

/** The key of the notice that came back; nothing where the message is no report of that. */
export function bouncedKey(message: string): string | undefined {
  if (message.length > mostLength) return undefined
  const unfolded = message.replaceAll('\r\n', '\n').replaceAll(/\n[ \t]+/g, ' ')
  const [head = '', ...parts] = unfolded.split('\n\n')
  const body = parts.join('\n\n')
  if (!isReport.test(head) || !hasFailed.test(body) || !forGood.test(body)) return undefined
  return messageId.exec(body)?.[1]
}
