// A visit: what was planned, what each house said about its beds, one button once everything is there, and what was brought from it.
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, Facts } from '../../web/controls/card.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { languageName } from '../../web/language/language-options.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { useNameOf } from '../../web/session/organisations.ts'
import { makeMove } from '../../web/session/window-session.ts'
import { Page } from '../../web/shell/page.tsx'
import { codeWords } from '../../web/track/answers.ts'
import { useTrack } from '../../web/track/query.ts'
import { walledRoles } from '../roles.ts'
import { BroughtRows, TakeAlong } from './brought.tsx'
import { CheckIn, ToAftermath } from './check-in.tsx'
import { heldNow, useVisit, type VisitAnswer } from './use-visit.ts'

export function VisitPage() {
  const { visitId = '' }: { visitId?: string } = useParams({ strict: false })
  const { t } = useLanguage()
  const { data, error } = useVisit(visitId)
  const { id, roles } = useMe()
  const goes = data?.plan?.members.includes(id) && !hasOneOf(roles, walledRoles)
  const here = data?.plan && { visit: visitId, answer: data, plan: data.plan }
  return (
    <Page
      title={t('visit.name')}
      width="narrow"
      back={{ href: `/tracks/${visitId}`, label: t('visit.process') }}
    >
      <div className="stack">
        <ErrorMessage error={error} />
        {!data && !error && <Skeleton label={t('track.opening')} lines={6} />}
        {here && (
          <>
            <Planned plan={here.plan} />
            <HeldBeds visit={here.answer} />
            <CheckIn {...here} />
            <Ready {...here} />
            {goes && <TakeAlong {...here} />}
            {goes && <BroughtRows {...here} />}
            {goes && <ToAftermath visit={visitId} />}
          </>
        )}
      </div>
    </Page>
  )
}

type Plan = NonNullable<VisitAnswer['plan']>

function Planned({ plan }: { plan: Plan }) {
  const { t, dates, language } = useLanguage()
  const list = new Intl.ListFormat(language.locale, { type: 'conjunction' })
  return (
    <Card title={t('visit.planned')}>
      <Facts
        facts={[
          { term: t('visit.plan.day'), value: dates.day(plan.day) },
          { term: t('visit.plan.back'), value: dates.time(plan.checkInAt) },
          { term: t('visit.plan.section'), value: t(`visit.section.${plan.section}`) },
          ...(plan.district ? [{ term: t('visit.plan.district'), value: plan.district }] : []),
          { term: t('visit.plan.language'), value: languageName(plan.language, language.locale) },
          {
            term: t('visit.plan.team'),
            value: list.format(plan.team.map((one) => codeWords(one, t))),
          },
        ]}
      />
    </Card>
  )
}

const tones = { asked: 'due', confirmed: 'done', declined: 'late', released: 'calm' } as const

function HeldBeds({ visit: { holds, now } }: { visit: VisitAnswer }) {
  const { t, dates } = useLanguage()
  const nameOf = useNameOf()
  return (
    <Card title={t('visit.beds')}>
      {holds.length === 0 && <p className="second">{t('visit.beds.none')}</p>}
      <Rows
        rows={holds.map(({ id, house, places, until, state }) => {
          const shown = state === 'confirmed' && until <= now ? 'released' : state
          return {
            id,
            title: t('visit.beds.row', { count: places, house: nameOf(house) }),
            before: <Pill tone={tones[shown]}>{t(`visit.hold.${shown}`)}</Pill>,
            facts: [t('beds.hold.until', { day: dates.day(until, new Date(now)), time: dates.time(until) })],
          }
        })}
      />
    </Card>
  )
}

const promises = ['rights_cards', 'out_of_hearing'] as const
const said = [...promises, 'told_advocate'] as const

/** Set out: the two things that only they know who go, and the beds that are held are counted by the server. */
function Ready({ visit, answer, plan }: { visit: string; answer: VisitAnswer; plan: Plan }) {
  const { t } = useLanguage()
  const { say } = useNotices()
  const queries = useQueryClient()
  const track = useTrack(visit).data?.track
  const [promised, promise] = useState<string[]>([])
  const { busy, error, run } = usePendingAction()
  if (track?.state !== 'planned') return null
  const ready = () =>
    run(async () => {
      await makeMove('visit', 'prepare', track, {
        day: plan.day,
        back_at: plan.checkInAt,
        team: plan.team,
        language: plan.language,
        ...(plan.secondLanguage === null ? {} : { second_language: plan.secondLanguage }),
        beds_held: heldNow(answer),
        rights_cards: true,
        out_of_hearing: true,
        told_to: promised.includes('told_advocate') ? 'advocate' : 'whoever_visits',
      })
      say({ text: t('visit.done.prepare') })
      await queries.invalidateQueries()
    })
  return (
    <Card title={t('visit.ready.title')}>
      <div className="stack">
        <CheckboxGroup
          label={t('visit.ready.sure')}
          choices={said.map((value) => ({ value, label: t(`visit.ready.${value}`) }))}
          value={promised}
          onChange={promise}
        />
        <ErrorMessage error={error} />
        <div className="row">
          <Button
            look="primary"
            isPending={busy}
            isDisabled={!promises.every((one) => promised.includes(one))}
            onPress={() => void ready()}
          >
            {t('visit.ready.do')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
