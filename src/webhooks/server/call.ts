// One call of a web hook: a message by Standard Webhooks 1.0 that says that there is something to look at, signed so that whoever answers
// knows it as ours. It follows nobody elsewhere, and reads no answer but its status.

import { createHmac } from 'node:crypto'
import type { WebhookTarget } from '../model.ts'

export interface Call {
  /** The same for every try of the same call. */
  id: string
  at: Date
}

/** `gone`: it asks to be called no more. The last three are tried again: `not-named` and `unreadable` were not called. */
export type Answered = 'reached' | 'gone' | 'failed' | 'not-named' | 'unreadable'

const patienceMs = 5000

/** All that is ever said, whatever it is about and whoever is told. */
const bodyOf = (at: Date): string =>
  JSON.stringify({ type: 'something.changed', timestamp: at.toISOString(), data: {} })

/** `v1` of the standard: HMAC-SHA256 over number, second and body, by the bytes behind the `whsec_` of the secret. */
function signatureOf(secret: string, { id, second, body }: { id: string; second: number; body: string }) {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${second}.${body}`).digest('base64')}`
}

/** Never throws: what went wrong may name somebody's machine. */
export async function callWebhook(
  { url, secret }: WebhookTarget,
  { id, at }: Call,
  signal?: AbortSignal,
): Promise<'reached' | 'gone' | 'failed'> {
  const body = bodyOf(at)
  const second = Math.floor(at.getTime() / 1000)
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      redirect: 'manual',
      signal: AbortSignal.any([AbortSignal.timeout(patienceMs), ...(signal ? [signal] : [])]),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Webhook',
        'webhook-id': id,
        'webhook-timestamp': String(second),
        'webhook-signature': signatureOf(secret, { id, second, body }),
      },
    })
    await response.body?.cancel()
    if (response.status === 410) return 'gone'
    return response.ok ? 'reached' : 'failed'
  } catch {
    return 'failed'
  }
}
