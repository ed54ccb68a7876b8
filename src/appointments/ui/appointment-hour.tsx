// The hour of an appointment in the row of *My work*: it is sealed, and opened where it is shown. Without it the row says today.
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useLanguage } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { meetingsToday } from '../client/today.ts'

interface Props {
  track: string
  caseId: string
  children?: ReactNode
}

export function AppointmentHour({ track, children }: Props) {
  const { t, dates } = useLanguage()
  const { data } = useQuery({
    queryKey: ['appointments-today'],
    queryFn: () => meetingsToday(session),
    gcTime: 0,
    staleTime: 60_000,
  })
  const meeting = data?.get(track)
  return meeting ? t('web.due.todayAt', { time: dates.time(meeting.instant) }) : children
}
