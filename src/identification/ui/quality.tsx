// At the foot of the desk: for a supervisor a call drawn by lot, to look at together; for whoever took it what was said about it.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '../../api/new-id.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useColleagueName } from '../../web/session/colleagues.ts'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { giveReview, openRemark } from '../client/call-review.ts'
import { longest } from '../report.ts'
import { reviewChecks } from '../reviews.ts'

const key = ['call-reviews']
const useReviews = () =>
  useQuery({
    queryKey: key,
    queryFn: async () => {
      const { mine, drawn } = await api.reviews.list({})
      const opened = await Promise.all(
        mine.map(async (one) => ({
          ...one,
          text: await openRemark(session, one).catch(() => undefined),
        })),
      )
      return { drawn, mine: opened }
    },
    staleTime: 0,
  })

export function Quality() {
  const { data } = useReviews()
  const isSupervisor = useMe().roles.includes('supervisor')
  if (!data) return null
  return (
    <>
      {data.mine.length > 0 && <Mine reviews={data.mine} />}
      {isSupervisor && <Sample key={data.drawn?.id} drawn={data.drawn} />}
    </>
  )
}

type Reviews = NonNullable<ReturnType<typeof useReviews>['data']>

function Mine({ reviews }: { reviews: Reviews['mine'] }) {
  const t = useText()
  const called = useColleagueName()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const read = (id: string) =>
    run(async () => {
      await api.reviews.read({ id })
      await queries.invalidateQueries({ queryKey: key })
    })
  return (
    <Card title={t('hotline.quality.mine')}>
      <ErrorMessage error={error} />
      <Rows
        rows={reviews.map(({ id, reviewer, checks, text }) => ({
          id,
          title: t('hotline.quality.mine.row', { who: called(reviewer) }),
          detail: (
            <>
              {text && <p dir="auto">{text}</p>}
              {checks.map((one) => t(`hotline.quality.check.${one}`)).join(' · ')}
            </>
          ),
          actions: (
            <Button isPending={busy} onPress={() => void read(id)}>
              {t('hotline.quality.read')}
            </Button>
          ),
        }))}
      />
    </Card>
  )
}

type Check = (typeof reviewChecks)[number]

type Drawn = NonNullable<Reviews['drawn']>

function Sample({ drawn }: { drawn: Drawn | null }) {
  const t = useText()
  const queries = useQueryClient()
  const [isEmpty, setEmpty] = useState(false)
  const { busy, error, run } = usePendingAction()
  const draw = () =>
    run(async () => {
      setEmpty((await api.reviews.draw({ id: newId() })).drawn === null)
      await queries.invalidateQueries({ queryKey: key })
    })
  return (
    <Card title={t('hotline.quality')} lead={t('hotline.quality.lead')}>
      <div className="stack">
        <ErrorMessage error={error} />
        {isEmpty && !drawn && <p role="status">{t('hotline.quality.none')}</p>}
        {drawn ? (
          <DrawnCall drawn={drawn} />
        ) : (
          <div className="row">
            <Button isPending={busy} onPress={() => void draw()}>
              {t('hotline.quality.draw')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}

function DrawnCall({ drawn }: { drawn: Drawn }) {
  const t = useText()
  const called = useColleagueName()
  const queries = useQueryClient()
  const { say } = useNotices()
  const [checks, setChecks] = useState<string[]>([])
  const [text, setText] = useState('')
  const { busy, error, run } = usePendingAction()
  const give = () =>
    run(async () => {
      await giveReview(session, drawn, { checks: checks as Check[], text: text.trim() })
      say({ text: t('hotline.quality.kept') })
      await queries.invalidateQueries({ queryKey: key })
    })
  const isEmpty = checks.length === 0 && text.trim() === ''
  return (
    <>
      <ErrorMessage error={error} />
      <div className="row">
        <ButtonLink href={`/hotline/${drawn.track}`}>{t('hotline.quality.open')}</ButtonLink>
      </div>
      <CheckboxGroup
        label={t('hotline.quality.checks')}
        optional
        choices={reviewChecks.map((value) => ({ value, label: t(`hotline.quality.check.${value}`) }))}
        value={checks}
        onChange={setChecks}
      />
      <TextArea
        label={t('hotline.quality.remark')}
        readers={t('hotline.quality.remark.readers', { who: called(drawn.worker) })}
        optional
        rows={3}
        maxLength={longest.story}
        value={text}
        onChange={setText}
      />
      <div className="row">
        <Button isPending={busy} isDisabled={isEmpty} onPress={() => void give()}>
          {t('hotline.quality.keep')}
        </Button>
      </div>
    </>
  )
}
