// Whatever a machine can show or answer has words: no screen ever shows a code or the name of a state.

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { origins } from '../cases/codes.ts'
import { serviceCodes, services } from '../directory/kinds.ts'
import { contract } from './contract.ts'
import { machines } from './machines.ts'
import { byLane } from '../tracks/case-summary.ts'
import { wordsForPerson, wordsOfMachine } from '../../test/registers.ts'

const words = (language: string) =>
  JSON.parse(readFileSync(new URL(`../../locales/${language}.json`, import.meta.url), 'utf8')) as Record<
    string,
    string
  >

/** Every message that the machines need. */
const needed = () => [
  ...new Set([
    ...[
      'no-such-move',
      'not-in-this-state',
      'not-your-side',
      'not-your-role',
      'no-such-stage',
      'not-of-this-kind',
      'not-in-this-law',
    ].map((code) => `refused.${code}`),
    ...machines.flatMap(wordsOfMachine),
    ...serviceCodes.map((code) => `service.${code}`),
    ...origins.map((code) => `code.${code}`),
  ]),
]

describe('the machines', () => {
  it.each(['en', 'ar'])('have words for everything in %s', (language) => {
    const known = words(language)
    expect(needed().filter((key) => !known[key])).toEqual([])
  })

  it.each(['en', 'es', 'fr', 'ar', 'uk', 'th'])(
    'tell whoever they are about what is next, in %s',
    (language) => {
      const told = machines.flatMap(wordsForPerson).filter((key) => key.startsWith('person.about.'))
      const known = Object.keys(words(language)).filter((key) => key.startsWith('person.about.'))
      expect(known.toSorted()).toEqual([...told, 'person.about.other'].toSorted())
    },
  )

  it('are opened by an endpoint of the contract where something must come with them', () => {
    const endpoints = Object.entries(contract).flatMap(([group, named]) =>
      Object.keys(named).map((name) => `${group}.${name}`),
    )
    const elsewhere = machines.flatMap(({ opens }) => opens.elsewhere ?? [])
    expect(elsewhere).not.toEqual([])
    expect(elsewhere.filter((name) => !endpoints.includes(name))).toEqual([])
  })

  it('of one lane agree on which of them speaks for it', () => {
    for (const { lane, machines: beside } of byLane(machines)) {
      const ranks = beside.flatMap(({ laneRank }) => laneRank ?? [])
      expect([lane, new Set(ranks).size]).toEqual([lane, ranks.length])
    }
  })

  it('never say a code: no words are the code itself', () => {
    const known = words('en')
    const bare = needed().filter((key) => known[key]?.includes('_'))
    expect(bare).toEqual([])
  })

  it.each(['en', 'ar'])('tell what was done in %s otherwise than the button that does it', (language) => {
    const known = words(language)
    const commands = Object.keys(known).filter(
      (key) => /^[a-z]+\.done\./.test(key) && known[key] === known[key.replace('.done.', '.move.')],
    )
    expect(commands).toEqual([])
  })

  it('name a safe place without saying which', () => {
    expect(words('en')['placement.state.resident']).toBe('A safe place')
  })
})

describe('the services', () => {
  it('are the twenty-two of the source page and ten that law adds', () => {
    expect(services.filter((service) => service.named === 'page')).toHaveLength(22)
    expect(services.filter((service) => service.named === 'law')).toHaveLength(10)
    expect(new Set(serviceCodes).size).toBe(32)
  })
})
