// At which address of the house's own systems each of its programs is told that there is something for it to look at.
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { Page } from '../../web/shell/page.tsx'
import { useRefreshWebhooks, useWebhooks, type Program, type WebhookSettings } from './known-webhooks.ts'
import { NewSecret } from './new-secret.tsx'
import { WebhookForm } from './webhook-form.tsx'

export function Webhooks() {
  const t = useText()
  const { data, error, isPending } = useWebhooks()
  return (
    <Page title={t('webhook.title')} lead={t('webhook.lead')}>
      <div className="stack">
        {isPending && (
          <Card>
            <Skeleton label={t('webhook.loading')} lines={4} />
          </Card>
        )}
        <ErrorMessage error={error} />
        {data && <Known settings={data} />}
      </div>
    </Page>
  )
}

/** What is missing before anything can be called, and who does it. */
function Missing({ hosts, senderKey, programs }: WebhookSettings) {
  const t = useText()
  const missing = hosts.length === 0 ? 'hosts' : senderKey === null ? 'sender' : 'program'
  if (missing === 'program' && programs.length > 0) return null
  return (
    <Notice title={t(`webhook.missing.${missing}.title`)}>
      <p>{t(`webhook.missing.${missing}.words`)}</p>
      {missing === 'program' && <ButtonLink href="/people">{t('people.title')}</ButtonLink>}
    </Notice>
  )
}

function Known({ settings }: { settings: WebhookSettings }) {
  const t = useText()
  const [asked, setAsked] = useState<Program | null>(null)
  const [made, setMade] = useState<{ program: Program; secret: string } | null>(null)
  const { hosts, senderKey, programs } = settings
  const isReady = hosts.length > 0 && senderKey !== null
  return (
    <>
      <Missing {...settings} />
      {made && <NewSecret {...made} onDone={() => setMade(null)} />}
      {asked && senderKey !== null && (
        <WebhookForm
          program={asked}
          sends={{ hosts, network: settings.network, sender: senderKey }}
          onDone={(secret) => {
            if (secret !== undefined) setMade({ program: asked, secret })
            setAsked(null)
          }}
        />
      )}
      {programs.length > 0 && (
        <Card title={t('webhook.programs')}>
          <ProgramRows
            programs={programs}
            onAsk={
              isReady
                ? (program) => {
                    setMade(null)
                    setAsked(program)
                  }
                : undefined
            }
          />
        </Card>
      )}
    </>
  )
}

function ProgramRows({
  programs,
  onAsk,
}: {
  programs: readonly Program[]
  onAsk: ((program: Program) => void) | undefined
}) {
  const { t, dates } = useLanguage()
  const { say } = useNotices()
  const refresh = useRefreshWebhooks()
  const { busy, error, run } = usePendingAction()
  const end = (program: Program) =>
    run(async () => {
      await api.webhooks.end({ program: program.id })
      await refresh()
      say({ text: t('webhook.ended', { name: program.name }), tone: 'done' })
    })
  return (
    <>
      <ErrorMessage error={error} />
      <Rows
        rows={programs.map((program) => ({
          id: program.id,
          title: program.name,
          detail: program.webhook
            ? t('webhook.since', { day: dates.day(program.webhook.madeOn) })
            : t('webhook.none'),
          facts: [program.webhook && <Standing webhook={program.webhook} />].filter(Boolean),
          actions: (
            <>
              {onAsk && (
                <Button size="small" look="quiet" onPress={() => onAsk(program)}>
                  {t(program.webhook ? 'webhook.another' : 'webhook.say')}{' '}
                  <span className="unseen">{program.name}</span>
                </Button>
              )}
              {program.webhook && (
                <Button size="small" look="quiet" isPending={busy} onPress={() => void end(program)}>
                  {t('webhook.end')} <span className="unseen">{program.name}</span>
                </Button>
              )}
            </>
          ),
        }))}
      />
    </>
  )
}

/** How it stands with one of them, in a word and a day. */
function Standing({
  webhook: { state, failingSince, reachedOn },
}: {
  webhook: NonNullable<Program['webhook']>
}) {
  const { t, dates } = useLanguage()
  if (state !== 'on') return <Pill tone="late">{t(`webhook.state.${state}`)}</Pill>
  if (failingSince) return <Pill tone="late">{t('webhook.failing', { day: dates.day(failingSince) })}</Pill>
  return reachedOn ? (
    <Pill tone="done">{t('webhook.reached', { day: dates.day(reachedOn) })}</Pill>
  ) : (
    <Pill tone="due">{t('webhook.notYet')}</Pill>
  )
}
