// Beside a step of a process: the way to put right what was answered with it, for the house that took it. What a step says of the case
// itself (how dangerous it is, whether somebody is a child) is put right by a step of its own.
import { lazy, Suspense } from 'react'
import { partOfCorrection } from '../../client/answer-corrections.ts'
import { useLazyDialog } from '../actions/lazy-dialog.ts'
import { Button } from '../controls/button.tsx'
import { useText } from '../language/language.tsx'
import { useMe } from '../session/session.tsx'
import { correctableOf, type CorrectStepProps } from './correctable.ts'
import { isOpen } from '../../tracks/case-state.ts'

const loadDialog = () => import('./correct-step-dialog.tsx')
const CorrectStepDialog = lazy(async () => ({ default: (await loadDialog()).CorrectStepDialog }))

export function CorrectStep(props: CorrectStepProps) {
  const t = useText()
  const { organisation } = useMe()
  const { open, hide, button } = useLazyDialog(loadDialog)
  const { shared, machine, track, event, onCorrected } = props
  const isOurs = event.side !== 'person' && event.side !== 'system' && event.by === organisation.name
  const isCaseOpen = isOpen(shared.case.state)
  const isHeld = shared.held.includes(partOfCorrection({ machine, track }))
  const isAnswered = Object.keys(correctableOf(machine, event.move)).some((name) => name in event.facts)
  if (!isOurs || !isCaseOpen || !isHeld || !isAnswered) return null
  return (
    <>
      <Button size="small" look="quiet" {...button}>
        {t('track.correct')}
      </Button>
      <Suspense>
        {open && (
          <CorrectStepDialog
            {...props}
            onClose={hide}
            onCorrected={() => {
              hide()
              onCorrected()
            }}
          />
        )}
      </Suspense>
    </>
  )
}
