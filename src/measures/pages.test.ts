// Whoever visits the invented country reads what it claims without signing in; nobody else meets that page.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { addresses, exitAddresses } from '../api/addresses.ts'
import { testDatabase } from '../../test/database.ts'
import { network, publicHouse } from '../../test/telephone.ts'
import { say } from '../language/say.ts'
import { publicPages } from '../app/public.ts'
import { coverage } from './coverage.ts'
import { exampleOf } from './examples.ts'

const house = publicHouse(await testDatabase())
const parts = { exitUrl: '/', url: 'http://localhost:4600', built: false }
const visit = (path: string, demo: boolean) =>
  publicPages({ ...house, network: () => ({ ...network, demo }) }, parts).request(path)

it.each(['en', 'ar'])(
  'an auditor reads every item and its honest state without signing in, in %s',
  async (language) => {
    const html = await (await visit(`/${language}${addresses.coverage}`, true)).text()
    const lines = [...html.matchAll(/<p class="s">(\d+) · ([^·<]+?)(?: ·[^<]*)?<\/p>/g)]
    expect(lines.map(([, n]) => Number(n)).toSorted((x, y) => x - y)).toEqual(coverage.map(({ n }) => n))
    const states = lines.map(([, , state]) => state)
    for (const state of ['done', 'thin', 'not yet'] as const)
      expect(
        states.filter((one) => one === say(language, `coverage.state.${state.replace(' ', '')}`)),
      ).toHaveLength(coverage.filter((item) => item.state === state).length)
    expect(html).not.toMatch(/(coverage|measure)\.[a-z0-9.]+</)
  },
)

it.each(['en', 'ar'])('every example that an auditor is led to has its words in %s', (language) => {
  const words = JSON.parse(readFileSync(join(import.meta.dirname, `../../locales/${language}.json`), 'utf8'))
  for (const { n } of coverage) {
    const found = exampleOf(n)
    if (!found) continue
    const key = 'life' in found ? `coverage.life.${found.life}` : `coverage.screen.${found.screen}`
    expect(words).toHaveProperty([key])
  }
})

it('an example leads to the sign-in of the staff, and no form and no other host stands on the page', async () => {
  const html = await (await visit(`/en${addresses.coverage}`, true)).text()
  const links = [...html.matchAll(/href="(https?:[^"]+)"/g)].map(([, href]) => href)
  expect(links.length).toBeGreaterThan(80)
  for (const link of links) expect(link).toMatch(/^http:\/\/localhost:4600\//)
  expect(html).not.toContain('<form')
  expect(html).toContain(`href="${exitAddresses.leave}"`)
})

it('is no page of a real network', async () => {
  const { status, headers } = await visit(`/en${addresses.coverage}`, false)
  expect([status, headers.get('location')]).toEqual([303, '/'])
})
