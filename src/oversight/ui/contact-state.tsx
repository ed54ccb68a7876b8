// Under how somebody is reached: whether two say that it is the newest, or that nobody can say so now. The first time that it cannot be
// confirmed in this window that is said with what to do; nobody is kept from calling, since not calling can kill too. (Decision 169.)
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { confirmContact } from '../../client/registers.ts'
import { dayOf } from '../../web/language/dates.ts'
import { useDates, useText } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'

/** Where nobody has confirmed it yet the server is asked again. */
const oftenMs = 60_000
/** The cases of which it was said in this window. */
const warned = new Set<string>()

/** A minute as the vault has it, or an instant. */
const momentOf = (at: string): Date => new Date(at.length === 17 ? at.replace('Z', ':00Z') : at)

function Unconfirmed({ caseId, of }: { caseId: string; of: string }) {
  const t = useText()
  const { day } = useDates()
  const [isFirst] = useState(!warned.has(caseId))
  useEffect(() => void warned.add(caseId), [caseId])
  return (
    <p className="second" role="status">
      {t('case.contact.unconfirmed', { when: day(momentOf(of)) })}
      {isFirst && ` ${t('case.contact.unconfirmed.call')}`}
    </p>
  )
}

export function ContactState({ caseId, of }: { caseId: string; of: string }) {
  const t = useText()
  const { day, time } = useDates()
  const { network } = useMe()
  const today = useToday()
  const { data } = useQuery({
    queryKey: ['contact-state', caseId, of],
    queryFn: () => confirmContact(session, caseId),
    refetchInterval: oftenMs,
    meta: { unseen: true },
    gcTime: 0,
  })
  if (!data) return null
  if (data.confirmedAt === undefined) return <Unconfirmed caseId={caseId} of={of} />
  const at = momentOf(data.confirmedAt)
  return (
    <p className="second" role="status">
      {dayOf(at, network.timezone) === today
        ? t('case.contact.confirmed', { time: time(at) })
        : t('case.contact.confirmed.earlier', { day: day(at), time: time(at) })}
    </p>
  )
}
