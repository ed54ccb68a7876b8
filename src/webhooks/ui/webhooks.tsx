// At which address of the house's own systems each of its programs is told that there is something for it to look at.
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useText } from '../../web/language/language.tsx'
import { Page } from '../../web/shell/page.tsx'
import { useWebhooks, type Program, type WebhookSettings } from './known-webhooks.ts'
import { NewSecret } from './new-secret.tsx'
import { ProgramRows } from './program-rows.tsx'
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
function Missing({ hosts, callerKey, programs }: WebhookSettings) {
  const t = useText()
  const missing = hosts.length === 0 ? 'hosts' : callerKey === null ? 'caller' : 'program'
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
  const { hosts, callerKey, programs } = settings
  const isReady = hosts.length > 0 && callerKey !== null
  return (
    <>
      <Missing {...settings} />
      {made && <NewSecret {...made} onDone={() => setMade(null)} />}
      {asked && callerKey !== null && (
        <WebhookForm
          program={asked}
          calls={{ hosts, network: settings.network, caller: callerKey }}
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
