// Each program of the house, whether it is told, and since when nothing answers.
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useToday } from '../../web/session/now.ts'
import { useRefreshWebhooks, type Program } from './known-webhooks.ts'

interface RowsProps {
  programs: readonly Program[]
  /** Undefined where nothing can be called yet. */
  onAsk: ((program: Program) => void) | undefined
}

export function ProgramRows({ programs, onAsk }: RowsProps) {
  const { t, dates } = useLanguage()
  return (
    <Rows
      rows={programs.map((program) => ({
        id: program.id,
        title: program.name,
        detail: program.webhook
          ? t('webhook.since', { day: dates.day(program.webhook.madeOn) })
          : t('webhook.none'),
        facts: program.webhook
          ? [<Standing key="standing" program={program} webhook={program.webhook} />]
          : [],
        actions: (
          <>
            {onAsk && (
              <Button size="small" look="quiet" onPress={() => onAsk(program)}>
                {t(program.webhook ? 'webhook.another' : 'webhook.say')}{' '}
                <span className="unseen">{program.name}</span>
              </Button>
            )}
            {program.webhook && <End program={program} />}
          </>
        ),
      }))}
    />
  )
}

/** How it stands with one of them, in a word and a day. */
function Standing({
  program: { endsOn },
  webhook: { state, failingSince, reachedOn },
}: {
  program: Program
  webhook: NonNullable<Program['webhook']>
}) {
  const { t, dates } = useLanguage()
  const today = useToday()
  if (endsOn < today) return <Pill tone="late">{t('webhook.over')}</Pill>
  if (state !== 'on') return <Pill tone="late">{t(`webhook.state.${state}`)}</Pill>
  if (failingSince) return <Pill tone="late">{t('webhook.failing', { day: dates.day(failingSince) })}</Pill>
  return reachedOn ? (
    <Pill tone="done">{t('webhook.reached', { day: dates.day(reachedOn) })}</Pill>
  ) : (
    <Pill tone="due">{t('webhook.notYet')}</Pill>
  )
}

/** What is erased nobody can read again, so it is asked for once more. */
function End({ program: { id, name } }: { program: Program }) {
  const t = useText()
  const { say } = useNotices()
  const refresh = useRefreshWebhooks()
  const [isOpen, setOpen] = useState(false)
  const { busy, error, run } = usePendingAction()
  const end = () =>
    run(async () => {
      await api.webhooks.end({ program: id })
      setOpen(false)
      await refresh()
      say({ text: t('webhook.ended', { name }), tone: 'done' })
    })
  return (
    <>
      <Button size="small" look="quiet" onPress={() => setOpen(true)}>
        {t('webhook.end')} <span className="unseen">{name}</span>
      </Button>
      <Dialog
        title={t('webhook.end.title', { name })}
        alert
        isOpen={isOpen}
        onOpenChange={setOpen}
        actions={(close) => (
          <>
            <Button onPress={close}>{t('webhook.end.keep')}</Button>
            <Button look="danger" isPending={busy} onPress={() => void end()}>
              {t('webhook.end.sure')}
            </Button>
          </>
        )}
      >
        <ErrorMessage error={error} />
        <p>{t('webhook.end.words')}</p>
      </Dialog>
    </>
  )
}
