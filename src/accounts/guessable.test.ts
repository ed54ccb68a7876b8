// A passphrase of one's own: what a thief would try first is told so, what the product itself suggests never is.
import { describe, expect, it } from 'vitest'
import { newCardWords } from '../sealing/words.ts'
import { guessable } from './guessable.ts'

describe('a passphrase that many people choose', () => {
  it.each([
    'password12345678',
    'P@ssw0rd1234567!',
    'Welcome2Continuum!!',
    'iloveyouiloveyou1',
    'qwertyuiop123456',
    '1q2w3e4r5t6y7u8i9o0p',
    'zxcvbnmasdfghjkl',
    'Summer2026Summer2026',
    'letmeinletmeinletmein',
    'correct horse battery staple',
    'Correct-Horse-Battery-Staple-1!',
    'To be, or not to be, that is the question',
    'maytheforcebewithyou',
    'The quick brown fox jumps over the lazy dog.',
    'bismillah ar rahman ar rahim',
    'en un lugar de la Mancha',
    'contraseña123456789',
    'mot de passe secret',
    '19850312 19850312',
    'administrator2026',
    'abcdefghijklmnop',
    '9876543210 9876543210',
  ])('is told so: %s', (typed) => {
    expect(guessable(typed)).toBeDefined()
  })

  it.each(['aaaaaaaaaaaaaaaa', 'abababababababab', 'lan lan lan lan lan', '111111111111111'])(
    'which says one thing again and again, is told that: %s',
    (typed) => {
      expect(guessable(typed)).toBe('repeated')
    },
  )

  it('made of what everybody knows about its owner is one too', () => {
    const about = ['leyla.harbour', 'Harbour House Shelter']
    for (const typed of ['leyla.harbour.2026', 'Harbour House 123456', 'HarbourHouseLeyla1'])
      expect(guessable(typed, about), typed).toBe('common')
    expect(guessable('leyla walnut drizzle kettle', about)).toBeUndefined()
  })
})

describe('a passphrase that few would think of', () => {
  it.each([
    'correct horse battery staple lantern river',
    'walnut drizzle kettle',
    'меня зовут никто и никогда',
    'قمر فوق سطح المدرسة القديمة',
    'my aunt sells blue umbrellas',
    'กาแฟเย็นใต้ต้นมะม่วง',
    'xK9#vQ2!mZ7@pL4w',
    'tres gatos duermen bajo la escalera',
  ])('is left in peace: %s', (typed) => {
    expect(guessable(typed)).toBeUndefined()
  })

  it('has fifteen characters at least, and may have any and as many as somebody likes', () => {
    expect(['', 'walnut drizzle', 'walnut drizzle1'].map((typed) => guessable(typed))).toEqual([
      'short',
      'short',
      undefined,
    ])
    expect(guessable(`${'walnut drizzle kettle '.repeat(20)}and the end`)).toBeUndefined()
    expect(guessable('ÆÐ þ 漢字 \u0000 🦊 ~`|\\"\' walnut')).toBeUndefined()
  })

  it('is every one that is suggested here', () => {
    for (let count = 0; count < 3000; count += 1) {
      const words = newCardWords()
      expect(guessable(words), words).toBeUndefined()
    }
  })
})
