// An instrument from its first question to what is offered next, wherever it hangs: one question a page, why it is asked, skip, back, stop
// without loss. Of one under licence only what came out is asked, and on what it rests.
import { CardAndDoor, SaidFirst, useSaidFirst } from '../../law/ui/said-first.tsx'
import { Button } from '../../web/controls/button.tsx'
import { useText } from '../../web/language/language.tsx'
import { itemsFor, type Answer, type Instrument } from '../instrument.ts'
import { nextFrom, type Done, type Going } from './going.ts'
import { Outcome as WhatNext } from './outcome.tsx'
import { Question } from './question.tsx'
import { ResultOnly } from './result-only.tsx'
import { TrainingAsked } from './training-asked.tsx'
import { useStaffWords } from '../../web/language/staff-words.ts'

interface Asked {
  instrument: Instrument
  going: Going
  onGoing: (going: Going) => void
  isPending: boolean
  onDone: (done: Done) => void
}

/**
 * `pack`: the law of the case; left out, of the network. `isSaid`: what has to be passed on stands above already. `asksTraining`: no process
 * has asked for the certificate.
 */
export function AskInstrument({
  pack,
  isSaid = false,
  asksTraining = false,
  ...asked
}: Asked & { pack?: string; isSaid?: boolean; asksTraining?: boolean }) {
  const law = pack === undefined ? {} : { pack }
  const mayInterview = useSaidFirst(pack).data?.mayInterview !== false
  const { mode } = asked.instrument
  // What is seen is no interview: a set that is only observed is filled in by everybody.
  if (!mayInterview && mode !== 'observed')
    return (
      <div className="stack">
        <SaidFirst {...law} />
        <CardAndDoor {...law} />
      </div>
    )
  return (
    <div className="stack">
      {asked.going.at === 0 && !isSaid && <SaidFirst {...law} />}
      {asksTraining ? (
        <TrainingAsked training={asked.instrument.training}>
          {(written) => <Asking {...asked} written={written} />}
        </TrainingAsked>
      ) : (
        <Asking {...asked} />
      )}
    </div>
  )
}

/** `written`: what is written down beside what came out. */
function Asking({ written, onDone, ...asked }: Asked & { written?: string | undefined }) {
  const done = (what: Done) => onDone(written ? { ...what, text: `${written}\n${what.text}` } : what)
  return asked.instrument.mode === 'result_only' ? (
    <ResultOnly {...asked} onDone={done} />
  ) : (
    <OneByOne {...asked} onDone={done} />
  )
}

function OneByOne({ instrument, going, onGoing, isPending, onDone }: Asked) {
  const t = useText()
  const said = useStaffWords()
  const { given, at, isStopped = false } = going
  const items = itemsFor(instrument, given)
  const item = items[at]
  const answer = (value: Answer | undefined) => {
    if (!item) return
    const { [item.id]: _before, ...rest } = given
    const now = value ? { ...rest, [item.id]: value } : rest
    onGoing({ ...going, given: now, at: nextFrom(itemsFor(instrument, now), at + 1, going.told) })
  }
  const textOf = () =>
    items
      .map((one) => `${said(one.words)} ${t(`instrument.answer.${given[one.id] ?? 'skipped'}`)}`)
      .join('\n')
  if (!item)
    return (
      <WhatNext
        instrument={instrument}
        given={given}
        isPending={isPending}
        isStopped={isStopped}
        onKeep={(outcome) => onDone({ given, outcome, text: textOf() })}
        onBack={() => onGoing({ ...going, isStopped: false, at: Math.max(0, items.length - 1) })}
      />
    )
  return (
    <>
      <Question
        key={item.id}
        item={item}
        position={{ at: at + 1, of: items.length }}
        isObserved={instrument.mode === 'observed'}
        given={given[item.id]}
        onAnswer={answer}
        {...(at > 0 ? { onBack: () => onGoing({ ...going, at: at - 1 }) } : {})}
      />
      {at > 0 && (
        <div className="row">
          <Button look="quiet" onPress={() => onGoing({ ...going, isStopped: true, at: items.length })}>
            {t('instrument.stop')}
          </Button>
        </div>
      )}
    </>
  )
}
