// Handing a case on, step by step: who is asked, their yes, the person's yes, what we may still read, and only then the act that
// nobody takes back. Each step says what it does before it is done.
import { useQueryClient } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { newId } from '../../api/new-id.ts'
import { useAlias, useCase } from '../../cases/ui/use-case.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { session } from '../../web/session/window-session.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useText } from '../../web/language/language.tsx'
import { isOver } from '../../web/track/machines.ts'
import { usePlaces } from '../../web/session/organisations.ts'
import { useMe } from '../../web/session/session.tsx'
import { Missing } from '../../web/shell/missing.tsx'
import { Page } from '../../web/shell/page.tsx'
import { OrganisationBox } from '../../web/track/organisation-box.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { offerHandover } from '../client/hand-over.ts'
import { handingReasons, type HandingReason } from '../handover.ts'
import { useHandovers } from './use-handovers.ts'
import { Steps } from './steps.tsx'

export function HandOn() {
  const t = useText()
  const alias = useAlias()
  const { caseId = '' } = useParams({ strict: false })
  const opened = useCase(caseId)
  const handovers = useHandovers(caseId)
  if (opened.isError) return <Missing />
  const reference = opened.data?.case.reference
  const running = handovers.data?.handovers.find((one) => !isOver('handover', one.state))
  return (
    <Page
      title={reference ? t('handover.title', { alias: alias(reference) }) : t('case.next.handOn')}
      windowTitle={t('case.next.handOn')}
      lead={t('handover.lead')}
      width="narrow"
      back={{ href: `/cases/${caseId}`, label: t('track.toCase') }}
    >
      {!opened.data || !handovers.data ? (
        <Skeleton label={t('case.opening')} lines={6} />
      ) : running ? (
        <Steps shared={opened.data} handover={running} now={new Date(handovers.data.now)} />
      ) : (
        <Ask shared={opened.data} />
      )}
    </Page>
  )
}

/** Asking another place: all that it is told stands here. */
function Ask({ shared }: { shared: SharedCase }) {
  const t = useText()
  const { circles } = useMe()
  const { say } = useNotices()
  const places = usePlaces()
  const queries = useQueryClient()
  const router = useRouter()
  const [recipient, setRecipient] = useState<number | null>(null)
  const [reason, setReason] = useState<HandingReason | null>(null)
  const [track] = useState(() => newId())
  const { busy, error, run } = usePendingAction()
  const chosen = places.find((one) => one.circle === recipient)
  if (!shared.case.mine)
    return (
      <Card>
        <p>{t('handover.notOurs')}</p>
      </Card>
    )
  const ask = async () => {
    if (recipient === null || reason === null) return
    await run(async () => {
      await offerHandover(session, { of: shared.case, track, recipient, reason })
      say({ text: t('handover.asked', { organisation: chosen?.name ?? '' }) })
      await queries.invalidateQueries()
      await router.invalidate()
    })
  }
  return (
    <Card title={t('handover.to')} lead={t('handover.told')}>
      <div className="stack">
        <OrganisationBox
          id="recipient"
          label={t('refer.organisation')}
          value={recipient}
          onChange={setRecipient}
          except={[...circles, shared.case.ownerCircle]}
        />
        <RadioGroup
          label={t('ask.reason')}
          columns
          choices={handingReasons.map((value) => ({ value, label: t(`code.${value}`) }))}
          value={reason}
          onChange={(value) => setReason(value as HandingReason)}
        />
        <ErrorMessage error={error} />
        <div className="row">
          <Button
            look="primary"
            icon="send"
            isPending={busy}
            isDisabled={!chosen || reason === null}
            onPress={() => void ask()}
          >
            {chosen ? t('handover.ask', { organisation: chosen.name }) : t('handover.askShort')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
