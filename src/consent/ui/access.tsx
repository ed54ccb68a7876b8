// Who can read what, why and until when, looked at together with the person: one card for each organisation, each with
// the way to stop it. What was read stays known, and the page says so instead of promising more.
import { useQueryClient } from '@tanstack/react-query'
import { Navigate, useParams } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { readersBySigned } from '../../client/signed-readers.ts'
import { useConsents, useChainView } from '../../cases/ui/use-case.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { stopSharing } from '../../client/grants.ts'
import { rotateDueKeys } from '../../client/rotate-case-keys.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import { CARRYING } from '../../sealing/case-shape.ts'
import type { CaseView } from '../../sealing/vault-chain-shape.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { daysAfter, useToday } from '../../web/session/now.ts'
import { useNameOf } from '../../web/session/organisations.ts'
import { useMe } from '../../web/session/session.tsx'
import { Filled } from '../../web/shell/slots.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { consentMachine } from '../consent.ts'
import type { Consent } from '../model.ts'
import { accessHead } from './access-slots.ts'
import { Before, Looks } from './looks.tsx'
import { Give } from './give.tsx'
import type { Begun } from './use-giving.ts'
import { consentsInForce } from '../client/consents-in-force.ts'
import { differencesOf } from '../client/differences.ts'
import { BreakGlass } from './break-glass.tsx'
import { ReaderCard } from './reader-card.tsx'
import { Renewal } from './renewal.tsx'
import { Alarm, Signed } from './signed.tsx'
import { LookAtReaders, Settle } from './settle.tsx'
import { ShareWithoutConsent } from './share-without-consent.tsx'
import './access.css'
import { session } from '../../web/session/window-session.ts'

/** The address that other screens, and older links, lead to: a view of the case, with what they want agreed. */
export function AccessAddress() {
  const { caseId = '' } = useParams({ strict: false })
  const asked = Object.fromEntries(new URLSearchParams(location.search))
  return <Navigate to="/cases/$caseId" params={{ caseId }} search={{ ...asked, tab: 'access' }} replace />
}

export function AccessTab({ shared }: { shared: SharedCase }) {
  const { t } = useLanguage()
  const { data, error, refetch } = useConsents(shared.case.id)
  if (error)
    return (
      <ErrorMessage
        error={error}
        action={<Button onPress={() => void refetch()}>{t('web.page.again')}</Button>}
      />
    )
  if (!data) return <Skeleton label={t('case.opening')} lines={8} />
  return <Sharing shared={shared} list={data} />
}

/** A screen that needs a consent leads here with what is to be agreed: `?to=12&for=carrying`. */
function begunBy(view: CaseView): Begun | undefined {
  const asked = new URLSearchParams(location.search)
  const recipient = Number(asked.get('to'))
  if (!recipient) return undefined
  const carrying = asked.get('for') === CARRYING
  return { recipient, purpose: carrying ? CARRYING : null, compartments: carrying ? view.carried : [] }
}

type List = NonNullable<ReturnType<typeof useConsents>['data']>

function Sharing({ shared, list }: { shared: SharedCase; list: List }) {
  const { t } = useLanguage()
  const { say } = useNotices()
  const { roles, circles, organisation } = useMe()
  const gives = consentMachine.opens.who.some((role) => roles.includes(role))
  const queries = useQueryClient()
  const [asked, ask] = useState<Consent[] | null>(null)
  const { busy, error, run } = usePendingAction()
  const caseId = shared.case.id
  const today = useToday()
  const nameOf = useNameOf()
  const { data: view, isPlaceholderData: isOlder } = useChainView(shared)
  const carries = view !== undefined && (shared.case.mine || circles.includes(view.owner))
  // As it was signed: the server's list names and decorates, and hides nobody.
  const lines = view ? readersBySigned(view, list.readers, nameOf) : []
  const inForce = { stillDay: daysAfter(today, -1), isWhole: carries }
  const running = consentsInForce(view?.grants ?? [], list.consents, inForce)
  const reads = lines.filter((line) => !line.owner && !line.person).map((line) => line.circle)
  // Whoever has pages reads too, and holds no part.
  const paged = running.filter((one) => one.pages > 0).map((one) => one.recipient)
  const others = [...new Set([...reads, ...paged])]
  const stoppable = new Set(running.filter((one) => one.basis === 'consent').map((one) => one.recipient))

  const readAgain = async () => {
    await queries.invalidateQueries({ queryKey: ['consents', caseId] })
    await queries.invalidateQueries({ queryKey: ['case', caseId] })
  }
  const stop = async (consents: readonly Consent[]) => {
    await run(async () => {
      await stopSharing(session, caseId, consents)
      ask(null)
      say({
        text: t('access.stopped', {
          count: consents.length,
          organisation: consents[0]?.recipientName ?? '',
        }),
      })
      await rotateDueKeys(session, caseId, shared.held).catch(() => [])
    })
    await readAgain()
  }

  // What was agreed to last may be less than before: what closes by it gets a new key at once.
  const given = async () => {
    await rotateDueKeys(session, caseId, shared.held).catch(() => [])
    await readAgain()
  }

  return (
    <div className="main-and-side">
      <div className="stack">
        {carries && !isOlder && <Alarm differences={differencesOf(view, list, daysAfter(today, -1))} />}
        {view && !isOlder && <Settle shared={shared} view={view} onSettled={() => void readAgain()} />}
        {view && !isOlder && <LookAtReaders shared={shared} view={view} onSettled={() => void readAgain()} />}
        {view && gives && (
          <BreakGlass
            shared={shared}
            waiting={view.waiting}
            consents={list.consents}
            onAnswered={() => void readAgain()}
          />
        )}
        {/* Of its own, or the whole page would be hidden while it loads, and whoever stands on its title loses the place. */}
        <Suspense>{carries && <Filled slot={accessHead} shared={shared} />}</Suspense>
        <Card
          title={t('access.now')}
          lead={t('access.counts', {
            all: others.length,
            stop: others.filter((circle) => stoppable.has(circle)).length,
          })}
          aside={
            running.length > 1 && (
              <Button size="small" onPress={() => ask(running)}>
                {t('access.stopAll')}
              </Button>
            )
          }
        >
          <ul className="access-list">
            {lines.map((line) => (
              <ReaderCard
                key={line.circle}
                shared={shared}
                grants={view?.grants ?? []}
                line={line}
                consents={running.filter((one) => !one.outside && one.recipient === line.circle)}
                onStop={(consent) => ask([consent])}
              />
            ))}
            {running
              .filter((one) => one.outside || !lines.some((line) => line.circle === one.recipient))
              .map((one) => (
                <ReaderCard
                  key={one.track}
                  shared={shared}
                  grants={view?.grants ?? []}
                  line={{
                    circle: one.recipient,
                    name: one.recipientName,
                    person: false,
                    owner: false,
                    compartments: [],
                    unconfirmed: [],
                  }}
                  consents={[one]}
                  onStop={(consent) => ask([consent])}
                />
              ))}
          </ul>
          {view && others.length === 0 && running.length === 0 && (
            <EmptyState icon="key" title={t('access.nobody')} words={t('access.nobodyWords')} />
          )}
        </Card>
        {gives && <Renewal consents={running} />}
        {gives && view && (
          <Give
            shared={shared}
            grants={view.grants.filter((one) => carries || one.from === organisation.id)}
            begun={begunBy(view)}
            onGiven={() => void given()}
          />
        )}
        {gives && <ShareWithoutConsent shared={shared} onOpened={() => void readAgain()} />}
      </div>
      <div className="stack">
        <Looks looks={list.looks} />
        <Before consents={list.consents.filter((one) => !['granted', 'waiting'].includes(one.state))} />
        <Signed shared={shared} />
      </div>
      {asked && (
        <Dialog
          title={t('access.stopTitle', { count: asked.length, organisation: asked[0]?.recipientName ?? '' })}
          isOpen
          onOpenChange={(isOpen) => {
            if (!isOpen) ask(null)
          }}
          actions={(close) => (
            <>
              <Button onPress={close}>{t('access.keep')}</Button>
              <Button look="danger" isPending={busy} onPress={() => void stop(asked)}>
                {t('access.stopNow')}
              </Button>
            </>
          )}
        >
          <p>{t('access.stopWords')}</p>
          <ErrorMessage error={error} />
        </Dialog>
      )}
    </div>
  )
}
