// After an answer was put right: which duty runs although what is true would not have begun it, and which has not begun although it should.
// Each with the step that settles it, since the server has read the first answer alone.
import { answersNow, type AnswerCorrection } from '../../client/answer-corrections.ts'
import type { Input, Machine } from '../../tracks/define.ts'
import { isSettled, movesAbout, otherDuties } from '../../tracks/duties-otherwise.ts'
import { Button } from '../controls/button.tsx'
import { Notice } from '../controls/notice.tsx'
import { useText } from '../language/language.tsx'
import { clockWords } from './clocks.tsx'
import type { Offer } from './offers.ts'
import type { TrackAnswer } from './query.ts'
import type { Happened } from './story.tsx'

export interface Otherwise {
  clock: string
  runs: boolean
}

/** `events`: newest first, as they are told. */
export function dutiesOtherwise(
  machine: Machine,
  { track, events, clocks }: Pick<TrackAnswer, 'track' | 'events' | 'clocks'>,
  corrections: ReadonlyMap<string, readonly AnswerCorrection[]>,
): Otherwise[] {
  const running = new Set(clocks.map(({ clock }) => clock))
  return events.flatMap((event, at) => {
    const put = corrections.get(event.id)
    if (!put) return []
    const later = events.slice(0, at) as (Happened & { facts: Input })[]
    const step = { move: event.move, subkind: track.subkind ?? undefined }
    const now = answersNow(event.facts, put) as Input
    const { needless, missing } = otherDuties(machine, step, event.facts as Input, now)
    const open = (clock: string) => !isSettled(machine, later, clock)
    return [
      ...needless
        .filter((clock) => running.has(clock) && open(clock))
        .map((clock) => ({ clock, runs: true })),
      ...missing
        .filter((clock) => !running.has(clock) && open(clock))
        .map((clock) => ({ clock, runs: false })),
    ]
  })
}

interface Props {
  machine: Machine
  answer: TrackAnswer
  corrections: ReadonlyMap<string, readonly AnswerCorrection[]>
  offers: readonly Offer[]
  press: (offer: Offer) => Promise<void>
}

export function CorrectedDuties({ machine, answer, corrections, offers, press }: Props) {
  const t = useText()
  const { track } = answer
  return dutiesOtherwise(machine, answer, corrections).map(({ clock, runs }) => {
    const names = movesAbout(machine, track.state, clock, runs)
    const ways = offers.filter(({ name, open }) => open && names.includes(name))
    const duty = clockWords({ clock }, t)
    return (
      <Notice
        key={clock}
        tone="due"
        title={t(runs ? 'track.correct.needless' : 'track.correct.missing', { duty })}
        action={
          ways.length > 0 && (
            <div className="row">
              {ways.map((offer) => (
                <Button key={offer.name} onPress={() => void press(offer)}>
                  {offer.words}
                </Button>
              ))}
            </div>
          )
        }
      >
        {t(runs ? 'track.correct.needless.words' : 'track.correct.missing.words')}
        {!runs && ways.length === 0 && ` ${t('track.correct.anew')}`}
      </Notice>
    )
  })
}
