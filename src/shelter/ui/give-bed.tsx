// A bed in one's own house for somebody whose case one carries: one press instead of asking oneself, offering and
// accepting. It walks the same moves, so the clocks and the story are those of every placement.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { newId } from '../../api/new-id.ts'
import { aliasHere } from '../../cases/ui/alias-here.ts'
import { useNavigateWhenDone } from '../../web/actions/use-navigate-when-done.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { standingOf, type Standing } from '../../client/track-standing.ts'
import { api } from '../../web/session/api.ts'
import { makeMove, openTrack, session } from '../../web/session/window-session.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { BedWishes, noWishes, wishesAsked } from './bed-wishes.tsx'
import { MarksNotice, OneRoofNotice, refuseApart, useApart } from './one-roof.tsx'
import type { House } from './use-night.ts'

const mostPeople = 12
type Step = readonly [move: string, input: Record<string, string | readonly string[]>]
/** What is still to be done from each state until a bed is kept: their yes is to this offer, and was said by whoever presses. */
const untilKept: Record<string, readonly Step[]> = {
  requested: [['match', { not_met: ['none_missing'] }]],
  matched: [['offer', {}]],
  offered: [
    ['ask_person', { answer: 'says_yes' }],
    ['accept', {}],
  ],
}

/** Offered, the bed waits for their answer: a duty that is done within the hours that are safe for them. */
const untilOffered: Record<string, readonly Step[]> = {
  requested: untilKept['requested']!,
  matched: untilKept['matched']!,
}
type Answer = 'yes' | 'later'

interface Props {
  caseId: string
  /** Who is in it; not known while it is being read. */
  house: House | undefined
  onGiven: () => void
}

/** What is asked for, and the moves that lead to a bed in this house. */
function useGiveBed({ caseId, house, onGiven }: Props, close: () => void) {
  const t = useText()
  const { say } = useNotices()
  const queries = useQueryClient()
  const [party, setParty] = useState(1)
  const [wishes, wish] = useState(noWishes)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const { busy, error, run } = usePendingAction()
  // One request whatever happens on the way: a second try asks first how far the one before it came.
  const id = useRef(newId())
  const [tried, setTried] = useState(false)
  const nextFrom = answer === 'yes' ? untilKept : untilOffered
  const give = (alias: string) =>
    run(async () => {
      if (house) await refuseApart(house, { track: null, caseId })
      const asked = { id: id.current, caseId, urgency: 'now', party, ...wishesAsked(wishes) }
      let now: Standing | undefined = tried ? await standingOf(session, id.current) : undefined
      setTried(true)
      now ??= await openTrack('placement', asked, id.current)
      for (let next = nextFrom[now.state]; next; next = nextFrom[now.state])
        for (const [move, input] of next) now = await makeMove('placement', move, now, input)
      say({ text: t(answer === 'yes' ? 'beds.given' : 'beds.offered', { alias }) })
      await queries.invalidateQueries()
      onGiven()
      close()
    })
  return { party, setParty, wishes, wish, answer, setAnswer, tried, busy, error, give }
}

type Giving = ReturnType<typeof useGiveBed>

/** For how many people, which wishes, and whether they have said yes. */
function Asked({ giving: { party, setParty, wishes, wish, answer, setAnswer, tried } }: { giving: Giving }) {
  const t = useText()
  const { number } = useDates()
  return (
    <>
      <Select
        label={t('inbox.fact.party')}
        options={Array.from({ length: mostPeople }, (_, at) => ({
          value: String(at + 1),
          label: number(at + 1),
        }))}
        value={String(party)}
        onChange={(chosen) => setParty(Number(chosen ?? 1))}
        // What was asked for already may have arrived.
        isDisabled={tried}
      />
      <BedWishes value={wishes} onChange={wish} most={party} />
      <RadioGroup
        label={t('beds.give.asked')}
        columns
        choices={(['yes', 'later'] as const).map((one) => ({
          value: one,
          label: t(`beds.give.asked.${one}`),
        }))}
        value={answer}
        onChange={(chosen) => setAnswer(chosen as Answer)}
      />
    </>
  )
}

export function GiveBed(props: Props) {
  const { caseId, house } = props
  const t = useText()
  const navigateWhenDone = useNavigateWhenDone()
  const close = () => void navigateWhenDone('/beds')
  const giving = useGiveBed(props, close)
  const { answer } = giving
  const { roof, marks, isApart } = useApart(house, { track: null, caseId })
  const head = useQuery({
    queryKey: ['case', caseId, 'to-house'],
    queryFn: () => api.cases.read({ id: caseId }),
  })
  if (head.isError) return <ErrorMessage error={head.error} />
  if (!head.data) return null
  const alias = aliasHere(head.data.case.reference, t)
  return (
    <Card title={t('beds.give', { alias })} lead={t('beds.give.words')} accent="action">
      <div className="stack">
        <Asked giving={giving} />
        <OneRoofNotice found={roof} />
        {house && roof?.here.length === 0 && <MarksNotice found={marks} house={house} />}
        <ErrorMessage error={giving.error} />
        <div className="row">
          {!isApart && answer !== null && (
            <Button look="primary" icon="bed" isPending={giving.busy} onPress={() => void giving.give(alias)}>
              {t(answer === 'yes' ? 'beds.give.now' : 'beds.give.offer')}
            </Button>
          )}
          <Button look="quiet" onPress={close}>
            {t('beds.not')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
