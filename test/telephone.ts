// A browser without script, for tests of the public host: keeps cookies, sends forms, follows a form to its answer and nothing else. And the
// house that it calls.

import type { Hono } from 'hono'
import { pino } from 'pino'
import { publicPages } from '../src/app/public.ts'
import type { Database } from '../src/database/open.ts'
import { buildHostServices, type HostServices } from '../src/http/host-services.ts'
import { baseNetwork } from '../src/app/boot.ts'
import { newSecret } from '../src/sealing/keys.ts'
import { newOprfKey } from '../src/sealing/oprf.ts'

export const network = { ...baseNetwork, demo: true, hotline: '0808 157 0192', emergency: '112' }
export const secrets = { opaque: '', oprf: newOprfKey(), checkpoint: newSecret() }

/** A public house over a test's database. Each is a network by itself as far as limits go: these are hashed under another secret. */
export const publicHouse = (database: Database): HostServices =>
  buildHostServices({
    database,
    secrets: { ...secrets, opaque: crypto.randomUUID() },
    network: () => network,
    now: () => new Date(),
    origins: ['http://127.0.0.1:4601'],
    host: 'public',
    secure: false,
    logger: pino({ level: 'silent' }),
  })

/** The pages of a house; `patient` never says that it was asked too often. */
export const pagesOf = (house: HostServices, { patient = false, built = false } = {}): Hono =>
  publicPages(patient ? { ...house, spend: async () => undefined } : house, { exitUrl: '/', built })

export type Telephone = ReturnType<typeof telephone>

export function telephone(app: Hono) {
  const cookies = new Map<string, string>()
  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await app.request(path, { ...init, headers })
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = set.split(';')[0]!.split('=')
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  return {
    cookies,
    get: (path: string) => ask(path),
    post: (
      path: string,
      fields: Record<string, string | string[]>,
      from: Record<string, string> = { 'sec-fetch-site': 'same-origin', origin: 'null' },
    ) => {
      const body = new URLSearchParams(
        Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
      )
      return ask(path, {
        method: 'POST',
        body: body.toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...from },
      }).then((response) => {
        const answer = response.headers.get('location') ?? ''
        return response.status === 303 && answer.includes('?r=') ? ask(answer) : response
      })
    },
  }
}
