// What can be done now, across everything that runs on the case: the moves that are mine to make, a new process, a
// referral, a card for the person.
import { lazy, Suspense } from 'react'
import { stillRuns } from '../../tracks/closing-effects.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { Menu, type MenuEntry } from '../../web/controls/menu.tsx'
import { useText, type Text } from '../../web/language/language.tsx'
import { machineOf } from '../../web/track/machines.ts'
import { useMe } from '../../web/session/session.tsx'
import { useLazyDialog } from '../../web/actions/lazy-dialog.ts'
import { offersOf } from '../../web/track/offers.ts'
import { caseRoles, referringRoles } from '../../api/roles.ts'
import { isOpen } from '../../tracks/case-state.ts'
import { panelOf } from './panel-address.ts'
import { useConsents } from './use-case.ts'

const loadCard = () => import('./give-card.tsx')
const GiveCard = lazy(async () => ({ default: (await loadCard()).GiveCard }))

/** Everything that runs on the case and in which somebody here has a move to make, with those moves. */
function useRunning(shared: SharedCase) {
  const t = useText()
  const { roles } = useMe()
  const consents = useConsents(shared.case.id).data?.consents
  return shared.tracks
    .map((track) => {
      const machine = machineOf(track.kind)
      const isOwed = shared.clocks.some((clock) => clock.track === track.id)
      if (track.sides.length === 0 || !stillRuns(machine, track.state, isOwed)) return { track, moves: [] }
      // What this page knows of what a rule may ask. What depends on the rest is not named here: the process's own page knows.
      const basis = consents?.find((one) => one.track === track.id)?.basis
      const facts = { ageGroup: shared.case.ageGroup, ...(basis && { basis }) }
      const offers = offersOf(machine, { track, facts }, { roles, t }, 'some')
      return { track, moves: offers.filter((offer) => offer.open && !offer.exit) }
    })
    .filter(({ moves }) => moves.length > 0)
}

interface Beginning {
  shared: SharedCase
  roles: readonly string[]
  t: Text
  showCard: () => void
}

/** The room about staying and working. */
const toStay = (id: string, t: Text): MenuEntry => ({
  id: 'stay',
  icon: 'document',
  label: t('stay.title'),
  href: `/cases/${id}/stay`,
})

/** Telling an office of them, where a law or the network's rules ask for it. */
const toNotify = (id: string, t: Text): MenuEntry => ({
  id: 'notify',
  icon: 'send',
  label: t('case.next.notify'),
  href: `/cases/${id}/start?kind=notification`,
})

/** What one begins on a case, by who may. */
function beginningsOf({ shared, roles, t, showCard }: Beginning): MenuEntry[] {
  const { id, mine, state, personCircle } = shared.case
  const may = (list: readonly string[]) => roles.some((role) => list.includes(role))
  const carries = may(caseRoles) && mine
  const isThere = carries && state !== 'erased'
  const entries: (MenuEntry | false)[] = [
    may(referringRoles) && {
      id: 'start',
      icon: 'plus',
      label: t('case.next.start'),
      href: `/cases/${id}/start`,
    },
    may(referringRoles) && {
      id: 'refer',
      icon: 'send',
      label: t('case.next.refer'),
      href: `/cases/${id}/refer`,
    },
    may(referringRoles) && shared.held.includes('narrative') && toNotify(id, t),
    shared.held.includes('immigration') && toStay(id, t),
    // A house gives its own bed in one step; asking another house is a process like any other.
    may(['shelter']) &&
      shared.held.includes('contact') && {
        id: 'bed',
        icon: 'bed',
        label: t('case.next.bed'),
        href: `/beds?for=${id}`,
      },
    isThere && {
      id: 'card',
      icon: 'key',
      label: t(personCircle === null ? 'case.next.card' : 'case.next.cardLost'),
      onAction: showCard,
    },
    isThere && {
      id: 'forms',
      icon: 'document',
      label: t('case.next.forms'),
      href: `/cases/${id}/forms`,
    },
    isThere && { id: 'file', icon: 'document', label: t('case.next.file'), href: `/cases/${id}/file` },
    carries &&
      isOpen(state) && {
        id: 'hand-on',
        icon: 'arrow',
        label: t('case.next.handOn'),
        href: `/cases/${id}/hand-on`,
      },
    carries &&
      shared.held.includes('identity') && {
        id: 'count',
        icon: 'chart',
        label: t('case.next.count'),
        href: `/cases/${id}/count`,
      },
  ]
  return entries.filter((one) => one !== false)
}

export function WhatNext({ shared }: { shared: SharedCase }) {
  const t = useText()
  const { roles } = useMe()
  const card = useLazyDialog(loadCard)
  const running = useRunning(shared)
  const entries: MenuEntry[] = [
    ...beginningsOf({ shared, roles, t, showCard: card.show }),
    ...running.map(({ track, moves }) => ({
      id: track.id,
      label: t(`${track.kind}.name`),
      detail: moves
        .flatMap((offer) => (offer.open && !offer.unsure ? offer.words : []))
        .slice(0, 3)
        .join(' · '),
      href: panelOf(shared.case.id, track.id),
    })),
  ]
  if (entries.length === 0) return null
  return (
    <>
      <Menu
        label={t('case.next.title')}
        entries={entries}
        trigger={
          <Button icon="arrow" isPending={card.button.isPending}>
            {t('case.next.title')}
          </Button>
        }
      />
      <Suspense>{card.open && <GiveCard shared={shared} onClose={card.hide} />}</Suspense>
    </>
  )
}
