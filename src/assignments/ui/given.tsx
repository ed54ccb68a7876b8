// On the page of a case: whom it has asked to come, and the button that asks somebody. Each line says what they see of it.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { SharedCase } from '../../client/case-keys.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useLazyDialog } from '../../web/actions/lazy-dialog.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Rows, type Row } from '../../web/controls/rows.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { session } from '../../web/session/window-session.ts'
import { openKept } from '../client/give.ts'
import { BookingButton } from './interpreter-booking.tsx'
import { NameOnPage } from './name-on-page.tsx'
import { useWorkers } from './use-assignments.ts'

type Given = Awaited<ReturnType<typeof api.assignments.given>>['assignments'][number]

const loadDialog = () => import('./ask-to-come.tsx')
const AskToCome = lazy(async () => ({ default: (await loadDialog()).AskToCome }))

export function AskedToCome({ shared, onChanged }: { shared: SharedCase; onChanged: () => void }) {
  return (
    <>
      <Asked about={{ shared }} id={shared.case.id} none="assignment.given.none" />
      <NameOnPage shared={shared} onChanged={onChanged} />
    </>
  )
}

/** The same on the page of a visit. */
export function AskedToVisit({ trackId: visit }: { trackId: string }) {
  return <Asked about={{ visit }} id={visit} none="assignment.given.visitNone" />
}

type About = { shared: SharedCase } | { visit: string }

function Asked({ about, id, none }: { about: About; id: string; none: string }) {
  const { t } = useLanguage()
  const queries = useQueryClient()
  const rowOf = useRowOf('shared' in about ? about.shared : undefined)
  const { data, error } = useQuery({
    queryKey: ['assignments', id],
    queryFn: ({ signal }) =>
      'visit' in about
        ? api.assignments.givenForVisit({ visit: id }, { signal })
        : api.assignments.given({ caseId: id }, { signal }),
  })
  const { open, hide, button } = useLazyDialog(loadDialog)
  const again = () => queries.invalidateQueries({ queryKey: ['assignments', id] })
  // Whoever has nothing to say about it and nothing to see has no card.
  if (!data || (!data.mayGive && data.assignments.length === 0)) return <ErrorMessage error={error} />
  return (
    <Card title={t('assignment.given.title')} folds={data.assignments.length === 0}>
      <div className="stack">
        {data.assignments.length > 0 ? (
          <Rows rows={data.assignments.map((one) => rowOf(one, data.mayGive, again))} />
        ) : (
          <p className="second">{t(none)}</p>
        )}
        {data.mayGive && (
          <div className="row">
            {'shared' in about && <BookingButton shared={about.shared} />}
            <Button size="small" look="quiet" {...button}>
              {t('assignment.give')}
            </Button>
          </div>
        )}
      </div>
      <Suspense>
        {open && (
          <AskToCome
            about={about}
            onClose={hide}
            onGiven={() => {
              hide()
              void again()
            }}
          />
        )}
      </Suspense>
    </Card>
  )
}

function TakeBack({ one, who, onDone }: { one: Given; who: string; onDone: () => Promise<void> }) {
  const { t, dates } = useLanguage()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const end = () =>
    run(async () => {
      await api.assignments.endGiven({ id: one.id })
      await onDone()
      say({ text: t('assignment.said.ended') })
    })
  return (
    <>
      <ErrorMessage error={error} />
      <Button size="small" look="quiet" isPending={busy} onPress={() => void end()}>
        {t('assignment.end')}{' '}
        <span className="unseen">
          {who} {dates.day(one.from)}
        </span>
      </Button>
    </>
  )
}

const loadBooking = () => import('./book-interpreter.tsx')
const BookInterpreter = lazy(async () => ({ default: (await loadBooking()).BookInterpreter }))

/** Nobody answered: the next interpreter who fits is asked for the same hour, and whoever did not answer is asked no more. */
function AskNext({ shared, one, onDone }: { shared: SharedCase; one: Given; onDone: () => Promise<void> }) {
  const t = useText()
  const { open, hide, button } = useLazyDialog(loadBooking)
  const { data: brief, isPending } = useQuery({
    queryKey: ['assignment-kept', one.id],
    queryFn: async () => (await openKept(session, one)) ?? null,
    gcTime: 0,
  })
  if (isPending) return null
  return (
    <>
      <Button size="small" {...button}>
        {t('interpreter.next')}
      </Button>
      <Suspense>
        {open && (
          <BookInterpreter
            shared={shared}
            planned={{ day: one.from, time: brief?.at ?? '', until: brief?.until, place: one.place }}
            instead={one}
            onClose={hide}
            onBooked={() => {
              hide()
              void onDone()
            }}
          />
        )}
      </Suspense>
    </>
  )
}

/** One line: who, for what, what they see of it. */
function useRowOf(shared: SharedCase | undefined) {
  const { t, dates, language } = useLanguage()
  const { nameOf } = useWorkers()
  const list = new Intl.ListFormat(language.locale, { type: 'conjunction' })
  return (one: Given, mayGive: boolean, again: () => Promise<void>): Row => ({
    id: one.id,
    title: t('assignment.given.who', {
      who: nameOf(one.assigned),
      what: t(`assignment.purpose.${one.purpose}`),
    }),
    before: dates.day(one.from),
    detail:
      one.parts.length > 0
        ? t('assignment.given.sees', {
            parts: list.format(one.parts.map((part) => t(`compartment.${part}`))),
          })
        : t(!shared ? 'assignment.given.seesVisit' : 'assignment.given.seesNothing'),
    facts: [
      one.isUnanswered ? (
        <Pill key="state" tone="due">
          {t('assignment.state.offered')}
        </Pill>
      ) : (
        <span key="state">{t(`assignment.state.${one.state}`)}</span>
      ),
    ],
    actions: mayGive && ['offered', 'accepted'].includes(one.state) && (
      <>
        {shared && one.isUnanswered && one.purpose === 'interpreting' && (
          <AskNext shared={shared} one={one} onDone={again} />
        )}
        <TakeBack one={one} who={nameOf(one.assigned)} onDone={again} />
      </>
    ),
  })
}
