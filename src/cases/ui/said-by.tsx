// Beside what a list or a page says of a case: whose word it is. Signed and checked here, the server's alone, or not what was signed.
import { Pill } from '../../web/controls/pill.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useSigner } from '../../web/track/signer.ts'
import type { FactName, FactWord, FactWords } from '../../tracks/case-facts.ts'

const worst = ['wrong', 'server', 'past', 'elsewhere', 'checked'] as const

/** Of several facts the word that most needs to be known, and the fact that it is about. */
function worstOf(words: FactWords, names: readonly FactName[]) {
  const word = worst.find((one) => names.some((name) => words[name].word === one)) ?? 'server'
  const name = names.find((one) => words[one].word === word)!
  return { name, word: words[name] }
}

interface SaidByProps {
  words: FactWords
  facts: { reference: string; risk: string; ageGroup: string }
  /** In a list, and where it is narrow: what is in order is a mark, and only what is not has words. */
  isShort?: boolean
}

/** One pill for the facts of a case. */
export function SaidBy({ words, facts, isShort = false }: SaidByProps) {
  const { t, dates } = useLanguage()
  const signer = useSigner()
  const { name, word } = worstOf(words, ['risk', 'age', 'reference'])
  const sentence = sentenceOf(name, word)
  const tone = word.word === 'wrong' ? 'late' : word.word === 'past' ? 'due' : 'calm'
  if (isShort && word.word !== 'wrong')
    return (
      <span className="said-mark" title={sentence} data-word={word.word}>
        {t(
          `signed.mark.${word.word === 'checked' ? 'checked' : word.word === 'server' ? 'server' : 'elsewhere'}`,
        )}
        <span className="unseen"> {sentence}</span>
      </span>
    )
  return (
    <Pill
      tone={tone}
      {...(word.word === 'checked' && { icon: 'check' })}
      {...(word.word === 'wrong' && { icon: 'alert' })}
    >
      {sentence}
    </Pill>
  )

  function sentenceOf(about: FactName, said: FactWord): string {
    const { signed } = said
    const values = {
      fact: t(`signed.fact.${about}`),
      who: signed ? signer(signed.by, signed.organisation) : '',
      day: signed ? dates.day(signed.on) : '',
      signed: signed ? wordsFor(about, signed.is) : '',
      shown: wordsFor(about, { risk: facts.risk, age: facts.ageGroup, reference: facts.reference }[about]),
    }
    if (said.word === 'wrong') return t(`signed.wrong.${reasonOf(said)}`, values)
    if (said.word === 'server') return t(signed ? 'signed.serverSince' : 'signed.server', values)
    return t(`signed.${said.word}`, values)
  }
  function wordsFor(about: FactName, is: string): string {
    return about === 'reference' ? is : t(`code.${is}`)
  }
}

/** Why something does not fit, as far as there are words for it. */
function reasonOf({ because, signed }: Extract<FactWord, { word: 'wrong' }>): string {
  if (!signed) return 'broken'
  return ['differs', 'left', 'stranger'].includes(because) ? because : 'broken'
}
