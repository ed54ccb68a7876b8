// By text message, through a gateway of one's own choice: it is posted `{key, to, text}` and answers `{state}`; asked for a key it says
// what has become of it. It must take the same key as the same message.

import { Refused, type Gateway } from './gateway.ts'

interface Carrier {
  url: string
  token: string | undefined
  /** So long it may take to answer. */
  patienceMs?: number
}

export function smsGateway({ url, token, patienceMs = 20_000 }: Carrier): Gateway {
  const headers = {
    'content-type': 'application/json',
    ...(token && { authorization: `Bearer ${token}` }),
  }
  const stateIn = async (response: Response) =>
    ((await response.json().catch(() => ({}))) as { state?: unknown }).state
  return {
    channel: 'sms',
    async hand({ key, to, text }) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { ...headers, 'idempotency-key': key },
        body: JSON.stringify({ key, to, text }),
        redirect: 'error',
        signal: AbortSignal.timeout(patienceMs),
      })
      // Too many, or a key that is just being worked on, is no refusal for good.
      if (response.status >= 400 && response.status < 500 && ![408, 409, 425, 429].includes(response.status))
        throw new Refused()
      if (!response.ok) throw new Error('sms')
      return (await stateIn(response)) === 'receipt' ? 'receipt' : 'sent'
    },
    async receipt(key) {
      const response = await fetch(`${url}/${encodeURIComponent(key)}`, {
        headers,
        redirect: 'error',
        signal: AbortSignal.timeout(patienceMs),
      })
      const state = response.ok ? await stateIn(response) : undefined
      return state === 'receipt' || state === 'failed' ? state : undefined
    },
    close: () => undefined,
  }
}
