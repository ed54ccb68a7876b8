import { describe, expect, it } from 'vitest'
import { messages } from '../language/messages.ts'
import { readZip as read } from '../../test/read-zip.ts'
import { safeName } from './safe-name.ts'
import { takeAway, type PaperToTake } from './taken-away.ts'

const bytes = (text: string) => new Uint8Array(new TextEncoder().encode(text))

async function* whole(...pieces: string[]) {
  for (const piece of pieces) yield bytes(piece)
}
async function* torn(...pieces: string[]) {
  yield* whole(...pieces)
  throw new Error('broken')
}
const paper = (name: string, content: PaperToTake['content']): PaperToTake => ({
  name,
  part: 'identity',
  on: '2026-11-20',
  by: { person: true },
  content,
})
const missing = { parts: [], rows: 0, papers: ['old.pdf'] }
const nothing = { written: [], messages: [], consents: [], steps: [], looks: [] }
const file = { madeOn: '2026-11-24', madeBy: null, ...nothing, missing }
const english = messages('en', {})

describe('the archive of Mariam’s file', () => {
  it('holds each paper as it was, however it came in pieces, under a name in any script', async () => {
    const papers = [paper('رسالة.txt', () => whole('first ', 'second')), paper('empty.txt', () => whole())]
    const { archive, failed } = takeAway(file, papers, english)
    const { 'file.html': page, ...rest } = await read(archive)
    expect(rest).toEqual({ 'papers/1 رسالة.txt': 'first second', 'papers/2 empty.txt': '' })
    expect(page).toContain('href="papers/2%20empty.txt"')
    expect(failed).toEqual([])
  })

  it('leaves out a paper that does not open, cuts short one that breaks off, and names both on the page', async () => {
    const papers = [
      paper('a/b.pdf', () => whole('scan')),
      paper('closed.pdf', () => torn()),
      paper('torn.pdf', () => torn('half')),
    ]
    const { archive, failed } = takeAway(file, papers, english)
    const { 'file.html': page, ...rest } = await read(archive)
    expect(rest).toEqual({ 'papers/1 a b.pdf': 'scan', 'papers/3 torn.pdf': 'half' })
    expect(failed).toEqual(['closed.pdf', 'torn.pdf'])
    for (const name of ['closed.pdf', 'torn.pdf', 'old.pdf']) expect(page).toContain(name)
    expect(page).not.toContain('papers/2')
  })

  it('opens no paper before its turn', async () => {
    const opened: string[] = []
    const noting = (name: string) =>
      paper(name, () => {
        opened.push(name)
        return whole('x')
      })
    const reader = takeAway(file, [noting('one'), noting('two')], english).archive.getReader()
    await reader.read()
    expect(opened).toEqual(['one'])
    await reader.cancel().catch(() => undefined)
  })

  it.each([
    ['letter.pdf', 'letter.pdf'],
    ['../../etc/passwd', '.. .. etc passwd'],
    ['a\u202Egnp.exe', 'a gnp.exe'],
    ['CON: the "list"?.txt', 'CON  the  list.txt'],
    [' . ', '-'],
    ['x'.repeat(300) + '.jpeg', 'x'.repeat(80) + '.jpeg'],
  ])('takes the name %s as %s', (name, safe) => {
    expect(safeName(name)).toBe(safe)
  })
})
