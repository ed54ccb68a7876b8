// Whose pages may change something, and what is said of a page of ours that was opened at an address which is not its own.
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { isProblem } from '../api/problem.ts'
import { misaddressed } from './misaddressed.ts'
import { refuseOtherSites } from './other-sites.ts'

const address = 'https://staff.example.org'

/** What becomes of a write with these headers: its code, and what was written into the log. */
async function write(headers: Record<string, string>, nullIsOurs = false): Promise<[string, object[]]> {
  const told: object[] = []
  const house = {
    origins: [address],
    misaddressed: misaddressed((line) => told.push(line), 'CONTINUUM_URL', address),
  }
  const app = new Hono()
    .post('/', (c) => {
      refuseOtherSites(c, house, { nullIsOurs })
      return c.text('taken')
    })
    .onError((error, c) => c.text(isProblem(error) ? error.code : 'fault'))
  return [await (await app.request('/', { method: 'POST', headers })).text(), told]
}

describe('a write', () => {
  it('is taken from our own page and from a program', async () => {
    expect(await write({})).toEqual(['taken', []])
    expect(await write({ origin: address, 'sec-fetch-site': 'same-origin' })).toEqual(['taken', []])
  })

  it.each([
    { origin: 'https://wrong.example.org', 'sec-fetch-site': 'same-origin' },
    // Without TLS a browser says nothing of itself.
    { origin: 'http://10.0.0.7:4600', host: '10.0.0.7:4600' },
  ])(
    'of Noor, who opened the page at another address, is called what it is, and told to the log',
    async (headers) => {
      const [code, told] = await write(headers)
      expect([code, told]).toEqual([
        'wrong-address',
        [
          {
            setting: 'CONTINUUM_URL',
            is: address,
            opened: headers.origin,
            words: expect.stringContaining('CONTINUUM_URL names another address'),
          },
        ],
      ])
    },
  )

  it.each([
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', host: 'evil.example' },
    { origin: 'https://evil.example', host: 'staff.example.org' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'not an address', host: 'staff.example.org' },
  ])('of another site stays refused without a word about addresses', async (headers) => {
    expect(await write(headers as unknown as Record<string, string>)).toEqual(['not-allowed', []])
  })

  it('of a form without an origin is taken only where our pages send none', async () => {
    expect(await write({ origin: 'null', 'sec-fetch-site': 'same-origin' }, true)).toEqual(['taken', []])
    expect(await write({ origin: 'null', 'sec-fetch-site': 'cross-site' }, true)).toEqual(['not-allowed', []])
  })
})

it('the log names each address once, and cannot be filled by a browser that makes them up', () => {
  const told: object[] = []
  const tell = misaddressed((line) => told.push(line), 'CONTINUUM_URL', address)
  for (let round = 0; round < 3; round += 1)
    for (let number = 0; number < 50; number += 1) tell(`https://n${number}.example`)
  expect(told.length).toBe(20)
})
