// Before the person is asked or told something: whether that is safe at this hour. Outside the hours that they agreed, and where these
// cannot be read, what asks them stays shut; whoever acts then has the ways that are given here.
import { useState, type ReactNode } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useText } from '../../web/language/language.tsx'
import { askingNow } from '../asking.ts'
import type { SafeContact } from '../safe-contact.ts'
import type { Safety } from '../safe-hours.ts'
import { EmergencyWay } from './emergency-way.tsx'
import { SafeNow, useSafety, useWallWords } from './safe-now.tsx'
import { useSafeContact } from './use-safe-contact.ts'

interface Props {
  caseId: string
  /** Asks the person: there where that is safe, or somebody said that it is. */
  children: ReactNode
  /** Whether somebody may say that the person is with them. */
  mayBeHere: boolean
  /** Said before the ways, for instance that the limit comes first. */
  before?: (safety: Safety) => ReactNode
  /** What can be done all the same, without asking them. */
  instead?: ReactNode
  /** Said where no hours were agreed. */
  withoutHours?: (contact: SafeContact | undefined) => ReactNode
}

export function SafelyAsked(props: Props) {
  const { caseId, children, mayBeHere, before, instead, withoutHours } = props
  const t = useText()
  const words = useWallWords()
  const found = useSafeContact(caseId, true)
  const contact = found.data ?? undefined
  const safety = useSafety(contact?.hours)
  const [isAllowed, allow] = useState(false)
  const asking = askingNow({ contact: found.data, isFailed: found.isError }, safety, isAllowed)
  const isHere = (
    <Button size="small" onPress={() => allow(true)}>
      {t(contact?.emergency ? 'work.safe.either' : 'work.safe.together')}
    </Button>
  )
  if (asking === 'opening') return <Skeleton label={t('track.opening')} lines={2} />
  if (asking === 'open')
    return (
      <div className="stack">
        <SafeNow hours={contact?.hours} />
        {!safety && withoutHours?.(contact)}
        {children}
      </div>
    )
  if (asking === 'unreadable' || !safety)
    return (
      <div className="stack">
        <ErrorMessage error={found.error} />
        <Notice
          tone="due"
          title={t('work.safe.unreadable')}
          action={
            <Button size="small" isPending={found.isFetching} onPress={() => void found.refetch()}>
              {t('web.page.again')}
            </Button>
          }
        >
          {mayBeHere ? isHere : null}
        </Notice>
        {instead}
      </div>
    )
  return (
    <Notice tone="due" title={t('work.safe.before', { next: safety.next ? words(safety.next) : '' })}>
      <div className="stack">
        {before?.(safety)}
        <EmergencyWay contact={contact}>
          {!mayBeHere && (
            <Button size="small" onPress={() => allow(true)}>
              {t('work.safe.emergency')}
            </Button>
          )}
        </EmergencyWay>
        {mayBeHere && <div className="row">{isHere}</div>}
        {instead}
      </div>
    </Notice>
  )
}
