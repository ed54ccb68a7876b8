// How an appointment stands, and what can be done with it: what asks nothing is done at once, another day is offered in a dialog.
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { wordsOf } from '../../web/actions/error-words.ts'
import { makeMoveOn } from '../../client/move-on-case.ts'
import { panelOf } from '../../cases/ui/panel-address.ts'
import { Button } from '../../web/controls/button.tsx'
import { Menu } from '../../web/controls/menu.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { caseMove } from '../../web/track/machines.ts'
import { offersOf } from '../../web/track/offers.ts'
import { appointmentMachine } from '../appointment.ts'
import type { Appointment } from './use-appointments.ts'

interface Props {
  appointment: Appointment
  caseId: string
  onMove: () => void
  onMoved: () => void
}

export function AppointmentState(props: Props) {
  const t = useText()
  const { track, meeting } = props.appointment
  const { entries, mayMove, busy } = useAppointmentSteps(props)
  const state = t(`appointment.state.${track.state}`)
  if (entries.length === 0) return <>{state}</>
  const waits = mayMove && (track.state === 'cannot_come' || track.state === 'missed')
  return (
    <span className="row">
      {waits && (
        <Button size="small" onPress={props.onMove}>
          {t('appointment.another')}
        </Button>
      )}
      <Menu
        label={t('plan.moveTo')}
        entries={entries}
        trigger={
          <Button look="quiet" size="small" icon="more" isPending={busy}>
            {state}
            <span className="unseen">{t('plan.moveOf', { row: meeting?.text ?? '' })}</span>
          </Button>
        }
      />
    </span>
  )
}

/** What can be done with it from here, as entries of a menu. */
function useAppointmentSteps({ appointment: { track }, caseId, onMove, onMoved }: Props) {
  const t = useText()
  const { roles } = useMe()
  const { say } = useNotices()
  const { busy, run } = usePendingAction()
  const isOver = appointmentMachine.final.includes(track.state as never)
  const mayMove = !isOver && track.sides.includes('holder')
  const make = (move: string) =>
    run(
      async () => {
        await makeMoveOn(session, caseMove(caseId, track, move))
        say({ text: t(`appointment.done.${move}`) })
        onMoved()
      },
      (fault) => {
        say({ text: wordsOf(fault, t), tone: 'due' })
        onMoved()
      },
    )
  const offers = offersOf(appointmentMachine, { track, facts: {} }, { roles, t })
    .filter(({ open, name }) => open && name !== 'move')
    .map(({ name, words, exit }) => {
      const asks = exit || Object.keys(appointmentMachine.moves[name as 'hold'].ask ?? {}).length > 0
      return {
        id: name,
        label: words,
        ...(exit && { tone: 'danger' as const }),
        ...(asks ? { href: panelOf(caseId, track.id, name) } : { onAction: () => void make(name) }),
      }
    })
  const entries = mayMove
    ? [{ id: 'move', label: t('appointment.move.move'), onAction: onMove }, ...offers]
    : offers
  return { entries, mayMove, busy }
}
