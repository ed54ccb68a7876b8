// How far a row of the plan is, and where it can go from here: what asks nothing is done at once, everything else opens beside the page.
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
import { goalMachine } from '../goal.ts'
import type { Goal } from './use-plan.ts'

interface LineStateProps {
  goal: Goal
  caseId: string
  /** The person's words, which tell one row's button from another's. */
  about: string | undefined
  /** How it stands, in words. */
  state: string
  onMoved: () => void
}

/** Makes a move of a row, or says why it could not be made. */
export function useRowMove(caseId: string, onMoved: () => void) {
  const t = useText()
  const { say } = useNotices()
  const { busy, run } = usePendingAction()
  const make = (goal: Goal, move: string) =>
    run(
      async () => {
        await makeMoveOn(session, caseMove(caseId, goal, move))
        say({ text: t(`goal.done.${move}`) })
        onMoved()
      },
      (fault) => {
        say({ text: wordsOf(fault, t), tone: 'due' })
        onMoved()
      },
    )
  return { busy, make }
}

/** The moves that can be made of a row now; `asks`: it has questions, or ends something, and so opens beside the page. */
export function useOffers() {
  const t = useText()
  const { roles } = useMe()
  return (goal: Goal) =>
    offersOf(goalMachine, { track: goal, facts: {} }, { roles, t })
      .filter(({ open }) => open)
      .map(({ name, words, exit }) => ({
        name,
        words,
        exit,
        asks: exit || Object.keys(goalMachine.moves[name as 'agree'].ask ?? {}).length > 0,
      }))
}

export function LineState({ goal, caseId, about, state, onMoved }: LineStateProps) {
  const t = useText()
  const { busy, make } = useRowMove(caseId, onMoved)
  const offers = useOffers()(goal)
  if (offers.length === 0) return <>{state}</>
  return (
    <span className="plan-state">
      <Menu
        label={t('plan.moveTo')}
        entries={offers.map(({ name, words, exit, asks }) => ({
          id: name,
          label: words,
          ...(exit && { tone: 'danger' as const }),
          ...(asks ? { href: panelOf(caseId, goal.id, name) } : { onAction: () => void make(goal, name) }),
        }))}
        trigger={
          <Button look="quiet" size="small" icon="more" isPending={busy}>
            {state}
            <span className="unseen">{t('plan.moveOf', { row: about ?? '' })}</span>
          </Button>
        }
      />
    </span>
  )
}
