// Everybody I work with, as one table at a press: what comes next for each, what is late, and whether it is safe to reach them now. The
// hours are opened here, for those in sight and for nobody else.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { aliasHere } from '../../cases/ui/alias-here.ts'
import { caseReaders } from '../../cases/readers.ts'
import type { SafeContact } from '../../cases/safe-contact.ts'
import { lastContactOn } from '../../cases/ui/last-contact.ts'
import { SafeNow } from '../../cases/ui/safe-now.tsx'
import { takeKeys } from '../../client/case-keys.ts'
import { toOpen } from '../../client/sealed-record.ts'
import { Button } from '../../web/controls/button.tsx'
import { Rows, type Row } from '../../web/controls/rows.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { useNow } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { api } from '../../web/session/api.ts'
import { session } from '../../web/session/window-session.ts'
import { dueOf, dutyWords } from '../../web/track/clocks.tsx'
import type { CheckedDuty } from './checked-duties.ts'
import { peopleOf, withQuiet, type PersonAhead } from './people.ts'

/** So many at once: each costs the opening of one sealed line. */
const atOnce = 7

export function MyPeople({ duties, now }: { duties: readonly CheckedDuty[]; now: Date }) {
  const { t, dates } = useLanguage()
  const { roles, network } = useMe()
  const { timezone } = network
  const [isOpen, setOpen] = useState(false)
  const [most, setMost] = useState(atOnce)
  // Whoever nothing is due for is easily forgotten: my cases, what rests longest first.
  const { data: mine } = useQuery({
    queryKey: ['my-people'],
    enabled: roles.some((role) => (caseReaders as readonly string[]).includes(role)),
    staleTime: 60_000,
    queryFn: () => api.cases.list({ whose: 'mine', order: 'resting' }),
  })
  const people = withQuiet(peopleOf(duties, now, timezone), mine?.cases ?? [])
  if (people.length === 0) return null
  const rowOf = ({ caseId, reference, next, late }: PersonAhead<CheckedDuty>): Row => {
    const due = next && dueOf(next, now, t, dates)
    return {
      id: caseId,
      title: aliasHere(reference, t),
      href: `/cases/${caseId}`,
      detail: next ? t('work.people.next', { what: dutyWords(next, t), when: due?.words ?? '' }) : undefined,
      facts: [
        late > 0 && <span key="late">{t('work.people.late', { count: late })}</span>,
        <LastContact key="contact" caseId={caseId} />,
        <Hours key="hours" caseId={caseId} />,
      ].filter(Boolean),
    }
  }
  return (
    <section className="work-folded">
      <Button look="quiet" size="small" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        {t('work.people', { count: people.length })}
      </Button>
      {isOpen && <Rows rows={people.slice(0, most).map(rowOf)} />}
      {isOpen && people.length > most && (
        <Button look="quiet" size="small" onPress={() => setMost(most + atOnce)}>
          {t('work.group.rest', { count: people.length - most })}
        </Button>
      )}
    </section>
  )
}

/** When they were reached last, by the notes of this house. */
function LastContact({ caseId }: { caseId: string }) {
  const { t, dates } = useLanguage()
  const now = useNow()
  const { data } = useQuery({
    queryKey: ['work-contact', caseId],
    gcTime: 0,
    staleTime: Infinity,
    queryFn: () => lastContactOn(session, caseId),
  })
  if (data === undefined) return null
  const words = data?.on
    ? t('work.people.reached', { day: dates.day(data.on, now) })
    : t(data ? 'work.people.notReached' : 'work.people.noContact')
  return <span className="second">{words}</span>
}

/** Whether it is safe now, by what was agreed; the words where no hours were; nothing where it is not shared. */
function Hours({ caseId }: { caseId: string }) {
  const t = useText()
  const { data } = useQuery({
    queryKey: ['work-hours', caseId],
    gcTime: 0,
    staleTime: Infinity,
    queryFn: async () => {
      const { contact } = await takeKeys(session, caseId)
      if (!contact) return null
      const { value } = await session.vault.openRecord({ ...toOpen(caseId, contact), newest: true })
      return value as SafeContact
    },
  })
  if (data === undefined) return null
  if (data?.hours?.length) return <SafeNow hours={data.hours} />
  return <span className="second">{data?.when || t('work.people.noHours')}</span>
}
