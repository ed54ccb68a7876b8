// What can be done now, across everything that runs on the case: the moves that are mine to make, a new process, a
// referral, a card for the person.
import { lazy, Suspense } from 'react'
import type { StaffRole } from '../../api/roles.ts'
import { refusalOf } from '../../tracks/advance.ts'
import { sourcesOf } from '../../tracks/define.ts'
import type { SharedCase } from '../../web/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { Menu, type MenuEntry } from '../../web/controls/menu.tsx'
import { useText } from '../../web/language.tsx'
import { isOver, machineOf, movesOf } from '../../web/machines.ts'
import { useMe } from '../../web/session.tsx'
import { useSheet } from '../../web/sheet.ts'
import { caseRoles, referringRoles } from '../../api/roles.ts'
import { stateSaid } from '../codes.ts'
import { panelOf } from './due-and-open.tsx'

const loadCard = () => import('./give-card.tsx')
const GiveCard = lazy(async () => ({ default: (await loadCard()).GiveCard }))

export function WhatNext({ shared }: { shared: SharedCase }) {
  const t = useText()
  const roles = useMe().roles as StaffRole[]
  const card = useSheet(loadCard)
  const { id } = shared.case
  const running = shared.tracks
    .filter((track) => !isOver(track.kind, track.state) && track.sides.length > 0)
    .map((track) => {
      const machine = machineOf(track.kind)
      const mine = movesOf(machine).filter(
        ([, move]) =>
          !move.exit &&
          sourcesOf(machine, move).includes(track.state) &&
          !refusalOf(move, { sides: track.sides, roles }),
      )
      return { track, moves: mine.map(([name]) => t(`${track.kind}.move.${name}`)) }
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
      detail: moves.slice(0, 3).join(' · '),
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
