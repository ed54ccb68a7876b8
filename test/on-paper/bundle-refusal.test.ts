// Ines makes a bundle, and one of the documents is a PDF: the screen names it, says why it cannot go in, and what to do so that it can.
import { createElement } from 'react'
import { expect, it, vi } from 'vitest'
import { NotTaken } from '../../src/proceedings/ui/not-taken.tsx'
import { drawnIn } from './drawn.ts'

vi.mock('../../src/web/language/language.tsx', async () => (await import('./drawn.ts')).languageHere())

const pdf = { name: 'ruling.pdf', mime: 'application/pdf' }
const sheet = { name: 'hours.ods', mime: 'application/octet-stream' }
const shown = (language: string, papers: { name: string; mime: string }[]) =>
  drawnIn(language, createElement(NotTaken, { caseId: 'one', papers }))

it('a PDF is named, with the steps by which its pages go in as pictures', () => {
  const text = shown('en', [pdf])
  expect(text).toContain('1 document cannot go in as it is')
  expect(text).toContain('ruling.pdf')
  for (const step of ['Save it', 'Save each page as a picture', 'Bring the pictures', 'Delete the file'])
    expect(text).toContain(step)
  expect(text).not.toContain('Neither text nor picture')
})

it('what is neither text, picture nor PDF is told apart from it', () => {
  const text = shown('en', [sheet])
  expect(text).toContain('hours.ods')
  expect(text).toContain('Neither text nor picture')
  expect(text).not.toContain('PDF')
  expect(shown('en', [pdf, sheet])).toMatch(/2 documents cannot go in as they are.*ruling.pdf.*hours.ods/s)
})

it('in Arabic it is said in Arabic', () => {
  const text = shown('ar', [pdf])
  expect(text).toContain('ruling.pdf')
  expect(text.replace('ruling.pdf', '').replaceAll('PDF', '')).not.toMatch(/[a-z]/i)
})
