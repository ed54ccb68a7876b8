// The place where a day begins: what cannot wait, then today, a row for each person; the week, what ended and what was put off folded
// below. A supervisor begins with the team. The keyboard alone is enough.
import { Suspense, useRef, useState } from 'react'
import { Link } from 'react-aria-components/Link'
import { useRouter, useSearch } from '@tanstack/react-router'
import { firstDuties, hasOwnCases, isOnlyAssigned } from '../../api/roles.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { KeyHint } from '../../web/controls/key-hint.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Tabs } from '../../web/controls/tabs.tsx'
import { useText } from '../../web/language/language.tsx'
import { useCounts } from '../../web/session/counts.tsx'
import { useMe } from '../../web/session/session.tsx'
import { Page } from '../../web/shell/page.tsx'
import { Filled } from '../../web/shell/slots.tsx'
import {
  assignedDay,
  workActions,
  workFoot,
  workHead,
  workTeam,
  workUnassigned,
} from '../../web/shell/work-slots.ts'
import { DutyList } from './duty-list.tsx'
import { useListKeys } from './list-keys.ts'
import './work.css'

const views = ['mine', 'team', 'unassigned'] as const
type View = (typeof views)[number]

/** Whoever is only assigned begins the day with their assignments. */
export function MyWork() {
  const t = useText()
  if (!isOnlyAssigned(useMe().roles)) return <Work />
  return (
    <Suspense fallback={<Skeleton label={t('work.loading')} lines={6} />}>
      <Filled slot={assignedDay} />
    </Suspense>
  )
}

function Work() {
  const t = useText()
  const { roles } = useMe()
  const hasOwn = hasOwnCases(roles)
  const list = useRef<HTMLDivElement>(null)
  const [help, setHelp] = useState(false)
  const router = useRouter()
  const show = (id: string) =>
    void router.navigate({ href: `/?whose=${id}`, replace: true, resetScroll: false })
  useListKeys(list, {
    onHelp: () => setHelp(true),
    onView: (number) => {
      const view = views[number - 1]
      if (view && hasOwn) show(view)
    },
  })
  const supervises = roles.includes('supervisor')
  return (
    <Page
      title={t('work.title')}
      actions={
        <>
          <Suspense fallback={null}>
            <Filled slot={workActions} />
          </Suspense>
          <Keys isOpen={help} onOpenChange={setHelp} />
        </>
      }
    >
      <WaitingColleagues />
      <Suspense fallback={null}>
        <Filled slot={workHead} />
      </Suspense>
      {supervises && (
        <Suspense fallback={<Skeleton label={t('worker.load.loading')} lines={4} />}>
          <Filled slot={workTeam} />
        </Suspense>
      )}
      <Card>
        <h2 className="unseen">{t('work.list')}</h2>
        <div ref={list}>
          <Lists hasOwn={hasOwn} first={firstDuties(roles)} onSelect={show} />
        </div>
      </Card>
      <Suspense fallback={null}>
        <Filled slot={workFoot} />
      </Suspense>
    </Page>
  )
}

/** Mine, the team's and what nobody works on; whoever has no cases of their own has the one list of their circles. */
function Lists(props: { hasOwn: boolean; first: View; onSelect: (view: string) => void }) {
  const t = useText()
  const { chosen } = useSearch({
    strict: false,
    select: (search: { whose?: string }) => ({ chosen: search.whose }),
  })
  if (!props.hasOwn) return <DutyList whose="team" />
  const shown = views.find((view) => view === chosen) ?? props.first
  const content = {
    mine: () => <DutyList whose="mine" />,
    team: () => <DutyList whose="team" />,
    unassigned: () => (
      <Suspense fallback={<Skeleton label={t('work.loading')} lines={4} />}>
        <Filled slot={workUnassigned} />
      </Suspense>
    ),
  }
  return (
    <Tabs
      label={t('work.whose')}
      tabs={views.map((id) => ({
        id,
        label: t(`work.whose.${id}`),
        content: id === shown ? content[id]() : null,
      }))}
      selected={shown}
      onSelect={props.onSelect}
    />
  )
}

/** Whoever has joined can open nothing before an administrator lets them in, and nobody else tells the administrator. */
function WaitingColleagues() {
  const t = useText()
  const { counts } = useCounts(true)
  const count = counts?.waiting ?? 0
  if (count === 0) return null
  return (
    <Notice tone="due" title={t('work.waiting.title', { count })}>
      <p>{t('work.waiting.words')}</p>
      <Link href="/people">{t('work.waiting.go')}</Link>
    </Notice>
  )
}

const keys = [
  { keys: ['J'], words: 'work.keys.next' },
  { keys: ['K'], words: 'work.keys.before' },
  { keys: ['E'], words: 'work.keys.act' },
  { keys: ['H'], words: 'work.keys.snooze' },
  { keys: ['G'], words: 'work.keys.handOver' },
  { keys: ['Enter'], words: 'work.keys.open' },
  { keys: ['1', '2', '3'], words: 'work.keys.views' },
  { keys: ['Ctrl', 'K'], words: 'work.keys.find' },
  { keys: ['?'], words: 'work.keys.help' },
] as const

function Keys(props: { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) {
  const t = useText()
  return (
    <>
      <span className="work-keys">
        <Button look="quiet" size="small" onPress={() => props.onOpenChange(true)}>
          {t('work.keys.title')} <KeyHint keys={['?']} />
        </Button>
      </span>
      <Dialog title={t('work.keys.title')} {...props}>
        <dl className="work-keys-list">
          {keys.map((one) => (
            <div key={one.words}>
              <dt>
                <KeyHint keys={[...one.keys]} />
              </dt>
              <dd>{t(one.words)}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </>
  )
}
