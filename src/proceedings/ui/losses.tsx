// What somebody lost: times of work with what is owed for each, other losses, the hours that they wrote themselves, and the claim on paper.
// Worked out while it is typed; kept sealed with one press.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useAlias } from '../../cases/ui/use-case.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import type { Pack } from '../../jurisdiction/define.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { DraftConflict } from '../../web/drafts/draft-conflict.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useText } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { session } from '../../web/session/window-session.ts'
import { Page } from '../../web/shell/page.tsx'
import { writeLosses } from '../client/losses-record.ts'
import { overlapping, scheduleOf, type Losses } from '../losses.ts'
import { ClaimPack } from './claim-pack.tsx'
import { DiaryCard } from './diary-card.tsx'
import { OtherLosses } from './other-losses.tsx'
import { PeriodsCard } from './periods-card.tsx'
import { useCurrency, useLossCase, useLosses, useMoney } from './use-losses.ts'
import './losses.css'

export function LossesPage() {
  const t = useText()
  const alias = useAlias()
  const { caseId, shared, pack, error } = useLossCase()
  return (
    <Page
      title={t('losses.title')}
      lead={shared && alias(shared.case.reference)}
      back={{ href: `/cases/${caseId}`, label: t('track.toCase') }}
    >
      <ErrorMessage error={error} />
      {(!shared || !pack) && !error && <Skeleton label={t('case.opening')} lines={8} />}
      {shared && pack && <Begun shared={shared} pack={pack} />}
    </Page>
  )
}

function Begun({ shared, pack }: { shared: SharedCase; pack: Pack }) {
  const t = useText()
  const currency = useCurrency(pack.compensation.currency)
  const { data, error, isPending } = useLosses(shared, currency)
  if (!shared.held.includes('legal')) return <p className="second">{t('losses.notHeld')}</p>
  if (error) return <ErrorMessage error={error} />
  if (isPending) return <Skeleton label={t('case.opening')} lines={8} />
  return <Writing key={shared.case.id} {...{ shared, pack, kept: data }} />
}

export type Kept = NonNullable<ReturnType<typeof useLosses>['data']>

function Writing({ shared, pack, kept }: { shared: SharedCase; pack: Pack; kept: Kept }) {
  const t = useText()
  const today = useToday()
  const caseId = shared.case.id
  const [written, setWritten] = useState<Losses>(kept.losses)
  const draft = useDraft(`losses.${caseId}`, written, setWritten)
  const put = (change: Partial<Losses>) => setWritten((before) => ({ ...before, ...change }))
  const schedule = scheduleOf(written, pack.compensation, today)
  const { money } = useMoney(written.currency)
  const saving = useKeepLosses(shared, draft.drop)
  const twice = overlapping(written.periods)
  const isKept = kept.isKept && written === kept.losses
  const [isNamed, setNamed] = useState(false)
  // A court that takes no pseudonym gets the name: only on paper, and only where that was pressed.
  const printClaim = (withName: boolean) => {
    flushSync(() => setNamed(withName))
    print()
  }
  const part = { written, put, schedule, pack, papers: kept.papers }
  return (
    <>
      <div className="losses-head no-print">
        <p>
          <span className="second">{t('losses.total')}</span>
          <strong className="losses-total">{money(schedule.total)}</strong>
        </p>
        <div className="row">
          <Button
            look="primary"
            isPending={saving.busy}
            isDisabled={isKept || twice !== undefined}
            onPress={() => saving.keep(written, money(schedule.total))}
          >
            {t('losses.keep')}
          </Button>
          <Button icon="print" isDisabled={!isKept} onPress={() => printClaim(false)}>
            {t('losses.print')}
          </Button>
          {kept.name && (
            <Button look="quiet" isDisabled={!isKept} onPress={() => printClaim(true)}>
              {t('losses.print.named')}
            </Button>
          )}
          <ButtonLink href={`/cases/${caseId}/money`}>{t('losses.money')}</ButtonLink>
        </div>
      </div>
      <div className="losses-parts no-print">
        <DraftConflict draft={draft} />
        <ErrorMessage error={saving.error} />
        {twice && <Notice tone="due" title={t('losses.twice')} />}
        <PeriodsCard {...part} />
        <DiaryCard diary={kept.diary} written={written} put={put} />
        <OtherLosses {...part} />
      </div>
      <ClaimPack shared={shared} name={kept.name} isNamed={isNamed} {...part} />
    </>
  )
}

/** Keeps what is written; what was typed stays on any error. */
function useKeepLosses(shared: SharedCase, drop: () => Promise<unknown>) {
  const t = useText()
  const queries = useQueryClient()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const keep = (written: Losses, total: string) =>
    void run(async () => {
      await writeLosses(session, shared, { ...written, text: `${t('losses.total')}: ${total}` })
      await drop()
      say({ text: t('losses.kept') })
      await queries.invalidateQueries({ queryKey: ['case', shared.case.id] })
    })
  return { busy, error, keep }
}
