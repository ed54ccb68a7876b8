// The button that books an interpreter, on the page of a case and of what happens in it: an interview, a proceeding, an appointment.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { caseReaders } from '../../cases/readers.ts'
import { readCase, type SharedCase } from '../../client/case-keys.ts'
import { useLazyDialog } from '../../web/actions/lazy-dialog.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { FoldedIfNarrow } from '../../web/controls/folded-if-narrow.tsx'
import { useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { useTrack } from '../../web/track/query.ts'
import type { Planned } from '../interpreters.ts'
import { usePlanned } from './use-interpreters.ts'

const load = () => import('./book-interpreter.tsx')
const BookInterpreter = lazy(async () => ({ default: (await load()).BookInterpreter }))

export function BookingButton({ shared, planned }: { shared: SharedCase; planned?: Planned | undefined }) {
  const t = useText()
  const { roles } = useMe()
  const queries = useQueryClient()
  const { open, hide, button } = useLazyDialog(load)
  return (
    <>
      <Button size="small" {...button}>
        {t('interpreter.book')}
      </Button>
      {hasOneOf(roles, ['supervisor', 'administrator']) && (
        <ButtonLink size="small" look="quiet" href="/interpreters">
          {t('interpreter.pool')}
        </ButtonLink>
      )}
      <Suspense>
        {open && (
          <BookInterpreter
            shared={shared}
            planned={planned}
            onClose={hide}
            onBooked={() => {
              hide()
              void queries.invalidateQueries({ queryKey: ['assignments', shared.case.id] })
            }}
          />
        )}
      </Suspense>
    </>
  )
}

/** Where something is to be said to the person: for whoever may ask a colleague to come. */
export function BookHere({ shared }: { shared: SharedCase }) {
  const { data: given } = useQuery({
    queryKey: ['assignments', shared.case.id],
    queryFn: ({ signal }) => api.assignments.given({ caseId: shared.case.id }, { signal }),
  })
  return given?.mayGive ? <BookingButton shared={shared} /> : null
}

/** Above the panel of an interview, a proceeding or an appointment. */
export function BookForTrack({ trackId }: { trackId: string }) {
  const t = useText()
  const { roles } = useMe()
  const { data: answer } = useTrack(trackId)
  const caseId = answer?.caseId ?? null
  const isFor = caseId !== null && hasOneOf(roles, caseReaders)
  const { data: shared } = useQuery({
    queryKey: ['case', caseId],
    queryFn: () => readCase(session, caseId as string),
    enabled: isFor,
  })
  const { data: given } = useQuery({
    queryKey: ['assignments', caseId],
    queryFn: ({ signal }) => api.assignments.given({ caseId: caseId as string }, { signal }),
    enabled: isFor,
  })
  const planned = usePlanned(answer, shared)
  // Its hour is opened first, so that nobody is asked for another.
  if (!shared || !planned || !given?.mayGive || shared.case.state === 'closed') return null
  return (
    <FoldedIfNarrow title={t('interpreter.title')}>
      <Card title={t('interpreter.title')}>
        <BookingButton shared={shared} planned={planned} />
      </Card>
    </FoldedIfNarrow>
  )
}
