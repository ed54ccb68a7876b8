// What can be done now, across everything that runs on the case: the moves that are mine to make, a new process, a
// referral, a card for the person.
import { lazy, Suspense } from 'react'
import type { StaffRole } from '../../api/roles.ts'
import { stillRuns } from '../../tracks/closing-effects.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { Menu, type MenuEntry } from '../../web/controls/menu.tsx'
import { useText } from '../../web/language/language.tsx'
import { machineOf } from '../../web/track/machines.ts'
import { useMe } from '../../web/session/session.tsx'
import { useLazyDialog } from '../../web/actions/lazy-dialog.ts'
import { offersOf } from '../../web/track/offers.ts'
import { caseRoles, referringRoles } from '../../api/roles.ts'
import { stateSaid } from '../codes.ts'
import { panelOf } from './due-and-open.tsx'
import { useConsents } from './use-case.ts'

const loadCard = () => import('./give-card.tsx')
const GiveCard = lazy(async () => ({ default: (await loadCard()).GiveCard }))

export function WhatNext({ shared }: { shared: SharedCase }) {
  const t = useText()
  const roles = useMe().roles as StaffRole[]
  const card = useLazyDialog(loadCard)
  const { id } = shared.case
  const consents = useConsents(id).data?.consents
  const running = shared.tracks
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
  const may = (list: readonly StaffRole[]) => roles.some((role) => list.includes(role))
  const entries: MenuEntry[] = [
    ...(may(referringRoles)
      ? [
          { id: 'start', icon: 'plus' as const, label: t('case.next.start'), href: `/cases/${id}/start` },
          { id: 'refer', icon: 'send' as const, label: t('case.next.refer'), href: `/cases/${id}/refer` },
        ]
      : []),
    // A house gives its own bed in one step; asking another house is a process like any other.
    ...(may(['shelter']) && shared.held.includes('contact')
      ? [{ id: 'bed', icon: 'bed' as const, label: t('case.next.bed'), href: `/beds?for=${id}` }]
      : []),
    ...(may(caseRoles) && shared.case.mine && shared.case.state !== 'erased'
      ? [
          {
            id: 'card',
            icon: 'key' as const,
            label: t(shared.case.personCircle === null ? 'case.next.card' : 'case.next.cardLost'),
            onAction: card.show,
          },
        ]
      : []),
    ...(may(caseRoles) && shared.case.mine && shared.case.state !== 'erased'
      ? [{ id: 'file', icon: 'document' as const, label: t('case.next.file'), href: `/cases/${id}/file` }]
      : []),
    ...(may(caseRoles) && shared.case.mine && stateSaid[shared.case.state] === 'open'
      ? [
          {
            id: 'hand-on',
            icon: 'arrow' as const,
            label: t('case.next.handOn'),
            href: `/cases/${id}/hand-on`,
          },
        ]
      : []),
    ...(may(caseRoles) && shared.case.mine && shared.held.includes('identity')
      ? [{ id: 'count', icon: 'chart' as const, label: t('case.next.count'), href: `/cases/${id}/count` }]
      : []),
    ...running.map(({ track, moves }) => ({
      id: track.id,
      label: t(`${track.kind}.name`),
      detail: moves
        .flatMap((offer) => (offer.open && !offer.unsure ? offer.words : []))
        .slice(0, 3)
        .join(' · '),
      href: panelOf(id, track.id),
    })),
  ]
  if (entries.length === 0) return null
  return (
    <>
      <Menu
        label={t('case.next.title')}
        entries={entries}
        trigger={
          <Button look="primary" icon="arrow" isPending={card.button.isPending}>
            {t('case.next.title')}
          </Button>
        }
      />
      <Suspense>{card.open && <GiveCard shared={shared} onClose={card.hide} />}</Suspense>
    </>
  )
}
