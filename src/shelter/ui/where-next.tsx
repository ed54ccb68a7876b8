// Where somebody sleeps after this house: one press begins the real search, with what is known of them, and the house reads on its board
// that it is looked for. Whoever searched comes back to the stay.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useNavigateWhenDone } from '../../web/actions/use-navigate-when-done.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useText } from '../../web/language/language.tsx'
import { makeMove } from '../../web/session/window-session.ts'
import { Filled } from '../../web/shell/slots.tsx'
import { codeWords } from '../../web/track/answers.ts'
import { useTrack } from '../../web/track/query.ts'
import { soughtPlaces, type SoughtPlace } from '../codes.ts'
import { askAnotherHouse } from './place-slots.ts'

interface Props {
  caseId: string
  stay: { id: string; version: number }
  /** What was said of it last. */
  next: { place: string; isFound: boolean } | null
}

/** In words: looked for, or known. */
export function useNextPlaceWords() {
  const t = useText()
  return (next: Props['next']): string =>
    next ? t(next.isFound ? 'beds.next.found' : 'beds.next.sought', { place: codeWords(next.place, t) }) : ''
}

export function WhereNext({ caseId, stay, next }: Props) {
  const t = useText()
  const queries = useQueryClient()
  const navigateWhenDone = useNavigateWhenDone()
  const nextWords = useNextPlaceWords()
  const { busy, error, run } = usePendingAction()
  const [isAsking, ask] = useState(false)
  const back = `/tracks/${stay.id}`
  const seek = (place: SoughtPlace) =>
    run(async () => {
      // Looked for already: it is gone on with.
      if (next?.place !== place || next.isFound)
        await makeMove('placement', 'seek_next', stay, { next_place: place })
      await Promise.all(
        [['track', stay.id], ['beds'], ['case', caseId]].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      )
      if (place === 'another_house') return ask(true)
      await navigateWhenDone(`/cases/${caseId}/refer?need=${place}&stay=${stay.id}`)
    })
  return (
    <Card title={t('beds.next.title')} lead={nextWords(next) || t('beds.next.lead')}>
      <ErrorMessage error={error} />
      <div className="row" role="group" aria-label={t('beds.next.title')}>
        {soughtPlaces.map((place) => (
          <Button key={place} size="small" isPending={busy} onPress={() => void seek(place)}>
            {codeWords(place, t)}
          </Button>
        ))}
      </div>
      {isAsking && <Filled slot={askAnotherHouse} caseId={caseId} back={back} onClose={() => ask(false)} />}
    </Card>
  )
}

const living = ['resident', 'away']

/** On the page of a stay, for whoever may look for the next place. */
export function WhereNextOfStay({ trackId }: { trackId: string }) {
  const { data: answer } = useTrack(trackId)
  if (!answer?.caseId || !living.includes(answer.track.state)) return null
  const said = answer.events.findLast(({ move }) => move === 'seek_next' || move === 'plan_next')
  const place = said?.facts['next_place']
  return (
    <WhereNext
      caseId={answer.caseId}
      stay={answer.track}
      next={typeof place === 'string' ? { place, isFound: said?.move === 'plan_next' } : null}
    />
  )
}
