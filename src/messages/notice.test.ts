// What leaves the system says nothing: not from whom, not about what, not where to look.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { moves } from '../app/endpoints.ts'
import { speaker } from '../language/say.ts'
import { noticeKinds, sentenceOf } from './notice.ts'

const six = ['en', 'es', 'fr', 'ar', 'uk', 'th']

describe('a notification', () => {
  it.each(six)('is one whole sentence in %s, with nothing to fill in and no name', (language) => {
    for (const kind of noticeKinds) {
      const said = sentenceOf({ kind }, speaker(language))
      expect(said.length).toBeGreaterThan(20)
      expect(said).not.toMatch(/[{}\d@/]|https?|continuum/i)
      expect(said).not.toMatch(
        /message|mensaje|رسال|повідом|ข้อความใหม่|help|ayuda|aide|case|dossier|ملف|справ|victim/i,
      )
      if (language !== 'en') expect(said).not.toBe(sentenceOf({ kind }, speaker('en')))
    }
  })

  it('is requested with codes and a random number, and no field takes words', () => {
    const { properties, $defs = {} } = z.toJSONSchema(moves['case']!['ask_notice']!.input, { io: 'input' })
    // What many inputs share stands once, and is named.
    const shared = (name: string) => {
      const field = properties?.[name]
      const ref = typeof field === 'object' ? field.$ref : undefined
      return ref === undefined ? field : $defs[ref.slice(ref.lastIndexOf('/') + 1)]
    }
    expect(Object.keys(properties ?? {}).sort()).toEqual([
      'channel',
      'language',
      'notice',
      'signatures',
      'track',
    ])
    expect({
      channel: shared('channel'),
      notice: shared('notice'),
      language: shared('language'),
    }).toMatchObject({
      channel: { format: 'uuid' },
      notice: { enum: [...noticeKinds] },
      language: { pattern: expect.stringContaining('[a-z]{2,3}') },
    })
  })
})
