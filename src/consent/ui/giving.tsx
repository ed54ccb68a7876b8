// The pages on which something more is shared: with the person's yes, or without it. Each leads back to the table of who can read.
import { useQueryClient } from '@tanstack/react-query'
import { Navigate, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useAlias, useCase, useChainView } from '../../cases/ui/use-case.ts'
import { tabOf } from '../../cases/ui/case-slots.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { rotateDueKeys } from '../../client/rotate-case-keys.ts'
import { CARRYING } from '../../sealing/case-shape.ts'
import type { CaseView } from '../../sealing/vault-chain-shape.ts'
import { useNavigateWhenDone } from '../../web/actions/use-navigate-when-done.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { Page } from '../../web/shell/page.tsx'
import { Give } from './give.tsx'
import { ShareWithoutConsent } from './share-without-consent.tsx'
import type { Begun } from './use-give-consent.ts'
import './access.css'

/** The address that other screens, and older links, lead to: the view of the case, or what they want agreed. */
export function AccessAddress() {
  const { caseId = '' } = useParams({ strict: false })
  const asked = Object.fromEntries(new URLSearchParams(location.search))
  // As a number: the router would put a string that looks like one between quotes.
  const search = { ...asked, to: Number(asked['to']) }
  if (asked['to']) return <Navigate to="/cases/$caseId/give" params={{ caseId }} search={search} replace />
  return <Navigate to="/cases/$caseId" params={{ caseId }} search={{ tab: 'access' }} replace />
}

/** A screen that needs a consent leads here with what is to be agreed: `?to=12&for=carrying`. */
function begunBy(view: CaseView): Begun | undefined {
  const asked = new URLSearchParams(location.search)
  const recipient = Number(asked.get('to'))
  if (!recipient) return undefined
  const carrying = asked.get('for') === CARRYING
  return { recipient, purpose: carrying ? CARRYING : null, compartments: carrying ? view.carried : [] }
}

export function GiveWithConsent() {
  return (
    <OfCase title="access.give" lead="access.giveLead">
      {(shared, ends) => <Giving shared={shared} {...ends} />}
    </OfCase>
  )
}

export function GiveWithoutConsent() {
  return (
    <OfCase title="access.without" lead="access.without.lead">
      {(shared, { onDone, onRefused }) => (
        <ShareWithoutConsent shared={shared} onOpened={onDone} onRefused={onRefused} />
      )}
    </OfCase>
  )
}

/** Done: back to the table. Refused: the form stays, and what stands there is read anew. */
interface Ends {
  onDone: () => void
  onRefused: () => void
}

function Giving({ shared, onDone, onRefused }: { shared: SharedCase } & Ends) {
  const t = useText()
  const { circles, organisation } = useMe()
  const { data: view } = useChainView(shared)
  if (!view) return <Skeleton label={t('case.opening')} lines={8} />
  const carries = shared.case.mine || circles.includes(view.owner)
  // What was agreed to last may be less than before: what closes by it gets a new key at once.
  const given = async () => {
    await rotateDueKeys(session, shared.case.id, shared.held).catch(() => [])
    onDone()
  }
  return (
    <Give
      shared={shared}
      grants={view.grants.filter((one) => carries || one.from === organisation.id)}
      begun={begunBy(view)}
      onGiven={() => void given()}
      onRefused={onRefused}
    />
  )
}

interface OfCaseProps {
  title: string
  lead: string
  children: (shared: SharedCase, ends: Ends) => ReactNode
}

/** A page of a case that begins with reading it, and ends at the table of who can read. */
function OfCase({ title, lead, children }: OfCaseProps) {
  const t = useText()
  const alias = useAlias()
  const navigateWhenDone = useNavigateWhenDone()
  const queries = useQueryClient()
  const { caseId = '' } = useParams({ strict: false })
  const { data, error, refetch } = useCase(caseId)
  const readAgain = () => {
    void queries.invalidateQueries({ queryKey: ['consents', caseId] })
    void queries.invalidateQueries({ queryKey: ['case', caseId] })
  }
  const done = async () => {
    readAgain()
    await navigateWhenDone(tabOf(caseId, 'access'))
  }
  return (
    <Page
      title={t(title)}
      back={{
        href: tabOf(caseId, 'access'),
        label: data ? t('access.title', { alias: alias(data.case.reference) }) : t('access.window'),
      }}
      lead={t(lead)}
      width="narrow"
    >
      {error ? (
        <ErrorMessage
          error={error}
          action={<Button onPress={() => void refetch()}>{t('web.page.again')}</Button>}
        />
      ) : data ? (
        children(data, { onDone: () => void done(), onRefused: readAgain })
      ) : (
        <Skeleton label={t('case.opening')} lines={8} />
      )}
    </Page>
  )
}
