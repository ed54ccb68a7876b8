// Who is away now or soon, in one line each: told to whoever covers first, to whoever goes, and to the house.
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Icon } from '../../web/controls/icon.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { daysAfter, useToday } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import type { Leave } from '../leaves-api.ts'
import { workingRoles } from '../codes.ts'
import { SayAway } from './away-form.tsx'
import { useWorkers } from './use-assignments.ts'
import { useLeaveChanged, useLeaves } from './use-leaves.ts'
import './assignments.css'

/** So many days before it begins it is told. */
const aheadDays = 14

export function Leaves() {
  const { t } = useLanguage()
  const me = useMe()
  const soon = daysAfter(useToday(), aheadDays)
  const leaves = useLeaves().filter(({ from }) => from <= soon)
  const rank = ({ cover, user }: Leave) => (cover === me.id ? 0 : user === me.id ? 1 : 2)
  if (leaves.length === 0) return null
  return (
    <section className="leaves" aria-label={t('leave.list')}>
      {leaves
        .toSorted((a, b) => rank(a) - rank(b))
        .map((leave) => (
          <Line key={leave.id} leave={leave} />
        ))}
    </section>
  )
}

/** Whoever works on cases says themselves when they are away; a supervisor does so for the team. */
export function OwnLeave() {
  const me = useMe()
  const isSaid = useLeaves().some(({ user }) => user === me.id)
  if (isSaid || me.roles.includes('supervisor') || !hasOneOf(me.roles, workingRoles)) return null
  return (
    <div className="leaves">
      <SayAway user={me.id} />
    </div>
  )
}

function Line({ leave: { id, user, cover, from, to } }: { leave: Leave }) {
  const { t, dates } = useLanguage()
  const me = useMe()
  const { nameOf } = useWorkers()
  const changed = useLeaveChanged()
  const { busy, error, run } = usePendingAction()
  const words = cover === me.id ? 'leave.youCover' : user === me.id ? 'leave.youAreAway' : 'leave.isAway'
  const isMine = user === me.id || me.roles.includes('supervisor')
  const end = () =>
    run(async () => {
      await api.leaves.end({ id })
      await changed()
    })
  return (
    <p className="row" data-mine={cover === me.id || undefined}>
      <Icon name="calendar" size={18} />
      <span>
        {t(words, { name: nameOf(user), cover: nameOf(cover), from: dates.day(from), to: dates.day(to) })}
      </span>
      <ErrorMessage error={error} />
      {isMine && (
        <Button size="small" look="quiet" isPending={busy} onPress={() => void end()}>
          {t('leave.end')} <span className="unseen">{nameOf(user)}</span>
        </Button>
      )}
    </p>
  )
}
