// After a visit: what must be written, by whom and until when; a report made of what has arrived, without a name and without a story; and
// who said yes to something, each ready to be handed to whoever helps. Everything is copied or printed from here.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, Facts } from '../../web/controls/card.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useText } from '../../web/language/language.tsx'
import { makeMove, session } from '../../web/session/window-session.ts'
import { Page } from '../../web/shell/page.tsx'
import { useTrack, type TrackAnswer } from '../../web/track/query.ts'
import { countsOf, referredOf, rightsTold, type Counts, type Referred } from '../aftermath.ts'
import { countFound } from '../../identification/client/count-found.ts'
import type { Found } from '../../identification/found.ts'
import { readBrought } from '../client/brought-rows.ts'
import { MustBeWritten } from './must-be-written.tsx'
import { useReferralWords, useReportLines, type Line } from './report-words.ts'
import { SendReferrals } from './send-referrals.tsx'
import { useVisit, type VisitAnswer } from './use-visit.ts'

export function VisitAftermath() {
  const { visitId = '' }: { visitId?: string } = useParams({ strict: false })
  const t = useText()
  const visit = useVisit(visitId)
  const track = useTrack(visitId)
  const plan = visit.data?.plan
  const rows = useQuery({
    queryKey: ['visit-rows', visitId],
    queryFn: () => readBrought(session, visitId, plan!),
    enabled: plan !== undefined && plan !== null,
    staleTime: 0,
    gcTime: 0,
  })
  const error = visit.error ?? track.error ?? rows.error
  return (
    <Page
      title={t('visit.after.title')}
      lead={t('visit.after.lead')}
      width="narrow"
      back={{ href: `/visits/${visitId}`, label: t('visit.name') }}
      actions={
        <Button icon="print" onPress={() => print()}>
          {t('forms.print')}
        </Button>
      }
    >
      <ErrorMessage error={error} />
      {!error && !rows.data && <Skeleton label={t('track.opening')} lines={6} />}
      {visit.data && plan && track.data && rows.data && (
        <After answer={visit.data} plan={plan} track={track.data} {...rows.data} />
      )}
    </Page>
  )
}

interface AfterProps extends Awaited<ReturnType<typeof readBrought>> {
  answer: VisitAnswer
  plan: NonNullable<VisitAnswer['plan']>
  track: TrackAnswer
}

function After({ answer, plan, track, brought, beds }: AfterProps) {
  const t = useText()
  const counts = countsOf(brought, beds)
  const referred = referredOf(brought, beds)
  const lines = useReportLines({ plan, venue: track.track.subkind ?? undefined, holds: answer.holds, counts })
  return (
    <div className="stack">
      <div className="no-print">
        <MustBeWritten track={track} />
      </div>
      {counts.unreadable > 0 && (
        <Notice tone="due" title={t('visit.after.unreadable', { count: counts.unreadable })}>
          {t('visit.brought.unreadable')}
        </Notice>
      )}
      <Report track={track} plan={plan} counts={counts} lines={lines} />
      <Referrals track={track} referred={referred} day={plan.day} district={plan.district} />
    </div>
  )
}

/** One press for a step of the process, which says what came of it. */
function useStep(track: TrackAnswer['track']) {
  const t = useText()
  const { say } = useNotices()
  const queries = useQueryClient()
  const pending = usePendingAction()
  const step = (move: string, input: Parameters<typeof makeMove>[3]) =>
    pending.run(async () => {
      await makeMove('visit', move, track, input)
      say({ text: t(`visit.done.${move}`) })
      await queries.invalidateQueries()
    })
  return { ...pending, step }
}

function CopyButton({ text, label }: { text: string; label: string }) {
  const t = useText()
  const { say } = useNotices()
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => say({ text: t('visit.after.copied') }),
      () => say({ tone: 'due', text: t('forms.notCopied') }),
    )
  return (
    <Button icon="document" onPress={copy}>
      {label}
    </Button>
  )
}

interface ReportProps {
  track: TrackAnswer
  plan: AfterProps['plan']
  counts: Counts
  lines: Line[]
}

function Report({ track: { track }, plan, counts, lines }: ReportProps) {
  const t = useText()
  const { busy, error, step } = useStep(track)
  const title = t('visit.after.report')
  const text = [title, ...lines.map(({ term, value }) => `${term}: ${value}`)].join('\n')
  const written = async () => {
    await step('report', {
      met: counts.met,
      rights_told: rightsTold(counts),
      screened: counts.asked,
      want_help: counts.wantHelp,
    })
    const { section, district } = plan
    await countFound(session, {
      venue: track.subkind as Found['venue'],
      section,
      district: district ?? '',
      channel: 'visit',
    })
  }
  return (
    <Card title={title} lead={t('visit.after.report.lead')}>
      <div className="stack">
        <Facts facts={lines} />
        <ErrorMessage error={error} />
        <div className="row no-print">
          <CopyButton text={text} label={t('visit.after.report.copy')} />
          {track.state === 'back' && (
            <Button look="primary" isPending={busy} onPress={() => void written()}>
              {t('visit.after.report.do')}
            </Button>
          )}
        </div>
      </div>
    </Card>
  )
}

interface ReferralsProps {
  track: TrackAnswer
  referred: Referred[]
  day: string
  district: string | null
}

function Referrals({ track: { track, clocks }, referred, day, district }: ReferralsProps) {
  const t = useText()
  const wordsOf = useReferralWords(day, district)
  const { busy, error, step } = useStep(track)
  const sheets = referred.map((one) => ({ ...one, ...wordsOf(one) }))
  const isOwed = clocks.some(({ clock }) => clock === 'visit.referrals')
  return (
    <Card
      title={t('visit.after.referrals', { count: referred.length })}
      lead={t(referred.length === 0 ? 'visit.after.referrals.none' : 'visit.after.referrals.lead')}
    >
      <div className="stack">
        <Rows rows={sheets.map(({ row, title, detail }) => ({ id: row, title, detail }))} />
        <ErrorMessage error={error} />
        {isOwed && sheets.length > 0 && (
          <div className="stack no-print">
            <SendReferrals track={track} sheets={sheets} district={district} />
          </div>
        )}
        <div className="row no-print">
          {sheets.length > 0 && (
            <CopyButton
              text={sheets.map(({ text }) => text).join('\n\n')}
              label={t('visit.after.referrals.copy')}
            />
          )}
          {isOwed && (
            <Button isPending={busy} onPress={() => void step('refer', { referred: referred.length })}>
              {t('visit.move.refer')}
            </Button>
          )}
        </div>
      </div>
    </Card>
  )
}
