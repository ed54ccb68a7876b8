// A follow-up in words, as it stands among the notes of a case.
import { followUpAsks, type SeenAtFollowUp } from '../follow-up.ts'

export function followUpWords(
  { contact, answers, words, by }: SeenAtFollowUp,
  t: (key: string) => string,
): string {
  const said = followUpAsks.flatMap((question) => {
    const code = answers[question]
    return code ? [`${t(`followUp.${question}`)}: ${t(`followUp.${question}.${code}`)}`] : []
  })
  return [`${t(`code.${contact}`)}${by ? ` (${by})` : ''}`, ...said, ...(words ? [words] : [])].join('\n')
}
