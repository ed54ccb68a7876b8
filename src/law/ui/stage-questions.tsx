// One way in which it is decided who somebody is: who decides, by which test, and what follows; or that this law does not have it.
import { useEffect, useState } from 'react'
import type { Determination, Words } from '../../jurisdiction/define.ts'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { Select } from '../../web/controls/select.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { inDocumentLanguage } from '../../web/language/law-words.ts'
import { useLanguage } from '../../web/language/language.tsx'
import type { Change, QuestionsProps } from './questions-props.ts'

const parts = ['decidedBy', 'test', 'follows'] as const
type Answers = Record<(typeof parts)[number], string>

interface Said {
  at: string | null
  has: 'yes' | 'no'
  answers: Answers | null
}

/** The change as it was answered; nothing while something is missing. */
function changeOf({ at, has, answers }: Said, tag: string): Change | undefined {
  if (at === null || answers === null) return undefined
  if (has === 'no') return { kind: 'no-stage', at: Number(at) }
  if (parts.some((part) => answers[part].trim() === '')) return undefined
  // English is what others fall back to: whoever writes in another language writes both.
  const words = (part: keyof Answers): Words => ({ en: answers[part].trim(), [tag]: answers[part].trim() })
  return {
    kind: 'stage',
    at: Number(at),
    decidedBy: words('decidedBy'),
    test: words('test'),
    follows: words('follows'),
  }
}

export function StageQuestions({ law, onChange }: QuestionsProps) {
  const { t, language } = useLanguage()
  const stages = law.determinations as Determination[]
  const [at, choose] = useState<string | null>(null)
  const [has, setHas] = useState<'yes' | 'no'>('yes')
  const [answers, setAnswers] = useState<Answers | null>(null)
  useEffect(() => {
    onChange(changeOf({ at, has, answers }, language.tag))
  }, [at, has, answers, language.tag, onChange])
  const wordsOf = (words: Words | undefined) => (words ? inDocumentLanguage(words) : '')
  return (
    <>
      <Select
        label={t('law.change.stage')}
        options={stages.map((one, place) => ({ value: String(place), label: inDocumentLanguage(one.label) }))}
        value={at}
        onChange={(place) => {
          choose(place)
          const one = stages[Number(place)]
          setAnswers({
            decidedBy: wordsOf(one?.decidedBy),
            test: wordsOf(one?.test),
            follows: wordsOf(one?.follows),
          })
        }}
      />
      {answers && (
        <>
          <RadioGroup
            label={t('law.change.stage.has')}
            columns
            choices={(['yes', 'no'] as const).map((value) => ({ value, label: t(`stay.answer.${value}`) }))}
            value={has}
            onChange={(value) => setHas(value as 'yes' | 'no')}
          />
          {has === 'yes' &&
            parts.map((part) => (
              <TextArea
                key={part}
                label={t(`law.change.${part}`)}
                value={answers[part]}
                onChange={(text) => setAnswers({ ...answers, [part]: text })}
                maxLength={part === 'decidedBy' ? 200 : 300}
                rows={2}
              />
            ))}
        </>
      )}
    </>
  )
}
