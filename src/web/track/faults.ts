// What is wrong with the answers of a form: what is still missing, a number outside its bounds, and what the server did not
// take. Each is said beside its question and in the summary above, so that nobody searches for what was meant.
import { useState } from 'react'
import type { FieldFault } from '../controls/errors.tsx'
import { useText } from '../language/language.tsx'
import { dateOutOfBounds } from '../../tracks/date-bounds.ts'
import { useNow, useToday } from '../session/now.ts'
import { clearInput, missing, notTaken, outside, type Answers, type Asked } from './answers.ts'

interface Form {
  asked: Asked
  answers: Answers
  /** The words of a question. */
  question: (name: string) => string
  /** What the form asks besides, and whether it is still missing. */
  besides?: Readonly<Record<string, boolean>>
}

/** `begin` counts an attempt and tells whether anything may be sent; `hear` marks what a refusal names. */
export function useFaults({ asked, answers, question, besides = {} }: Form) {
  const t = useText()
  const now = useNow()
  const today = useToday()
  const [attempt, setAttempt] = useState(0)
  const [refused, setRefused] = useState<readonly { name: string; answer: unknown }[]>([])
  const faultOf = (name: string, words: string): FieldFault => ({ field: `ask-${name}`, words })
  const lacking = [...Object.keys(besides).filter((name) => besides[name]), ...missing(asked, answers)]
  const found = [
    ...lacking.map((name) => faultOf(name, t('track.needs', { question: question(name) }))),
    ...dateOutOfBounds(asked, clearInput(asked, answers), { now, today }).map(
      ({ name, kind, lies, within }) =>
        faultOf(name, t(`track.needs.${kind}.${lies}`, { question: question(name), within })),
    ),
    ...outside(asked, answers).map(({ name, min, max }) =>
      faultOf(name, t('track.needsNumber', { question: question(name), min, max })),
    ),
  ]
  // What was answered anew since is another answer.
  const marked = refused
    .filter(({ name, answer }) => answers[name] === answer)
    .map(({ name }) => faultOf(name, t('track.notTaken', { question: question(name) })))
    .filter(({ field }) => found.every((fault) => fault.field !== field))
  const begin = () => {
    setAttempt((before) => before + 1)
    setRefused([])
    return found.length === 0
  }
  const hear = (fault: unknown) => {
    const names = notTaken(fault).filter((name) => name in asked || name in besides)
    if (names.length === 0) return
    setRefused(names.map((name) => ({ name, answer: answers[name] })))
    setAttempt((before) => before + 1)
  }
  return {
    attempt,
    faults: attempt === 0 ? [] : [...found, ...marked],
    whole: found.length === 0,
    begin,
    hear,
  }
}
