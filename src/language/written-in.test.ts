// Which language an opened text is marked with, so that a voice reads it rightly and nobody sends it to be translated.
import { expect, it } from 'vitest'
import { writtenIn } from './written-in.ts'

const offered = ['en', 'es', 'fr', 'ar', 'uk', 'th']

it('is what its writer said, where the letters agree', () => {
  expect(writtenIn('Nos vemos el lunes.', 'es', offered)).toBe('es')
  expect(writtenIn('سنتكلم يوم الاثنين', 'ar', offered)).toBe('ar')
})

it('is the language of its letters where the writer typed in another than that of their screen', () => {
  expect(writtenIn('سنتكلم يوم الاثنين. Room 4.', 'en', offered)).toBe('ar')
  expect(writtenIn('Поговоримо у понеділок', undefined, offered)).toBe('uk')
  expect(writtenIn('พบกันวันจันทร์', 'en', offered)).toBe('th')
})

it('is none where it would be a guess', () => {
  expect(writtenIn('See you on Monday.', undefined, offered)).toBe('')
  expect(writtenIn('See you on Monday.', 'ar', offered)).toBe('')
  expect(writtenIn('112', 'en', offered)).toBe('')
})
