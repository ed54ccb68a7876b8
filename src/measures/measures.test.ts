// From a worker's move to the ministry's number, and nothing more than the number.

import { describe, expect, it } from 'vitest'
import { openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { asOwner } from '../database/open.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker', 'supervisor'])
const ines = await network.organisation('Open Law Centre', 'legal_aid', ['lawyer', 'caseworker'])
const dina = await network.organisation('Ministry of Labour', 'ministry', ['ministry'])
const opened = await openCase(amara, { name: 'Mariam Test', language: 'ar', story: 'A story.' })

/** What the database counts of one move, past all of our code. */
const counted = (kind: string, move: string): Promise<{ code: string; inTime: string; n: number }[]> =>
  asOwner(database, async (client) => {
    const { rows } = await client.query(
      `select code, in_time as "inTime", n::int as n from event_counts where kind = $1 and move = $2 order by code`,
      [kind, move],
    )
    return rows
  })

const numberOf = async (id: string) => {
  const { indicators } = await dina.api.measures.scorecard({})
  return indicators.find((one) => one.id === id)
}

describe('the ministry’s numbers', () => {
  it('grow by one when Amara has explained the rights in time, in the move’s own transaction', async () => {
    const rights = { language: 'ar', how: 'spoken' }
    const track = { id: opened.track }
    const refused = amara.move('case', 'explain_rights', track, { ...rights, understood: false })
    await expect(refused).rejects.toMatchObject({ code: 'refused', detail: { because: 'explain-again' } })
    expect(await counted('case', 'explain_rights')).toEqual([])

    await amara.move('case', 'explain_rights', track, { ...rights, understood: true })
    expect(await counted('case', 'explain_rights')).toEqual([{ code: '', inTime: 'yes', n: 1 }])
  })

  it('keep only the answer that the move names: how a person was found, and no list that could point at her', async () => {
    const identification = await amara.open('identification', { caseId: opened.id })
    await amara.move('identification', 'presume', identification, { origin: 'health' })
    expect(await counted('identification', 'presume')).toEqual([{ code: 'health', inTime: '', n: 1 }])
    const disclosure = await amara.open('disclosure', { caseId: opened.id, audience: 'court' })
    await amara.move('disclosure', 'release', disclosure, {
      basis: 'court_order',
      scope: ['legal', 'health'],
      told: 'told',
    })
    expect(await counted('disclosure', 'release')).toEqual([{ code: 'court_order', inTime: '', n: 1 }])
  })

  it('reach Dina’s scorecard when the month is over, ten and ten at least, and change by nothing that was refused', async () => {
    for (let n = 0; n < 22; n++) {
      const voice = await amara.open('voice', { subkind: 'complaint', topic: 'waiting' })
      const heard = await amara.move('voice', 'acknowledge', voice)
      const considered = await amara.move('voice', 'consider', heard, { with_survivors: n < 12 })
      await expect(
        amara.move('voice', 'consider', considered, { with_survivors: true }),
      ).rejects.toMatchObject({ code: 'refused' })
    }
    expect(await numberOf('15b')).toMatchObject({ blocks: [], total: null })
    network.travel(31)
    expect(await numberOf('15b')).toMatchObject({ total: { numerator: 12, denominator: 22 } })
    expect(await numberOf('6a')).toMatchObject({ blocks: [], total: null })
  })

  it('shows how many were heard beside what courts granted for their protection', async () => {
    for (let n = 0; n < 22; n++) {
      const { id: caseId } = await openCase(ines, { name: `Heard ${n}`, language: 'en' })
      const advised = await ines.open('proceeding', { caseId, subkind: 'criminal_against_trafficker' })
      const matter = await ines.move('proceeding', 'open', advised, { lawyer: 'assigned' })
      const filed = await ines.move('proceeding', 'file', matter, {})
      const asked = await ines.move('proceeding', 'ask_measures', filed, { wanted: ['closed_hearing'] })
      const granted = n < 12 ? ['closed_hearing'] : []
      const decided = await ines.move('proceeding', 'decide_measures', asked, { granted })
      const before = await ines.move('proceeding', 'prepare', decided, {})
      await ines.move('proceeding', 'hear', before, { heard: n < 11 ? 'testimony' : 'refused_by_court' })
    }
    network.travel(31)
    const { indicators } = await dina.api.measures.scorecard({})
    const ninth = indicators.filter(({ measure }) => measure === 9)
    expect(ninth.map(({ id, total }) => [id, total?.numerator, total?.denominator])).toEqual([
      ['9a', 12, 22],
      ['9b', 11, 22],
    ])
  })
})

describe('Dina, who has the ministry’s role and no other', () => {
  it('signs in and reads the scorecard, but no case, no track and no list of work exists for her', async () => {
    expect((await dina.api.accounts.me({})).roles).toEqual(['ministry'])
    await expect(dina.api.cases.read({ id: opened.id })).rejects.toMatchObject({
      code: expect.stringMatching(/not-(allowed|found)/),
    })
    await expect(dina.api.work.track({ track: opened.track })).rejects.toMatchObject({
      code: expect.stringMatching(/not-(allowed|found)/),
    })
  })

  it('reads each of the fifteen measures, with its numbers', async () => {
    const { indicators } = await dina.api.measures.scorecard({})
    expect([...new Set(indicators.map(({ measure }) => measure))]).toEqual(
      Array.from({ length: 15 }, (_, at) => at + 1),
    )
    expect(indicators.find(({ id }) => id === '15b')?.total).toMatchObject({ numerator: 12, denominator: 22 })
  })

  it('sets what is aimed at, and not at a yes; a caseworker sets nothing', async () => {
    await dina.api.measures.setTarget({ indicator: '15b', percent: 50 })
    expect(await numberOf('15b')).toMatchObject({ target: 50, standing: 'unclear' })
    await expect(dina.api.measures.setTarget({ indicator: '8a', percent: 90 })).rejects.toMatchObject({
      code: 'refused',
    })
    await expect(amara.api.measures.setTarget({ indicator: '15b', percent: 10 })).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await dina.api.measures.setTarget({ indicator: '15b', percent: null })
    expect(await numberOf('15b')).toMatchObject({ target: null })
  })

  it.each([
    'cases',
    'tracks',
    'track_events',
    'records',
    'headers',
    'wraps',
    'clocks',
    'cards',
    'reports',
    'stat_facts',
  ])('gets no row of %s even from the database itself', async (table) => {
    const client = await database.pool.connect()
    try {
      await client.query('begin; set local role continuum_ministry')
      const rows = await client.query(`select 1 from ${table} limit 1`).then(
        (result) => result.rowCount,
        (error: { code?: string }) => error.code,
      )
      expect(rows).toBe('42501')
    } finally {
      await client.query('rollback')
      client.release()
    }
  })

  it('is the only kind of role besides those named: a shelter’s caseworker has no scorecard', async () => {
    const noor = await network.organisation('Night shelter', 'shelter', ['shelter'])
    await expect(noor.api.measures.scorecard({})).rejects.toMatchObject({ code: 'not-allowed' })
  })
})
