// Taking one's cases away: in which form, which cases; made here, and said in the trail.
import { useState } from 'react'
import { saveFile } from '../../web/actions/save-file.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { CheckboxGroup, RadioGroup } from '../../web/controls/choices.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { Progress } from '../../web/controls/progress.tsx'
import { useText } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { useSession } from '../../web/session/session.tsx'
import { useStayOpen } from '../../web/session/stay-open.ts'
import { session } from '../../web/session/window-session.ts'
import { listedStates, openStates } from '../../tracks/case-state.ts'
import { casesToTake, takeAway, type Taking } from '../client/take-away.ts'
import { takeEverything } from '../client/take-everything.ts'
import { exportFormats, isIcTip, type ExportFormat, type IcTipFormat, type TableFormat } from '../codes.ts'
import { fileOf } from '../file-of.ts'
import { icTipFile } from '../ictip/file.ts'
import { registeredBy } from '../ictip/found-by.ts'
import { useIsThere } from './use-is-there.ts'

type OneFile = TableFormat | IcTipFormat
const endings: Readonly<Record<OneFile, 'csv' | 'json'>> = {
  csv: 'csv',
  htcds_csv: 'csv',
  htcds_json: 'json',
  ictip_csv: 'csv',
  ictip_json: 'json',
}

type Shown = Pick<Taking, 'done' | 'total' | 'unopened'>

function useTakeAway() {
  const t = useText()
  const { say } = useNotices()
  const isThere = useIsThere()
  const { organisation } = useSession().me
  const today = useToday()
  const { busy, error, run } = usePendingAction()
  const [taking, setTaking] = useState<Shown>()
  useStayOpen(busy)
  const takeWhole = async (ids: readonly string[]) => {
    const { archive, taking: now } = await takeEverything(session, ids, {
      madeOn: today,
      onStep: setTaking,
    })
    const whole = await new Response(archive as ReadableStream<Uint8Array<ArrayBuffer>>).blob()
    if (!isThere()) return
    setTaking({ ...now })
    saveFile(whole, 'organisation.zip')
    say({ tone: 'done', text: t('caseload.taken', { count: now.done }) })
  }
  const take = (format: ExportFormat, more: readonly string[]) =>
    run(async () => {
      setTaking(undefined)
      const states = more.includes('closed') ? listedStates : openStates
      const ids = await casesToTake(session, states, more.includes('shared'))
      if (ids.length === 0) return say({ tone: 'info', text: t('case.list.none') })
      if (format === 'whole') return takeWhole(ids)
      let last: Taking | undefined
      for await (const now of takeAway(session, ids, format)) {
        last = now
        setTaking({ ...now })
        if (!isThere()) return
      }
      const type = endings[format] === 'csv' ? 'text/csv' : 'application/json'
      const text = isIcTip(format)
        ? icTipFile(endings[format], registeredBy(organisation.kind), last?.observed ?? [])
        : fileOf(format, last?.cases ?? [])
      saveFile(new Blob([text], { type }), `cases.${endings[format]}`)
      say({ tone: 'done', text: t('caseload.taken', { count: last?.done ?? 0 }) })
    })
  return { busy, error, taking, take }
}

/** How far it is, and what is not in the file. */
function HowFar({ busy, taking }: { busy: boolean; taking: Shown | undefined }) {
  const t = useText()
  if (!taking) return null
  const { done, total, unopened } = taking
  if (busy) return <Progress label={t('caseload.taking', { done, total })} value={done} max={total} />
  return unopened > 0 && <Notice tone="due" title={t('caseload.unopened', { count: unopened })} />
}

export function TakeAway() {
  const t = useText()
  const { busy, error, taking, take } = useTakeAway()
  const [format, setFormat] = useState<ExportFormat>('csv')
  const [more, setMore] = useState<string[]>([])
  return (
    <Card title={t('caseload.take')} lead={t('caseload.take.lead')}>
      <div className="stack">
        <RadioGroup
          label={t('caseload.format')}
          choices={exportFormats.map((value) => ({
            value,
            label: t(`caseload.format.${value}`),
            detail: t(`caseload.format.${value}.detail`),
          }))}
          value={format}
          onChange={(value) => setFormat(value as ExportFormat)}
        />
        <CheckboxGroup
          label={t('caseload.more')}
          choices={(['closed', 'shared'] as const).map((value) => ({
            value,
            label: t(`caseload.more.${value}`),
            detail: t(`caseload.more.${value}.detail`),
          }))}
          value={more}
          onChange={setMore}
        />
        <Notice tone="due" title={t('caseload.unlocked')}>
          {t('caseload.unlocked.words')}
        </Notice>
        <HowFar busy={busy} taking={taking} />
        <ErrorMessage error={error} />
        <div className="row">
          <Button look="primary" icon="document" isPending={busy} onPress={() => void take(format, more)}>
            {t('caseload.takeNow')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
