// Whose word it is how a process stands and what is owed on it: signed and checked here, the server's, or not what was signed.
import type { StepWord } from '../../tracks/step-word.ts'
import { Pill, type Tone } from '../controls/pill.tsx'
import { useLanguage } from '../language/language.tsx'
import { clockWords } from './clocks.tsx'
import { useSigner } from './signer.ts'

const tones: Partial<Record<StepWord['word'], Tone>> = { wrong: 'late', past: 'due' }

/** What a word says, in a sentence; `shown` is the state that the server shows. */
export function useStepSentence(): (kind: string, shown: string, word: StepWord) => string {
  const { t, dates, language } = useLanguage()
  const signer = useSigner()
  const list = new Intl.ListFormat(language.locale, { type: 'conjunction' })
  const dutiesOf = (clocks: readonly string[]) => list.format(clocks.map((clock) => clockWords({ clock }, t)))
  return (kind, shown, word) => {
    const { signed } = word
    const values = {
      who: signed ? signer(signed.by, signed.organisation) : '',
      day: signed ? dates.day(signed.on) : '',
      signed: signed ? t(`${kind}.state.${signed.is}`) : '',
      shown: t(`${kind}.state.${shown}`),
    }
    if (word.word === 'server') return t(signed ? 'signed.step.since' : 'signed.step.server', values)
    if (word.word !== 'wrong') return t(`signed.${word.word}`, values)
    const { because, missing = [], forged = [], moved = [] } = word
    const { who, day } = values
    if (missing.length > 0) return t('signed.step.missing', { who, day, duties: dutiesOf(missing) })
    if (forged.length > 0) return t('signed.step.forged', { who, day, duties: dutiesOf(forged) })
    if (moved.length > 0) return t('signed.step.moved', { who, day, duties: dutiesOf(moved) })
    if (because === 'differs' && signed) return t('signed.wrong.differs', values)
    return t(`signed.step.${['left', 'stranger', 'unsigned'].includes(because) ? because : 'broken'}`, values)
  }
}

/** The pill of one process; in a list what is in order is a mark, and only what is not has words. */
export function StepSaid({
  kind,
  state,
  word,
  isShort = false,
}: {
  kind: string
  state: string
  word: StepWord
  isShort?: boolean
}) {
  const { t } = useLanguage()
  const sentence = useStepSentence()(kind, state, word)
  if (isShort && word.word !== 'wrong') {
    const mark = word.word === 'checked' || word.word === 'server' ? word.word : 'elsewhere'
    return (
      <span className="said-mark" title={sentence}>
        {t(`signed.mark.${mark}`)}
        <span className="unseen"> {sentence}</span>
      </span>
    )
  }
  const icon = word.word === 'checked' ? 'check' : word.word === 'wrong' ? 'alert' : undefined
  return (
    <Pill tone={tones[word.word] ?? 'calm'} {...(icon && { icon })}>
      {sentence}
    </Pill>
  )
}
