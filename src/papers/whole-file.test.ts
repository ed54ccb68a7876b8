import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { messages } from '../language/messages.ts'
import { wholePage, type WholeFile } from './whole-file.ts'

const wordsIn = (language: string) => {
  const catalog = (tag: string) =>
    JSON.parse(readFileSync(new URL(`../../locales/${tag}.json`, import.meta.url), 'utf8')) as Record<
      string,
      string
    >
  return messages(language, catalog(language), catalog('en'))
}
const harbour = { person: false, place: 'Harbour House' } as const

const mariam: WholeFile = {
  madeOn: '2026-11-24',
  madeBy: 'Harbour House',
  written: [
    {
      part: 'narrative',
      kind: 'note',
      on: '2026-11-20',
      by: harbour,
      value: { text: 'She likes <b>tea</b> & bread.' },
    },
    {
      part: 'contact',
      kind: 'safe_contact',
      on: '2026-11-19',
      by: { person: true },
      value: { how: 'Call', word: 'lemon', notices: 'none' },
    },
    {
      part: 'identity',
      kind: 'profile',
      on: '2026-11-18',
      by: harbour,
      value: { name: 'Mariam Test', phone: null },
    },
  ],
  messages: [{ on: '2026-11-21', by: { person: true }, text: '</script><script>alert(1)</script>' }],
  consents: [
    { place: 'City Clinic', parts: ['health', 'contact'], purpose: 'health_care', until: '2027-01-01' },
  ],
  steps: [{ kind: 'placement', state: 'resident', on: '2026-11-01', place: null }],
  looks: [{ place: 'City Clinic', on: '2026-11-22' }],
  papers: [{ name: 'هوية.pdf', path: 'papers/1 هوية.pdf', part: 'identity', on: '2026-11-20', by: harbour }],
  missing: { parts: ['privileged'], rows: 2, papers: ['broken.pdf'] },
}

describe('Mariam’s whole file as a page', () => {
  it('holds what was written, in her language and its direction, and says what is not in it', () => {
    const page = wholePage(mariam, wordsIn('ar'))
    expect(page).toContain('<html lang="ar" dir="rtl">')
    for (const words of ['Mariam Test', 'lemon', 'City Clinic', 'broken.pdf', 'أنت ومحاميك', 'ما ليس هنا'])
      expect(page).toContain(words)
  })

  it('runs nothing and fetches nothing, whatever somebody wrote in a note or a name', () => {
    const page = wholePage(mariam, wordsIn('en'))
    expect(page).not.toMatch(/<script|<b>tea|javascript:|src=|@import|url\(/i)
    expect(page).toContain('She likes &lt;b&gt;tea&lt;/b&gt; &amp; bread.')
    expect(page).toContain("default-src 'none'")
  })

  it('leads to its papers by a path that every browser finds', () => {
    expect(wholePage(mariam, wordsIn('en'))).toContain(`href="papers/1%20${encodeURIComponent('هوية')}.pdf"`)
  })

  it.each(['en', 'es', 'fr', 'ar', 'uk', 'th'])(
    'has words for everything in %s: no code is left',
    (language) => {
      expect(wholePage(mariam, wordsIn(language))).not.toMatch(/person\.[a-z]+/)
    },
  )
})
