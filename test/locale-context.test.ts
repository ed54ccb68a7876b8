// A translator who does not read code learns where a sentence is said, and a check holds only for what was read.
import { describe, expect, it } from 'vitest'
import {
  checksKept,
  contextOf,
  hashOfTexts,
  inState,
  sourcesOf,
  stateOf,
  usesIn,
  usesOf,
  withChecked,
} from '../scripts/locale-context.ts'
import { languages, messagesOf } from '../scripts/locale-files.ts'
import { promised } from '../scripts/locale.ts'
import { publicPrefixes } from '../src/language/offered.ts'
import { stateOfWords } from '../src/language/checked.ts'

const uses = usesIn(sourcesOf())
const ids = Object.keys(messagesOf('en'))

describe('the context of a message', () => {
  it('names the file, the line and the screen, who reads it, what stands in braces, and every language', () => {
    const told = contextOf('public.source.licence', uses, {}).join('\n')
    expect(told).toMatch(/src\/http\/source-page\.ts:\d+/)
    expect(told).toContain('Read by: the public, survivors among them')
    expect(told).toContain('In braces, kept as they are: licence, version')
    for (const language of languages()) expect(told).toContain(`${language} [draft]`)
    expect(told).toContain(`fr [draft] ${messagesOf('fr')['public.source.licence']}`)
  })

  it('names the line that completes the id, where the program makes it of two parts', () => {
    const found = usesOf('public.privacy.device.text', uses)
    expect(found.map(({ file, whole }) => `${file} ${whole}`)).toContain('src/portal/pages/privacy.ts false')
    expect(contextOf('public.privacy.device.text', uses, {}).join('\n')).toContain(
      'the program completes the id there',
    )
  })

  it('is found in the sources for nine messages of ten; the others are named by data, which it says', () => {
    const without = ids.filter((id) => usesOf(id, uses).length === 0)
    expect(without.length / ids.length).toBeLessThan(0.1)
  })

  it('of a message that is not there is refused by its name', () => {
    expect(() => contextOf('public.nowhere', uses, {})).toThrow('no message is called public.nowhere')
  })
})

describe('the state of a message', () => {
  const check = { by: 'Ana Ruiz', on: '2026-12-01' }

  it('is checked as long as the text and its English are those that were read', () => {
    const read = { ...check, of: hashOfTexts('Hello', 'Hola') }
    expect(stateOf('Hello', undefined, undefined)).toBe('missing')
    expect(stateOf('Hello', 'Hola', undefined)).toBe('draft')
    expect(stateOf('Hello', 'Hola', read)).toBe('checked')
    expect(stateOf('Hello', 'Buenas', read)).toBe('changed')
    expect(stateOf('Hello there', 'Hola', read)).toBe('changed')
  })

  it('is written down with who and when, and leaves the list of drafts', () => {
    const checks = withChecked({}, 'es', ['public.privacy'], check)
    expect(checks['es']!['public.privacy']).toMatchObject(check)
    expect(inState('es', ['draft'], {})).toHaveProperty(['public.privacy'], 'Privacidad')
    expect(inState('es', ['draft'], checks)).not.toHaveProperty(['public.privacy'])
    expect(inState('es', ['checked'], checks)).toEqual({ 'public.privacy': 'Privacidad' })
    expect(contextOf('public.privacy', uses, checks)).toContain(
      'es [checked by Ana Ruiz, 2026-12-01] Privacidad',
    )
  })

  it('is refused without a name, without a day, and for a message that the language has not', () => {
    expect(() => withChecked({}, 'es', ['public.privacy'], { ...check, by: ' ' })).toThrow('--by')
    expect(() => withChecked({}, 'es', ['public.privacy'], { ...check, on: 'today' })).toThrow('--on')
    expect(() => withChecked({}, 'es', ['work.title.none'], check)).toThrow('work.title.none')
  })

  it('that is kept names messages that there are', () => {
    for (const [language, checked] of Object.entries(checksKept()))
      for (const id of Object.keys(checked))
        expect(messagesOf(language), `${language} ${id}`).toHaveProperty([id])
  })

  it('makes a whole language checked, as public pages say it, only when every message of theirs is', () => {
    for (const language of promised.public.filter((one) => stateOfWords(one).state === 'checked')) {
      const open = Object.keys(inState(language, ['missing', 'draft', 'changed']))
      expect(open.filter((id) => publicPrefixes.some((prefix) => id.startsWith(prefix)))).toEqual([])
    }
  })
})
