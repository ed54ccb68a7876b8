// Decision records have one form, so that somebody who looks for a subject finds it by its title and sees at once whether it
// still holds. Numbers are for ever: none is given twice, none is left out.
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const files = globSync('docs/decisions/*.md', { cwd: root }).toSorted()
const numberOf = (file: string) => Number(basename(file).slice(0, 4))

/** What is wrong with a record; nothing where it has the form. */
function faultsOf(file: string, text: string): string[] {
  const lines = text.split('\n')
  const [, number, title = ''] = /^# (\d+)\. (\S.*)$/.exec(lines[0] ?? '') ?? []
  const words = title.toLowerCase().split(/[^a-z0-9]+/)
  const slug = /^\d{4}-([a-z0-9-]+)\.md$/.exec(basename(file))?.[1] ?? ''
  const sections = [...text.matchAll(/^## (.*)$/gm)].map(([, name]) => name)
  const faults = [
    [Number(number) !== numberOf(file), 'the heading is not `# N. Subject`, with the number of the file'],
    [
      slug === '' || !slug.split('-').every((word) => words.includes(word)),
      'the file is not named after the title',
    ],
    [
      !/^Status: (accepted|not taken|superseded by [1-9]\d*)$/.test(lines[2] ?? ''),
      'no status in its third line',
    ],
    [
      sections.join() !== 'Context,Decision,Consequences',
      'other sections than Context, Decision, Consequences',
    ],
    [/^## .*\n+(?=## |$(?![\s\S]))/m.test(text), 'a section without a word'],
  ] as const
  return faults.flatMap(([isSo, fault]) => (isSo ? [fault] : []))
}

const good = '# 7. Good form\n\nStatus: accepted\n\n## Context\nA\n\n## Decision\nB\n\n## Consequences\nC\n'

describe('a decision record', () => {
  it('is refused without the form', () => {
    expect(faultsOf('docs/decisions/0007-good-form.md', good)).toEqual([])
    const bad: [string, string][] = [
      ['0008-good-form.md', good],
      ['0007-what-was-meant.md', good],
      ['0007-good-form.md', good.replace('# 7. Good', '# Good')],
      ['0007-good-form.md', good.replace('accepted', 'in force')],
      ['0007-good-form.md', good.replace('## Decision\nB\n', '')],
      ['0007-good-form.md', good.replace('B\n', '')],
      ['0007-good-form.md', good.replace('C\n', '')],
    ]
    for (const [file, text] of bad) expect(faultsOf(file, text), text).not.toEqual([])
  })

  it.each(files)('has the form: %s', (file) => {
    expect(faultsOf(file, readFileSync(join(root, file), 'utf8'))).toEqual([])
  })

  it('has the next number, without a gap from 1', () => {
    expect(files.map(numberOf)).toEqual(files.map((_, at) => at + 1))
  })

  it('names the record that replaced it, and is cited by a number that exists', () => {
    const cited = globSync(
      ['*.md', 'docs/**/*.md', '{src,test,e2e,demo,scripts,bench,deploy}/**/*.{ts,tsx,sql,md}'],
      {
        cwd: root,
      },
    ).flatMap((file) =>
      [
        ...readFileSync(join(root, file), 'utf8').matchAll(
          /decisions\/(\d{4})|\bdecision (\d+)|^Status: superseded by (\d+)/gm,
        ),
      ].map(([, path, word, later]) => `${file} cites ${Number(path ?? word ?? later)}`),
    )
    expect(cited.length).toBeGreaterThan(10)
    expect(cited.filter((one) => !files.map(numberOf).includes(Number(one.split(' ').at(-1))))).toEqual([])
  })
})
