// An instrument from its first question to what is offered next, wherever it hangs: one question a page, why it is asked, skip, back, stop
// without loss. Of one under licence only what came out is asked, and on what it rests.
import { CardAndDoor, SaidFirst, useSaidFirst } from '../../law/ui/said-first.tsx'
import { useText } from '../../web/language/language.tsx'
import {
  itemsFor,
  outcomeOf,
  type Answer,
  type Answers,
  type Instrument,
  type Outcome,
} from '../instrument.ts'
import { Outcome as WhatNext } from './outcome.tsx'
import { Question } from './question.tsx'
import { ResultOnly } from './result-only.tsx'
import { useWords } from './words.ts'

/** What was answered so far, and where one is; kept as a draft, so that stopping loses nothing. */
export interface Going {
  given: Answers
  at: number
  /** Of a set whose result alone is kept. */
  outcome?: Outcome
  words?: string
}

/** What is kept of it in the end. */
export interface Done {
  given: Answers
  outcome: Outcome
  /** Each answer as a line, in the language in which it was asked. */
  text: string
}

export function AskInstrument({
  instrument,
  pack,
  going,
  onGoing,
  isSaid = false,
  isPending,
  onDone,
}: {
  instrument: Instrument
  /** The law of the case; left out, of the network. */
  pack?: string
  going: Going
  onGoing: (going: Going) => void
  /** What has to be passed on stands above already. */
  isSaid?: boolean
  isPending: boolean
  onDone: (done: Done) => void
}) {
  const t = useText()
  const said = useWords()
  const law = pack === undefined ? {} : { pack }
  const mayInterview = useSaidFirst(pack).data?.mayInterview !== false
  const items = itemsFor(instrument, going.given)
  const item = items[going.at]
  const answer = (value: Answer | undefined) => {
    if (!item) return
    const { [item.id]: _before, ...rest } = going.given
    onGoing({ ...going, given: value ? { ...rest, [item.id]: value } : rest, at: going.at + 1 })
  }
  const textOf = () =>
    items
      .map((one) => `${said(one.words)} ${t(`instrument.answer.${going.given[one.id] ?? 'skipped'}`)}`)
      .join('\n')
  // What is seen is no interview: a set that is only observed is filled in by everybody.
  if (!mayInterview && instrument.mode !== 'observed')
    return (
      <div className="stack">
        <SaidFirst {...law} />
        <CardAndDoor {...law} />
      </div>
    )
  return (
    <div className="stack">
      {going.at === 0 && !isSaid && <SaidFirst {...law} />}
      {instrument.mode === 'result_only' ? (
        <ResultOnly
          instrument={instrument}
          going={going}
          onGoing={onGoing}
          isPending={isPending}
          onDone={onDone}
        />
      ) : item ? (
        <Question
          key={item.id}
          item={item}
          position={{ at: going.at + 1, of: items.length }}
          isObserved={instrument.mode === 'observed'}
          given={going.given[item.id]}
          onAnswer={answer}
          {...(going.at > 0 ? { onBack: () => onGoing({ ...going, at: going.at - 1 }) } : {})}
        />
      ) : (
        <WhatNext
          instrument={instrument}
          given={going.given}
          isPending={isPending}
          onKeep={() =>
            onDone({ given: going.given, outcome: outcomeOf(instrument, going.given), text: textOf() })
          }
          onBack={() => onGoing({ ...going, at: Math.max(0, items.length - 1) })}
        />
      )}
    </div>
  )
}
