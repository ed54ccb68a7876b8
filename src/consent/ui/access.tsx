// Who can read what, why and until when, looked at together with the person: one table, drawn from what was signed, each line with the
// way to stop it. What was read stays known, and the page says so instead of promising more.
import { useQueryClient } from '@tanstack/react-query'
import { Suspense, useCallback, useEffect, useState } from 'react'
import { useConsents, useChainView } from '../../cases/ui/use-case.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { withdrawConsents } from '../../client/grants.ts'
import { rotateDueKeys } from '../../client/rotate-case-keys.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import { readersBySigned } from '../../client/signed-readers.ts'
import type { CaseView } from '../../sealing/vault-chain-shape.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { useFirstRows } from '../../web/controls/first-rows.tsx'
import { Icon } from '../../web/controls/icon.tsx'
import { useIsNarrow } from '../../web/controls/narrow.ts'
import { useNotices } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useText } from '../../web/language/language.tsx'
import { daysAfter, useToday } from '../../web/session/now.ts'
import { useNameOf } from '../../web/session/organisations.ts'
import { useMe } from '../../web/session/session.tsx'
import { Filled } from '../../web/shell/slots.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { consentMachine } from '../consent.ts'
import type { Consent } from '../model.ts'
import { accessInside } from './access-slots.ts'
import { Before, EndsSoon, Looks } from './looks.tsx'
import { consentsInForce } from '../client/consents-in-force.ts'
import { differencesOf } from '../client/differences.ts'
import { BreakGlass } from './break-glass.tsx'
import { cellsOf, columnsOf, otherLines } from './access-lines.ts'
import { AccessGroup, AccessTable, Legend } from './access-row.tsx'
import { OtherRow, OwnerRow, PersonRow } from './access-rows.tsx'
import { Alarm, Signed } from './signed.tsx'
import { LookAtReaders, Settle } from './settle.tsx'
import './access.css'
import { session } from '../../web/session/window-session.ts'

export function AccessTab({ shared }: { shared: SharedCase }) {
  const t = useText()
  const { data, error, refetch } = useConsents(shared.case.id)
  const { data: view, isPlaceholderData: isOlder } = useChainView(shared)
  if (error)
    return (
      <ErrorMessage
        error={error}
        action={<Button onPress={() => void refetch()}>{t('web.page.again')}</Button>}
      />
    )
  if (!data || !view) return <Skeleton label={t('case.opening')} lines={8} />
  return <Sharing shared={shared} list={data} view={view} isOlder={isOlder} />
}

type List = NonNullable<ReturnType<typeof useConsents>['data']>

interface Part {
  shared: SharedCase
  list: List
  view: CaseView
}

function Sharing({ shared, list, view, isOlder }: Part & { isOlder: boolean }) {
  const { circles, roles } = useMe()
  const gives = consentMachine.opens.who.some((role) => roles.includes(role))
  const queries = useQueryClient()
  const [asked, ask] = useState<readonly Consent[] | null>(null)
  const caseId = shared.case.id
  const yesterday = daysAfter(useToday(), -1)
  const carries = shared.case.mine || circles.includes(view.owner)
  const running = consentsInForce(view.grants, list.consents, { stillDay: yesterday, isWhole: carries })
  const differences = carries && !isOlder ? differencesOf(view, list, yesterday) : undefined
  const isRight = differences && Object.values(differences).every(({ length }) => length === 0)
  const readAgain = async () => {
    await queries.invalidateQueries({ queryKey: ['consents', caseId] })
    await queries.invalidateQueries({ queryKey: ['case', caseId] })
  }
  const again = () => void readAgain()
  return (
    <div className="stack">
      {differences && <Alarm differences={differences} />}
      {!isOlder && <Settle shared={shared} view={view} onSettled={again} />}
      {!isOlder && <LookAtReaders shared={shared} view={view} onSettled={again} />}
      {gives && (
        <BreakGlass shared={shared} waiting={view.waiting} consents={list.consents} onAnswered={again} />
      )}
      <Head
        caseId={caseId}
        counts={countsOf(view, list, running)}
        isRight={isRight === true && shared.doubts.length === 0}
        gives={gives}
        onStopAll={running.length > 1 ? () => ask(running) : undefined}
      />
      <Readers
        shared={shared}
        list={list}
        view={view}
        running={running}
        carries={carries}
        gives={gives}
        onStop={ask}
      />
      <div className="columns">
        <Signed shared={shared} />
        <EndsSoon running={running} />
        <Looks looks={list.looks} />
        <Before consents={list.consents.filter((one) => !['granted', 'waiting'].includes(one.state))} />
      </div>
      {asked && (
        <Stopping shared={shared} asked={asked} onClose={() => ask(null)} onStopped={() => readAgain()} />
      )}
    </div>
  )
}

/** How many other places read, and how many of them the person can stop: whoever has pages reads too, and holds no part. */
function countsOf({ owner, person, readers }: CaseView, list: List, running: readonly Consent[]) {
  const lines = readersBySigned({ owner, readers, ...(person && { person }) }, list.readers, () => null)
  const reads = lines.filter((line) => !line.owner && !line.person).map(({ circle }) => circle)
  const paged = running.filter(({ pages }) => pages > 0).map(({ recipient }) => recipient)
  const others = [...new Set([...reads, ...paged])]
  const stoppable = running.filter(({ basis }) => basis === 'consent').map(({ recipient }) => recipient)
  return { all: others.length, stop: others.filter((circle) => stoppable.includes(circle)).length }
}

interface HeadProps {
  caseId: string
  counts: { all: number; stop: number }
  /** Nothing that the server lists differs from what was signed. */
  isRight: boolean
  gives: boolean
  onStopAll: (() => void) | undefined
}

/** Whether the list is right, and what can be changed by it. */
function Head({ caseId, counts, isRight, gives, onStopAll }: HeadProps) {
  const t = useText()
  return (
    <div className="access-head">
      <div className="access-right">
        {isRight && <Icon name="shield" />}
        <div>
          {isRight && <p className="access-name">{t('access.right')}</p>}
          <p className="second">{t('access.counts', counts)}</p>
        </div>
      </div>
      <div className="row">
        {onStopAll && (
          <Button size="small" onPress={onStopAll}>
            {t('access.stopAll')}
          </Button>
        )}
        {gives && (
          <ButtonLink size="small" look="primary" href={`/cases/${caseId}/give`}>
            {t('access.give')}
          </ButtonLink>
        )}
      </div>
    </div>
  )
}

interface ReadersProps extends Part {
  running: readonly Consent[]
  carries: boolean
  gives: boolean
  onStop: (consents: readonly Consent[]) => void
}

/** Nobody waits longer for the rows of the own house: a server that keeps them back hides no other reader by it. */
const patienceMs = 2_000

/** Whether the rows above stand, so that what is pressed below them does not move away under the hand. */
function useRowsStand(waits: boolean) {
  const [isKnown, setKnown] = useState(!waits)
  useEffect(() => {
    const later = setTimeout(() => setKnown(true), patienceMs)
    return () => clearTimeout(later)
  }, [])
  return { isKnown, onKnown: useCallback(() => setKnown(true), []) }
}

interface InsideProps extends Pick<ReadersProps, 'shared' | 'carries'> {
  columns: ReturnType<typeof columnsOf>
  owner: NonNullable<ReturnType<typeof readersBySigned>[number]>
  onKnown: () => void
}

/** The house that carries the case: who of it reads, for whoever works there; the house as one line for others. */
function Inside({ shared, columns, owner, carries, onKnown }: InsideProps) {
  const t = useText()
  const whole = <OwnerRow columns={columns} line={owner} />
  return (
    <AccessGroup columns={columns} title={t('access.group.inside', { organisation: owner.name ?? '' })}>
      {/* Of its own, or the whole page would be hidden while it loads, and whoever stands on its title loses the place. */}
      <Suspense fallback={whole}>
        {carries ? (
          <Filled slot={accessInside} shared={shared} columns={columns} owner={owner} onKnown={onKnown}>
            {whole}
          </Filled>
        ) : (
          whole
        )}
      </Suspense>
    </AccessGroup>
  )
}

interface OthersProps extends Pick<ReadersProps, 'shared' | 'onStop'> {
  columns: ReturnType<typeof columnsOf>
  lines: ReturnType<typeof otherLines>
  grants: CaseView['grants']
}

/** How many other places a telephone shows at first; how many there are stands above. */
const atFirst = 2

function Others({ shared, columns, lines, grants, onStop }: OthersProps) {
  const t = useText()
  const isNarrow = useIsNarrow()
  const [shown, more] = useFirstRows(lines, isNarrow ? atFirst : lines.length, t('access.group.others'))
  return (
    <>
      {shown.map((line) => (
        <OtherRow
          key={line.id}
          {...{ shared, columns, line, grants }}
          onStop={(consent) => onStop([consent])}
        />
      ))}
      {more && <li>{more}</li>}
    </>
  )
}

/** The table: inside the house that carries the case, the other places, the person. As it was signed: the server hides nobody. */
function Readers({ shared, list, view, running, carries, gives, onStop }: ReadersProps) {
  const t = useText()
  const nameOf = useNameOf()
  const lines = readersBySigned(view, list.readers, nameOf)
  const others = otherLines(lines, running, view.grants)
  const owner = lines.find((line) => line.owner)
  const person = lines.find((line) => line.person)
  const columns = columnsOf([
    ...(owner ? [cellsOf(owner)] : []),
    ...(person ? [cellsOf(person)] : []),
    ...others.map(({ cells }) => cells),
  ])
  const { isKnown, onKnown } = useRowsStand(carries)
  return (
    <div className="card access-card">
      <AccessTable columns={columns}>
        {owner && (
          <Inside shared={shared} columns={columns} owner={owner} carries={carries} onKnown={onKnown} />
        )}
        <AccessGroup
          columns={columns}
          title={t('access.group.others')}
          aside={t(others.length > 0 ? 'access.group.othersLead' : 'access.nobodyWords')}
        >
          {isKnown && <Others {...{ shared, columns, lines: others, grants: view.grants, onStop }} />}
        </AccessGroup>
        {person && (
          <AccessGroup columns={columns} title={t('access.group.personLead')} isQuiet>
            <PersonRow columns={columns} line={person} />
          </AccessGroup>
        )}
      </AccessTable>
      <div className="access-foot">
        <Legend />
        {gives && (
          <ButtonLink size="small" look="quiet" href={`/cases/${shared.case.id}/without-consent`}>
            {t('access.without')}
          </ButtonLink>
        )}
      </div>
    </div>
  )
}

interface StoppingProps {
  shared: SharedCase
  asked: readonly Consent[]
  onClose: () => void
  onStopped: () => Promise<void>
}

function Stopping({ shared, asked, onClose, onStopped }: StoppingProps) {
  const t = useText()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const words = { count: asked.length, organisation: asked[0]?.recipientName ?? '' }
  const stop = async () => {
    await run(async () => {
      await withdrawConsents(session, shared.case.id, asked)
      onClose()
      say({ text: t('access.stopped', words) })
      await rotateDueKeys(session, shared.case.id, shared.held).catch(() => [])
    })
    await onStopped()
  }
  return (
    <Dialog
      title={t('access.stopTitle', words)}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      actions={(close) => (
        <>
          <Button onPress={close}>{t('access.keep')}</Button>
          <Button look="danger" isPending={busy} onPress={() => void stop()}>
            {t('access.stopNow')}
          </Button>
        </>
      )}
    >
      <p>{t('access.stopWords')}</p>
      <ErrorMessage error={error} />
    </Dialog>
  )
}
