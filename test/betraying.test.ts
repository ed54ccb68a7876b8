// Whoever looks at the telephone or the post of somebody learns nothing: a thousand mails in each language as they really travel, through a
// mail server, and none of two hundred words that would betray anything; neither in the text, nor in the subject, sender, head, or hour.
import { afterAll, expect, it } from 'vitest'
import { speaker } from '../src/language/say.ts'
import { outboxKinds } from '../src/outbox/codes.ts'
import { leavesAt } from '../src/outbox/quiet.ts'
import { mailGateway } from '../src/outbox/server/gateways/mail.ts'
import { betrayingWords, says } from './betraying-words.ts'
import { openMailbox, wordsOf } from './mailbox.ts'

const languages = Object.keys(betrayingWords)
const all = Object.values(betrayingWords).flat()
/** Of each language; `npm run soak` sends the thousand. */
const count = Number(process.env['MAILS'] ?? 12)
const mailbox = await openMailbox()
const gateway = mailGateway({ url: mailbox.url, from: 'office@post.example' })
afterAll(async () => {
  gateway.close()
  await mailbox.close()
})

it('is looked for in at least two hundred words of six languages, which would be found', () => {
  expect(languages.toSorted()).toEqual(['ar', 'en', 'es', 'fr', 'th', 'uk'])
  expect(new Set(all).size).toBeGreaterThanOrEqual(200)
  for (const word of all) expect(says(`Hello ${word} there`, word), word).toBe(true)
})

it.each(languages)(
  `${count} mails in %s hold none of them`,
  async (language) => {
    const { text } = speaker(language)
    const before = mailbox.mails.length
    const hand = (at: number) =>
      gateway.hand({
        key: crypto.randomUUID(),
        to: `a${at}@post.example`,
        language,
        subject: text('person.notice.subject'),
        text: text(`person.notice.${outboxKinds[at % outboxKinds.length]!}`),
      })
    // Twelve at a time, as the mail server lets each wait for a tenth of a second before it says who it is.
    for (let first = 0; first < count; first += 12)
      await Promise.all(Array.from({ length: Math.min(12, count - first) }, (_, at) => hand(first + at)))
    const mails = mailbox.mails.slice(before)
    expect(mails).toHaveLength(count)
    const found = new Set<string>()
    const shapes = new Set<string>()
    for (const mail of mails) {
      const { head, subject, body } = wordsOf(mail)
      expect(subject).toBe(text('person.notice.subject'))
      expect(body.length).toBeGreaterThan(15)
      // What every mail in the world calls its lines says nothing; what stands in them might.
      const values = head.split('\r\n').map((line) => line.slice(line.indexOf(':') + 1))
      const said = [...values, subject, body].join('\n')
      for (const word of all) if (says(said, word)) found.add(word)
      shapes.add(
        head
          .split('\r\n')
          .map((line) => line.split(':')[0]!.toLowerCase())
          .join(),
      )
    }
    expect([...found]).toEqual([])
    // Every mail has the same head: no line that only some of them have.
    expect([...shapes]).toHaveLength(1)
    expect([...shapes][0]!.split(',').toSorted()).toEqual([
      'auto-submitted',
      'content-language',
      'content-transfer-encoding',
      'content-type',
      'date',
      'from',
      'message-id',
      'mime-version',
      'subject',
      'to',
    ])
  },
  300_000,
)

it('the hours at which they leave are spread over those that were allowed, whenever they were written', () => {
  const hours = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '10:00', to: '18:00' }]
  const night = Array.from({ length: 400 }, (_, at) => Date.UTC(2026, 5, 1 + (at % 28), 1, at % 60))
  const left = night.map((at, index) =>
    new Date(leavesAt(hours, at, 'Etc/UTC', () => (index * 0.618) % 1)!).getUTCHours(),
  )
  for (let hour = 10; hour < 18; hour += 1) {
    const share = left.filter((one) => one === hour).length / left.length
    expect(share, String(hour)).toBeGreaterThan(0.08)
    expect(share, String(hour)).toBeLessThan(0.17)
  }
})
