// What the file of a law says by itself, in words: each time limit as it was and as it is, permissions and stages that were changed.
import { figureOn } from '../../jurisdiction/figure.ts'
import type { PackFile, Words } from '../../jurisdiction/define.ts'
import { inDocumentLanguage } from '../../web/language/law-words.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { clockWords } from '../../web/track/clocks.tsx'
import type { Law } from '../law-of.ts'
import { lengthWords } from '../rule-row.ts'
import { rowsOf } from '../rule-rows.ts'
import { withFile } from '../change-file.ts'
import { useLawWords } from './use-law.ts'

/** What the forms change besides time limits. */
const changeable = [
  'permits',
  'decisions',
  'children',
  'return',
  'switches',
  'reports',
  'terms',
  'forms',
] as const

/** All of them in one line. */
export function useRulesOf(law: Law): (text: string) => string {
  const linesOf = useRuleLines(law)
  return (text) => linesOf(text).join(' · ')
}

export function useRuleLines(law: Law): (text: string) => string[] {
  const { t } = useLanguage()
  const say = useLawWords()
  return (text) => {
    const file = JSON.parse(text) as PackFile
    const limits = (file.clocks ?? []).map(({ id, length = null, unit = 'days' }) => {
      const before = law.clocks.find((one) => one.id === id)
      const is = lengthWords(length, unit, say)
      const was = before && figureOn(before, say.today).length
      return `${clockWords({ clock: id }, t)}: ${before === undefined || was === length ? is : `${lengthWords(was ?? null, before.unit, say)} → ${is}`}`
    })
    const after = withFile(law, file)
    const rows = changeable.flatMap((section) => {
      const was = new Set(rowsOf(law, section, say).map((row) => JSON.stringify(row)))
      return (
        rowsOf(after, section, say)
          .filter((row) => !was.has(JSON.stringify(row)))
          // Its values and where they stand; the questions that it asks can be read among the rules.
          .map(({ title, detail }) => `${title}: ${[...detail.slice(0, 4), detail.at(-1)].join(', ')}`)
      )
    })
    const gone = (law.determinations as unknown as { label: Words }[]).filter(
      ({ label }) => !after.determinations.some((one) => one.label['en'] === label.en),
    )
    const left = gone.map(({ label }) => t('law.change.gone', { stage: inDocumentLanguage(label) }))
    const said = [...limits, ...rows, ...left]
    return said.length > 0 ? said : [inDocumentLanguage(file.title)]
  }
}
