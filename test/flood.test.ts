// Ten thousand requests for help in a minute, from one address and from many, to a server on loopback: twenty people among them ask for
// help all the same. `npm test` sends a few in two seconds; the soak sends all (FLOOD, FLOOD_SECONDS) and prints how long the twenty waited.

import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { pino } from 'pino'
import { afterAll, describe, expect, it } from 'vitest'
import { lineTo } from '../demo/actor.ts'
import { createClient } from '../src/api/client.ts'
import { startHosts } from '../src/app/hosts.ts'
import { helpApi } from '../src/identification/api.ts'
import { newReceipt, sealRequest } from '../src/identification/client/send-request.ts'
import { emptyReport } from '../src/identification/report.ts'
import { newSecret } from '../src/sealing/keys.ts'
import { newOprfKey } from '../src/sealing/oprf.ts'
import { newPassphraseSetup } from '../src/sealing/passphrase.ts'
import { toText } from '../src/sealing/text.ts'
import { createVault } from '../src/sealing/vault.ts'
import { testDatabase } from './database.ts'
import { newNetwork } from './people.ts'

const calls = Number(process.env['FLOOD'] ?? 200)
const seconds = Number(process.env['FLOOD_SECONDS'] ?? 2)
const people = 20
/** So long somebody presses again before they give up. */
const patienceMs = 120_000

const database = await testDatabase()
const network = await newNetwork(database)
const rosa = await network.organisation('Helpline', 'hotline', ['hotline'])
const { publicKey: desk } = await rosa.api.reports.lock({})
const sealing = createClient({ help: helpApi }, lineTo(network.public).send).help
const said = { ...emptyReport('help', 'en'), safe: 'yes' as const, story: 'They keep my card.' }
const sealed = async () =>
  (await sealRequest(desk, said, await newReceipt(createVault(), sealing, false))).body
/** What the twenty bring, sealed before: their telephones do it, not this server. */
const brought = await Promise.all(Array.from({ length: people }, sealed))
const copied = brought[0]!

/** A server as it runs behind a proxy of ours, with budgets of its own. */
async function server() {
  const hosts = startHosts({
    database,
    secrets: {
      opaque: await newPassphraseSetup(),
      oprf: new Uint8Array(newOprfKey()),
      checkpoint: newSecret(),
    },
    network: network.state,
    settings: {
      url: 'https://staff.example.org',
      publicUrl: 'https://weather.example.net',
      exitUrl: 'https://example.org',
      data: network.data,
      proxied: true,
    },
    logger: pino({ level: 'silent' }),
  })
  const started = serve({ fetch: hosts.public.fetch, port: 0, hostname: '127.0.0.1' })
  afterAll(() => void started.close())
  await once(started, 'listening')
  const { port } = started.address() as AddressInfo
  return (address: string, body: object) =>
    fetch(`http://127.0.0.1:${String(port)}/api/help`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
      body: JSON.stringify(body),
    }).then(
      async (response) => {
        await response.arrayBuffer()
        return response.status
      },
      () => 0,
    )
}

const dotted = (n: number) => `198.${18 + (n >> 16)}.${(n >> 8) & 255}.${n & 255}`

/** How long one of the twenty waited until it was in; nothing where they gave up. */
async function asks(send: Awaited<ReturnType<typeof server>>, nth: number): Promise<number | undefined> {
  await pause((nth * seconds * 1000) / people)
  const begun = performance.now()
  while (performance.now() - begun < patienceMs) {
    const status = await send(`203.0.113.${String(nth + 1)}`, brought[nth]!)
    if (status >= 200 && status < 300) return performance.now() - begun
    await pause(2000)
  }
  return undefined
}

async function flood(send: Awaited<ReturnType<typeof server>>, addressOf: (n: number) => string) {
  const answers = new Map<number, number>()
  const going: Promise<void>[] = []
  const begun = performance.now()
  for (let sent = 0; sent < calls;) {
    const due = Math.min(calls, Math.ceil(((performance.now() - begun) / (seconds * 1000)) * calls))
    for (; sent < due; sent += 1) {
      const body = { ...copied, id: crypto.randomUUID(), locator: toText(newSecret(16)) }
      going.push(
        send(addressOf(sent), body).then(
          (status) => void answers.set(status, (answers.get(status) ?? 0) + 1),
        ),
      )
    }
    await pause(10)
  }
  await Promise.all(going)
  return { answers, took: (performance.now() - begun) / 1000 }
}

describe(`${String(calls)} requests for help in ${String(seconds)} s`, () => {
  it.each([
    ['one address', () => '198.51.100.7'],
    ['as many addresses', dotted],
  ])(
    'from %s keep none of twenty people out',
    async (from, addressOf) => {
      for (const one of brought)
        Object.assign(one, { id: crypto.randomUUID(), locator: toText(newSecret(16)) })
      const send = await server()
      const [{ answers, took }, waits] = await Promise.all([
        flood(send, addressOf),
        Promise.all(brought.map((_, nth) => asks(send, nth))),
      ])
      const inside = waits.filter((one) => one !== undefined).toSorted((a, b) => a - b)
      const ms = (share: number) => Math.round(inside[Math.ceil(inside.length * share) - 1] ?? 0)
      process.stdout.write(
        `from ${from}: ${String(calls)} in ${took.toFixed(1)} s, answered ${JSON.stringify(Object.fromEntries(answers))}; ` +
          `${String(inside.length)} of ${String(people)} in, waited ${String(ms(0.5))} ms in the middle, ${String(ms(1))} ms at most\n`,
      )
      expect(inside).toHaveLength(people)
      expect([...answers.values()].reduce((sum, one) => sum + one, 0)).toBe(calls)
      if (from === 'one address') expect(answers.get(429) ?? 0).toBeGreaterThan(calls / 2)
    },
    300_000,
  )
})
