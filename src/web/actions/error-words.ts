// What a refusal says, in a sentence: alone, since the door says it too and shows no page.
import { codeOf } from '../../api/code-of.ts'
import { isProblem } from '../../api/problem.ts'
import type { Text } from '../language/language.tsx'

/** The sentence for something thrown. A rule's refusal is explained by the rule (`refused.<because>`). */
export function wordsOf(error: unknown, t: Text): string {
  // What the vault refuses to believe is said in words of its own.
  if (!isProblem(error)) return t(`chain.${codeOf(error)}`, {}, t('problem.failed'))
  const { because } = error.detail
  if (error.code === 'refused' && because) return t(`refused.${because}`, {}, t('problem.refused'))
  return t(`problem.${error.code}`)
}
