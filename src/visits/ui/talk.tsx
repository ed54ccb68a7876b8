// One person met: who, the questions, what they say yes to, the card. It may stop at any question; what was said so far stays.
import { useState, type ReactNode } from 'react'
import { itemsFor, outcomeOf, outcomeOfStopped, type Answer } from '../../instruments/instrument.ts'
import { Question } from '../../instruments/ui/question.tsx'
import { useStaffWords } from '../../web/language/staff-words.ts'
import { Button } from '../../web/controls/button.tsx'
import { CheckboxGroup, RadioGroup } from '../../web/controls/choices.tsx'
import { ErrorNotice } from '../../web/controls/errors.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import type { Words as LawWords } from '../../jurisdiction/define.ts'
import { inDocumentLanguage } from '../../web/language/law-words.ts'
import { instrumentAt, isQuestioned } from '../questions-at.ts'
import { metAges, metWishes, type MetPerson } from '../outcomes.ts'
import { useTalk } from './met.ts'
import type { Kit } from './phone-store.ts'

interface Props {
  kit: Kit
  number: number
  /** A hold that has a bed left. */
  bed: string | undefined
  /** How many minutes the talks before took. */
  others: readonly number[]
  onDone: (met: MetPerson) => Promise<void>
}

type Talking = ReturnType<typeof useTalk>

export function Talk({ kit, number, bed, others, onDone }: Props) {
  const t = useText()
  const talk = useTalk(kit, number)
  const [step, setStep] = useState<'who' | 'offer' | number>('who')
  const { met, put } = talk
  const instrument = instrumentAt(kit.venue)
  const items = itemsFor(instrument, met.answers)
  const isAsked = isQuestioned(met.age, kit.said?.mayInterview !== false)
  const toOffer = () => {
    put({ outcome: isAsked ? outcomeOfStopped(outcomeOf(instrument, met.answers)) : '' })
    setStep('offer')
  }
  const answer = (id: string, given: Answer | undefined, at: number) => {
    const { [id]: _, ...rest } = met.answers
    const answers = given === undefined ? rest : { ...rest, [id]: given }
    const isLast = at + 1 >= itemsFor(instrument, answers).length
    put({ answers, ...(isLast && { outcome: outcomeOf(instrument, answers) }) })
    setStep(isLast ? 'offer' : at + 1)
  }
  const item = typeof step === 'number' ? items[step] : undefined
  return (
    <main className="visit-day">
      <header className="visit-day-head">
        <h1>{t('visit.day.number', { number })}</h1>
        <Minutes talk={talk} others={others} />
      </header>
      {talk.failed && <ErrorNotice title={t('visit.talk.notKept')} kept="" />}
      {step === 'who' && <Who kit={kit} talk={talk} onNext={() => (isAsked ? setStep(0) : toOffer())} />}
      {item && typeof step === 'number' && (
        <>
          <Question
            key={item.id}
            item={item}
            position={{ at: step + 1, of: items.length }}
            isObserved={false}
            given={met.answers[item.id]}
            onAnswer={(given) => answer(item.id, given, step)}
            onBack={() => setStep(step === 0 ? 'who' : step - 1)}
          />
          <Acts>
            <Button onPress={toOffer}>{t('visit.talk.stop')}</Button>
          </Acts>
        </>
      )}
      {step === 'offer' && <Offer kit={kit} talk={talk} bed={bed} onDone={onDone} />}
    </main>
  )
}

const Acts = ({ children }: { children: ReactNode }) => <footer className="visit-day-acts">{children}</footer>

/** So that talks take about the same time: a long one would tell others something. */
function Minutes({ talk, others }: { talk: Talking; others: readonly number[] }) {
  const t = useText()
  const usual = others.toSorted((a, b) => a - b)[Math.floor(others.length / 2)]
  return (
    <p className="second">
      {t('visit.talk.minutes', { minutes: talk.minutes() })}
      {usual !== undefined && ` ${t('visit.talk.usual', { minutes: usual })}`}
    </p>
  )
}

/** Before the first question: what this listener has to pass on, and that one may stop. Where they must, nothing is asked. */
function SaidHere({ said }: { said: NonNullable<Kit['said']> }) {
  const t = useText()
  const list = (title: string, words: readonly Readonly<Record<string, string>>[]) =>
    words.length > 0 && (
      <>
        <p className="second">{title}</p>
        <ul>
          {words.map((one) => (
            <li key={one['en']}>{inDocumentLanguage(one as LawWords)}</li>
          ))}
        </ul>
      </>
    )
  return (
    <details open={!said.mayInterview || undefined}>
      <summary>{t(said.mayInterview ? 'law.saidFirst' : 'law.door')}</summary>
      {list(t('law.saidFirst.must'), said.must)}
      {list(t('law.saidFirst.may'), said.may ?? [])}
      {list(t('law.saidFirst.not'), said.not)}
      <p>
        <q>{t('law.saidFirst.stop')}</q>
      </p>
      {!said.mayInterview && <p>{t('law.door.card')}</p>}
    </details>
  )
}

function Who({ kit, talk: { met, put }, onNext }: { kit: Kit; talk: Talking; onNext: () => void }) {
  const t = useText()
  return (
    <>
      {kit.said && <SaidHere said={kit.said} />}
      <RadioGroup
        label={t('visit.talk.overheard')}
        choices={(['no', 'yes'] as const).map((value) => ({ value, label: t(`visit.overheard.${value}`) }))}
        value={met.overheard}
        onChange={(value) => put({ overheard: value as MetPerson['overheard'] })}
      />
      {met.overheard === 'yes' && <Notice tone="due" title={t('visit.talk.elsewhere')} />}
      <RadioGroup
        label={t('visit.talk.age')}
        choices={metAges.map((value) => ({ value, label: t(`visit.age.${value}`) }))}
        value={met.age}
        onChange={(value) => put({ age: value as MetPerson['age'] })}
      />
      {(met.age === 'child' || met.age === 'may_be_child') && (
        <Notice tone="info" title={t('visit.talk.child')} />
      )}
      <Acts>
        <Button look="primary" isDisabled={met.overheard === ''} onPress={onNext}>
          {t('visit.talk.next')}
        </Button>
      </Acts>
    </>
  )
}

function Offer({
  kit,
  talk: { met, put, finish },
  bed,
  onDone,
}: { talk: Talking } & Pick<Props, 'kit' | 'bed' | 'onDone'>) {
  const t = useText()
  const said = useStaffWords()
  const [busy, setBusy] = useState(false)
  const wantsBed = met.wishes.includes('bed')
  const done = async () => {
    setBusy(true)
    try {
      await onDone(await finish(wantsBed ? bed : undefined))
    } catch {
      setBusy(false)
    }
  }
  return (
    <>
      {met.outcome && (
        <Notice
          tone={met.outcome === 'immediate_danger' ? 'danger' : 'info'}
          title={t(`code.${met.outcome}`)}
        >
          {said(instrumentAt(kit.venue).results[met.outcome])}
        </Notice>
      )}
      <CheckboxGroup
        label={t('visit.talk.wishes')}
        optional
        choices={metWishes.map((value) => ({ value, label: t(`visit.wish.${value}`) }))}
        value={met.wishes}
        onChange={(wishes) => put({ wishes: wishes as MetPerson['wishes'] })}
      />
      {wantsBed && (
        <Notice tone={bed ? 'info' : 'due'} title={t(bed ? 'visit.talk.bed' : 'visit.talk.noBed')}>
          {t(bed ? 'visit.talk.bed.words' : 'visit.talk.noBed.words')}
        </Notice>
      )}
      <Acts>
        <Button look="primary" isPending={busy} onPress={() => void done()}>
          {t('visit.talk.done')}
        </Button>
      </Acts>
    </>
  )
}
