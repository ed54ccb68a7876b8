// What I was asked to come to: when, in which language, by what name to call the person, and one press for each answer. Of the case
// itself nothing is known here.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Suspense } from 'react'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { useNotices } from '../../web/controls/notice.tsx'
import { languageName } from '../../web/language/language-options.ts'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { session } from '../../web/session/window-session.ts'
import { heardInTime } from '../../web/session/heard.ts'
import { Page } from '../../web/shell/page.tsx'
import { Filled } from '../../web/shell/slots.tsx'
import { workActions } from '../../web/shell/work-slots.ts'
import { openOwn } from '../client/give.ts'
import { usualQuarters } from '../codes.ts'
import './assignments.css'

type Own = Awaited<ReturnType<typeof api.assignments.own>>['assignments'][number]

export function MyAssignments() {
  const t = useText()
  const { data, error } = useQuery({
    queryKey: ['assignments', 'own'],
    queryFn: ({ signal }) => api.assignments.own({}, { signal }),
    ...heardInTime('work'),
  })
  // What is still to come in the order of its days, then what is over, the newest first.
  const isOver = (one: Own) => one.brief === null
  const coming = data?.assignments.filter((one) => !isOver(one)).toReversed() ?? []
  const over = data?.assignments.filter(isOver) ?? []
  return (
    <Page
      title={t('assignment.own.title')}
      lead={t('assignment.own.lead')}
      width="narrow"
      actions={
        <Suspense fallback={null}>
          <Filled slot={workActions} />
        </Suspense>
      }
    >
      <ErrorMessage error={error} />
      {!data && !error && <Skeleton label={t('assignment.own.loading')} lines={6} />}
      {data && coming.length === 0 && (
        <Card>
          <EmptyState
            icon="calendar"
            title={t('assignment.own.none')}
            words={t('assignment.own.noneWords')}
          />
        </Card>
      )}
      {coming.map((one) => (
        <Coming key={one.id} one={one} today={data!.today} />
      ))}
      {over.length > 0 && (
        <Card title={t('assignment.own.over')}>
          <ul className="assignment-list">
            {over.map((one) => (
              <Over key={one.id} one={one} />
            ))}
          </ul>
        </Card>
      )}
    </Page>
  )
}

/** Says it, and asks anew what stands. */
function useOwnAct() {
  const queries = useQueryClient()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const does = (act: () => Promise<unknown>, words: string) =>
    void run(async () => {
      await act()
      await queries.invalidateQueries({ queryKey: ['assignments'] })
      say({ text: words })
    })
  return { busy, error, does }
}

/** "1 h 30 min", in quarters. */
function useSpan() {
  const t = useText()
  return (quarters: number) =>
    t('assignment.span', { hours: Math.floor(quarters / 4), minutes: (quarters % 4) * 15 })
}

function Coming({ one, today }: { one: Own; today: string }) {
  const { t, dates, language } = useLanguage()
  const { data, error } = useQuery({
    queryKey: ['assignments', 'own', one.id, one.pages?.signature ?? ''],
    queryFn: () => openOwn(session, one),
  })
  const saying = useOwnAct()
  const brief = data?.brief
  const when = one.from === one.to ? dates.day(one.from) : `${dates.day(one.from)} – ${dates.day(one.to)}`
  const hours = brief ? (brief.until ? `${brief.at}–${brief.until}` : brief.at) : ''
  return (
    <Card title={t('assignment.own.what', { what: t(`assignment.purpose.${one.purpose}`), when })}>
      <div className="stack">
        <div className="row">
          <Pill tone={one.state === 'offered' ? 'due' : 'calm'}>{t(`assignment.state.${one.state}`)}</Pill>
          <span>{t(`assignment.place.${one.place}`)}</span>
        </div>
        <ErrorMessage error={error ?? saying.error} />
        {brief && (
          <dl className="assignment-facts">
            <dt>{t('assignment.at')}</dt>
            <dd className="number">{hours}</dd>
            <dt>{t('assignment.language')}</dt>
            <dd>{languageName(brief.language, language.locale)}</dd>
            {brief.alias && (
              <>
                <dt>{t('assignment.alias')}</dt>
                <dd>
                  <bdi>{brief.alias}</bdi>
                </dd>
              </>
            )}
            {brief.words && (
              <>
                <dt>{t('assignment.words')}</dt>
                <dd dir="auto">{brief.words}</dd>
              </>
            )}
          </dl>
        )}
        <Answers one={one} today={today} saying={saying} />
        {data?.pages.map((page, at) => (
          <section key={at} className="assignment-page">
            <h3>{t('assignment.page', { part: t(`compartment.${page.part}`), day: dates.day(page.on) })}</h3>
            <p dir="auto">{page.text}</p>
          </section>
        ))}
      </div>
    </Card>
  )
}

/** Several may stand on one page: whoever does not see it hears which. */
function Which({ purpose, from }: Pick<Own, 'purpose' | 'from'>) {
  const { t, dates } = useLanguage()
  return (
    <span className="unseen">
      {t(`assignment.purpose.${purpose}`)} {dates.day(from)}
    </span>
  )
}

function Answers({
  one: { id, state, from, purpose },
  today,
  saying: { busy, does },
}: {
  one: Own
  today: string
  saying: ReturnType<typeof useOwnAct>
}) {
  const t = useText()
  const span = useSpan()
  const about = <Which purpose={purpose} from={from} />
  const answer = (what: 'accept' | 'decline') => () =>
    does(() => api.assignments.answer({ id, answer: what }), t(`assignment.said.${what}`))
  const note = (quarterHours: number | null) => () =>
    does(
      () => api.assignments.note({ id, quarterHours }),
      quarterHours === null
        ? t('assignment.said.missed')
        : t('assignment.said.hours', { span: span(quarterHours) }),
    )
  if (state === 'offered')
    return (
      <div className="row">
        <Button look="primary" isPending={busy} onPress={answer('accept')}>
          {t('assignment.accept')} {about}
        </Button>
        <Button isPending={busy} onPress={answer('decline')}>
          {t('assignment.decline')} {about}
        </Button>
      </div>
    )
  if (from > today)
    return (
      <div className="row">
        <Button isPending={busy} onPress={answer('decline')}>
          {t('assignment.cannot')} {about}
        </Button>
      </div>
    )
  return (
    <fieldset className="assignment-hours">
      <legend>
        {t('assignment.hours')} {about}
      </legend>
      <div className="row">
        {usualQuarters.map((quarters) => (
          <Button key={quarters} isPending={busy} onPress={note(quarters)}>
            {span(quarters)}
          </Button>
        ))}
        <Button look="quiet" isPending={busy} onPress={note(null)}>
          {t('assignment.missed')} {about}
        </Button>
      </div>
    </fieldset>
  )
}

function Over({ one }: { one: Own }) {
  const { t, dates } = useLanguage()
  const span = useSpan()
  return (
    <li>
      <span>
        {t('assignment.own.what', {
          what: t(`assignment.purpose.${one.purpose}`),
          when: dates.day(one.from),
        })}
      </span>
      <span className="second">
        {one.state === 'attended' && one.quarterHours
          ? t('assignment.said.hours', { span: span(one.quarterHours) })
          : t(`assignment.state.${one.state === 'accepted' || one.state === 'offered' ? 'over' : one.state}`)}
      </span>
    </li>
  )
}
