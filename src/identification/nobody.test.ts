// A network in its first days: nobody sits at a desk yet. Whoever opens the page for help reads that, and whom to call, before
// they have written a word; and nobody's words are taken where nobody would read them.
import { describe, expect, it } from 'vitest'
import { addresses } from '../api/addresses.ts'
import { bringIn, foundCircle, joinNetwork } from '../../demo/actor.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork, passphrase } from '../../test/people.ts'
import { telephone } from '../../test/telephone.ts'
import { makeReceipt, sealCall, sendCall } from './client/take-call.ts'
import { emptyReport } from './report.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true, hotline: '0808 157 0192' })
const mina = network.founder
const story = 'He has my passport & says I owe him.'

const read = async (path: string) => {
  const answer = await network.public.request(path)
  return { status: answer.status, html: await answer.text() }
}
const write = async (path: string) => {
  const answer = await telephone(network.public).post(path, { story, send: '1' })
  return { status: answer.status, html: await answer.text() }
}

describe('a network without a hotline', () => {
  it.each(['en', 'es', 'fr', 'ar', 'uk', 'th'])('says so in place of both forms: %s', async (language) => {
    for (const path of ['1', '2']) {
      const { status, html } = await read(`/${language}/${path}`)
      expect(status).toBe(200)
      expect(html).not.toContain('<form')
      expect(html).not.toContain('<textarea')
      // Both numbers were given at set-up.
      expect(html).toContain('tel:112')
      expect(html).toContain('tel:08081570192')
      if (language === 'en') expect(html).toContain('Nobody answers here yet')
    }
  })

  it('gives a visitor her words back who wrote before the hotline left, and stores none', async () => {
    const { status, html } = await write(`/en${addresses.help}`)
    expect(status).toBe(503)
    expect(html).toContain('It was not sent')
    expect(html).toContain('He has my passport &amp; says I owe him.')
    expect(html).not.toContain('<form')
  })
})

describe('an organisation that is no hotline', () => {
  it('has no public key words to read out, and records calls all the same', async () => {
    const joy = await network.colleague(mina, 'joy', ['hotline'])
    expect((await joy.api.accounts.me({})).organisation.kind).toBe('coordination')
    await expect(joy.api.reports.lock({})).rejects.toMatchObject({ code: 'not-found' })
    const report = { ...emptyReport('help', 'es'), story }
    const call = await sealCall(joy, report, await makeReceipt(joy))
    await sendCall(joy, call, { ...report, by: 'telephone' })
    const { reports } = await joy.api.reports.list({ closed: 'no' })
    expect(reports.map(({ track }) => track)).toEqual([call.id])
  })
})

describe('a new hotline', () => {
  it('receives requests from the moment it has a key', async () => {
    const { secret } = await bringIn(
      mina,
      { kind: 'hotline', name: 'Night Line', pack: 'uk', listed: false },
      'leyla',
    )
    expect((await read(`/en${addresses.help}`)).html).not.toContain('<form')
    const leyla = await joinNetwork(network.staff, secret, passphrase)
    expect((await read(`/en${addresses.help}`)).html).not.toContain('<form')
    await foundCircle(leyla)
    for (const path of [`/en${addresses.help}`, `/en${addresses.concern}`])
      expect((await read(path)).html).toContain('<form')
    const { status, html } = await write(`/en${addresses.help}`)
    expect(status).toBe(200)
    expect(html).toContain('We have your message')
  })
})
