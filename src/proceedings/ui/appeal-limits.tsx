// Above an appeal, and above a conviction that is to be set aside: until when each court takes it, counted by the law of the case from the day that
// its own rule names. One press keeps a day as the duty of whoever carries the matter.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useCase } from '../../cases/ui/use-case.ts'
import { useCheckedLaw } from '../../cases/ui/use-checked-law.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import type { AppealLimit } from '../../jurisdiction/appeal-limits.ts'
import { lastDayToAppeal } from '../../jurisdiction/last-days.ts'
import type { Pack } from '../../jurisdiction/define.ts'
import { readSheets } from '../../services/client/sheet.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { FoldedIfNarrow } from '../../web/controls/folded-if-narrow.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { inDocumentLanguage } from '../../web/language/law-words.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { session } from '../../web/session/window-session.ts'
import { useTrack, type TrackAnswer } from '../../web/track/query.ts'
import { daysAsked, daysWritten, isAppealing, limitsFor, type Appealing, type Days } from '../appeal-day.ts'
import { rememberLimit } from '../client/open-matter.ts'
import { takesLastDay } from '../last-day.ts'
import { LastDayPill } from './last-day-pill.tsx'

export function AppealLimits({ trackId }: { trackId: string }) {
  const { data } = useTrack(trackId)
  if (!data || data.caseId === null || !takesLastDay(data.track.state)) return null
  const { subkind, sides } = data.track
  if (!isAppealing(subkind) || !sides.includes('holder')) return null
  return <OfCase answer={data} caseId={data.caseId} subkind={subkind} />
}

function OfCase({ answer, caseId, subkind }: { answer: TrackAnswer; caseId: string; subkind: Appealing }) {
  const { data: shared } = useCase(caseId)
  const { data: pack } = useCheckedLaw(shared?.case.pack)
  const { track } = answer
  const { data: sheets } = useQuery({
    queryKey: ['appeal-day', track.id, track.version, shared?.records.length],
    queryFn: () => readSheets(session, shared as SharedCase, track.id),
    enabled: shared?.held.includes('legal') === true,
    gcTime: 0,
  })
  if (!shared || !pack || !sheets) return null
  const written = daysWritten(
    subkind,
    sheets.flatMap(({ sheet }) => (sheet ? [sheet] : [])),
  )
  return <Limits key={JSON.stringify(written)} {...{ answer, caseId, subkind, pack, written }} />
}

interface Counted {
  answer: TrackAnswer
  caseId: string
  subkind: Appealing
  pack: Pack
  written: Days
}

function Limits({ answer, caseId, subkind, pack, written }: Counted) {
  const { t } = useLanguage()
  const [days, setDays] = useState<Days>(written)
  const limits = limitsFor(subkind, pack.appeals)
  if (limits.length === 0) return null
  return (
    <FoldedIfNarrow title={t('appealLimits.title')}>
      <Card title={t('appealLimits.title')} lead={t('appealLimits.lead')}>
        <div className="stack">
          <div className="row">
            {daysAsked(limits).map((from) => (
              <DateField
                key={from}
                label={t(`appealLimits.from.${from}`)}
                value={days[from] ?? null}
                onChange={(day) => setDays((before) => ({ ...before, [from]: day ?? undefined }))}
              />
            ))}
          </div>
          <Rows
            rows={limits.map((limit) => ({
              id: limit.id,
              title: inDocumentLanguage(limit.label),
              detail: [
                t(`appealLimits.from.${limit.from}`),
                pack.sources.find(({ id }) => id === limit.source)?.cite,
              ]
                .filter(Boolean)
                .join(' · '),
              actions: <LastDay {...{ answer, caseId, limit }} from={days[limit.from]} />,
            }))}
          />
        </div>
      </Card>
    </FoldedIfNarrow>
  )
}

/** The day, or that there is none; kept with one press. */
function LastDay({
  answer: { track },
  caseId,
  limit,
  from,
}: {
  answer: TrackAnswer
  caseId: string
  limit: AppealLimit
  from: string | undefined
}) {
  const { t } = useLanguage()
  const today = useToday()
  const queries = useQueryClient()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  if (limit.limit === 'none') return <>{t('track.noneInLaw')}</>
  if (limit.limit === null) return <>{t('track.noLimit')}</>
  const last = from === undefined ? undefined : lastDayToAppeal(limit, from)
  if (last === undefined) return <>{t('appealLimits.noDay')}</>
  const keep = () =>
    void run(async () => {
      await rememberLimit(session, caseId, track, last)
      say({ text: t('proceeding.done.limit') })
      await queries.invalidateQueries({ queryKey: ['track', track.id] })
    })
  return (
    <span className="row">
      <LastDayPill last={last} />
      {last >= today && (
        <Button size="small" isPending={busy} onPress={keep}>
          {t('money.remember')}
          <span className="unseen"> {inDocumentLanguage(limit.label)}</span>
        </Button>
      )}
      <ErrorMessage error={error} />
    </span>
  )
}
