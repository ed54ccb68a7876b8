// Somebody who asks for help through the public host, sealed as a browser seals it: for programs that are killed while they are asked.

import type { Hono } from 'hono'
import { emptyReport } from '../src/identification/report.ts'
import { sealRequest } from '../src/identification/client/send-request.ts'
import { keyPairFromSeed, newSecret } from '../src/sealing/keys.ts'
import { toText } from '../src/sealing/text.ts'

/** Answers, for each request, with its id and whether it was acknowledged. */
export async function helpDesk(host: Hono): Promise<() => Promise<{ id: string; isKept: boolean }>> {
  const desk = await host.request('/api/help/desk')
  const { publicKey } = (await desk.json()) as { publicKey: string }
  return async () => {
    const [enc, sig] = await Promise.all([
      keyPairFromSeed('enc', newSecret()),
      keyPairFromSeed('sig', newSecret()),
    ])
    const keys = {
      locator: toText(newSecret(16)),
      encPublic: toText(enc.publicKey),
      sigPublic: toText(sig.publicKey),
    }
    const report = { ...emptyReport('help', 'en'), safe: 'no' as const, story: 'I may not leave.' }
    const { body } = await sealRequest(publicKey, report, { words: '', keys })
    const { status } = await host.request('/api/help', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { id: body.id, isKept: status === 200 }
  }
}
