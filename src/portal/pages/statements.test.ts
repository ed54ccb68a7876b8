// What a visitor is told of what is kept, and of who can use the pages: in every language, in 6 kB as it is sent, and by the numbers of the code.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { addresses, exitAddresses } from '../../api/addresses.ts'
import { baseNetwork } from '../../app/boot.ts'
import { readSettings } from '../../app/config.ts'
import { caseMachine } from '../../cases/case.ts'
import { sourcePages } from '../../http/source-page.ts'
import { shieldSeconds } from '../../http/quick-exit.ts'
import { personMinutes, sessionMinutes } from '../../http/session.ts'
import { contactMachine } from '../../identification/contact.ts'
import { wordsDays } from '../../identification/server/reports.ts'
import { say, speaker } from '../../language/say.ts'
import { lastings } from '../../messages/lasting.ts'
import { channels } from '../../outbox/codes.ts'
import clearColumns from '../../../test/clear-columns.json' with { type: 'json' }
import { draftDays } from '../server/own-draft.ts'
import { quietMinutes } from '../quiet-minutes.ts'
import { closedFileSpan, spanIn } from './kept.ts'
import { accessibilityPages, judgedOn } from './accessibility.ts'
import { privacyPages } from './privacy.ts'

const network = { ...baseNetwork, name: 'Night Line Network' }
const host = { network: () => network, now: () => new Date('2026-12-01T12:00Z') }
const read = async (language: string, at: string, contact?: string) => {
  const app = privacyPages(host, contact).route('/', accessibilityPages(host, contact))
  return (await app.request(`/${language}${at}`)).text()
}
const both = [addresses.privacy, addresses.accessibility]
const six = baseNetwork.languages

describe('the privacy notice and the accessibility statement', () => {
  it.each(six.flatMap((language) => both.map((at) => [language, at] as const)))(
    'in %s at %s are whole in 6 kB as they are sent, 15 kB unpacked, have the way out, and name no victim',
    async (language, at) => {
      const html = await read(language, at, `mailto:${'questions'.repeat(4)}@weather.example`)
      expect(gzipSync(html).length).toBeLessThanOrEqual(6 * 1024)
      expect(Buffer.byteLength(html)).toBeLessThanOrEqual(15 * 1024)
      expect(html).toContain(`href="${exitAddresses.leave}"`)
      expect(html).not.toMatch(/victim|víctima|victime|ضحية|жертв|เหยื่อ/i)
      expect(html).not.toMatch(/public\.(privacy|accessibility|contact)|\{[a-z]+\}/)
    },
  )

  it('are found from each other and from the page about the source, in every language', async () => {
    for (const language of six) {
      const from = [
        await read(language, addresses.privacy),
        await (await sourcePages(host).request(`/${language}${addresses.source}`)).text(),
      ]
      for (const html of from) for (const at of both) expect(html).toContain(`href="/${language}${at}"`)
    }
  })

  it('name whom to ask where an operator has set it, and say plainly where nobody has', async () => {
    for (const at of both) {
      expect(await read('en', at, 'mailto:ask@weather.example')).toContain(
        '<a href="mailto:ask@weather.example" rel="noreferrer"><bdi dir="ltr">ask@weather.example</bdi></a>',
      )
      expect(await read('en', at)).toContain(say('en', 'public.contact.none'))
    }
    const contact = 'https://weather.example/ask'
    expect(readSettings({ CONTINUUM_PUBLIC_CONTACT: contact }).publicContact).toBe(contact)
    expect(() => readSettings({ CONTINUUM_PUBLIC_CONTACT: 'call me' })).toThrow(/CONTINUUM_PUBLIC_CONTACT/)
  })

  it('says by the name of the network who runs the pages, and on which day they were judged', async () => {
    expect(await read('en', addresses.privacy)).toContain('Night Line Network runs these pages.')
    expect(await read('en', addresses.accessibility)).toContain(speaker('en').day(judgedOn))
  })
})

describe('for how long something is kept', () => {
  const written = (language: string): string[] => {
    const all = JSON.parse(
      readFileSync(new URL(`../../../locales/${language}.json`, import.meta.url), 'utf8'),
    ) as Record<string, string>
    const parts = ['device', 'write', 'file', 'rights', 'who'].map((part) => `public.privacy.${part}.text`)
    return [...parts, 'public.accessibility.missing.text'].map((id) => all[id] ?? '0')
  }

  it('stands in no sentence as a typed number: each takes it from the code', () => {
    for (const text of six.flatMap(written)) expect(text).not.toMatch(/\d/)
  })

  it.each(six)('is said in %s as the code holds it', async (language) => {
    const html = await read(language, addresses.privacy)
    const speak = speaker(language)
    for (const [count, unit] of [
      [sessionMinutes.person, 'minute'],
      [personMinutes / 60, 'hour'],
      [shieldSeconds / 60, 'minute'],
      [wordsDays, 'day'],
      [draftDays, 'day'],
      [Math.max(...lastings), 'day'],
    ] as const)
      expect(html).toContain(spanIn(speak, count, unit))
    expect(html).toContain(closedFileSpan(speak, network, '2026-12-01'))
    const statement = await read(language, addresses.accessibility)
    expect(statement).toContain(spanIn(speak, Math.max(...quietMinutes), 'minute'))
  })

  it('says so where the rules of a country name no length', () => {
    expect(closedFileSpan(speaker('en'), { pack: 'palermo' }, '2026-12-01')).toBe('12 months')
    expect(say('en', 'public.privacy.file.unknown')).toMatch(/No rule here/)
  })

  it.each(six)('stands the same in %s where a sentence elsewhere has it typed', (language) => {
    expect(say(language, 'help.receipt.when')).toMatch(new RegExp(`(?<!\\d)${wordsDays}(?!\\d)`))
    expect(say(language, 'public.before.text')).toMatch(new RegExp(`(?<!\\d)${shieldSeconds / 60}(?!\\d)`))
  })

  it('is what the database holds the session of a card to', () => {
    const access = readFileSync(new URL('../../accounts/access.sql', import.meta.url), 'utf8')
    expect(access).toContain(`else interval '${personMinutes / 60} hours' end`)
  })
})

describe('what the privacy notice says of the program', () => {
  const source = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
  const clear = (name: string): boolean => name in clearColumns.clear
  const { moves } = caseMachine
  const { opens, moves: desk } = contactMachine

  // Each sentence beside what would have to change for it to become untrue.
  it.each([
    ['device', 'keeps only our scripts', () => /immutable/.test(source('http/islands.ts'))],
    [
      'device',
      'holds the language of the page',
      () => /speakerAway\(c, host\)\.language, \{/.test(source('http/quick-exit.ts')),
    ],
    ['write', 'in which way, how urgent', () => 'channel' in opens.ask && 'urgency' in desk.triage.ask],
    ['write', 'for when a call was promised', () => 'call_at' in desk.schedule.ask],
    ['write', 'If a poster led you here, we count one', () => clear('campaign_counts.contacts')],
    ['file', 'how urgent and how dangerous', () => clear('clocks.urgency') && clear('approvals.level')],
    ['file', 'sums of money', () => clear('amounts.amount')],
    [
      'file',
      'opens your number or mail',
      () => channels.join() === 'mail,sms' && /openDestination/.test(source('outbox/server/send.ts')),
    ],
    [
      'file',
      'a few rough answers about you may be counted',
      () =>
        clear('stat_facts.gender') &&
        !Object.keys(clearColumns.clear).some((name) => /^stat_.*(case|track|org|day)/.test(name)),
    ],
    ['file', 'by somebody who works here', () => moves.erase.by.join() === 'holder'],
    ['file', 'not while a proceeding runs', () => moves.erase.refuses?.includes('must-be-kept-by-law')],
    ['file', 'keep it longer', () => moves.keep_until.to === 'same' && 'until' in moves.keep_until.ask],
  ])('is true in %s: %s', (part, claim, holds) => {
    const said = part === 'file' ? say('en', 'public.privacy.file.closed', { closed: '' }) : ''
    const all = JSON.parse(source('../locales/en.json')) as Record<string, string>
    expect(`${all[`public.privacy.${part}.text`]} ${said}`).toContain(claim)
    expect(holds()).toBe(true)
  })
})
