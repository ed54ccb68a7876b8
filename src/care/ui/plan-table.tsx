// The plan as people read it: what the person asked for in their own words, what is aimed at, who helps, by when, and how far it is.
// Rows are written in one sheet, without a form for each; by keyboard, by menu or dragged they go from group to group.
import { lazy, Suspense, useRef, useState, type ReactNode } from 'react'
import { useRouter } from '@tanstack/react-router'
import { newId } from '../../api/new-id.ts'
import { caseRoles } from '../../api/roles.ts'
import { panelOf } from '../../cases/ui/panel-address.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { useLazyDialog } from '../../web/actions/lazy-dialog.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { wordsOf } from '../../web/actions/error-words.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { KeyHint } from '../../web/controls/key-hint.tsx'
import { useIsNarrow } from '../../web/controls/narrow.ts'
import { useNotices } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { goalMachine } from '../goal.ts'
import { groups, inGroups, moveInto, type Group } from './groups.ts'
import { useOffers, useRowMove } from './line-state.tsx'
import { PlanGroup } from './plan-group.tsx'
import { usePlanKeys } from './plan-keys.ts'
import { useCarePlan, type Line } from './use-plan.ts'
import './plan.css'

const loadSheet = () => import('./add-rows.tsx')
const loadPrint = () => import('./print-plan.tsx')
const PrintPlan = lazy(async () => ({ default: (await loadPrint()).PrintPlan }))
const AddRows = lazy(async () => ({ default: (await loadSheet()).AddRows }))

interface OfPlan {
  shared: SharedCase
  onChanged: () => void
}

export function PlanTable({ shared, onChanged }: OfPlan) {
  const t = useText()
  const { roles } = useMe()
  const { lines, isOpening } = useCarePlan(shared)
  const [isAdding, setAdding] = useState(false)
  const printing = useLazyDialog(loadPrint)
  const mayAdd =
    shared.case.mine &&
    roles.some((role) => caseRoles.includes(role as never)) &&
    shared.held.includes('narrative')
  if (lines.length === 0 && !mayAdd) return null
  const add = mayAdd && !isAdding && (
    <Button size="small" icon="plus" onPress={() => setAdding(true)} onHoverStart={() => void loadSheet()}>
      {t('plan.add')}
    </Button>
  )
  return (
    <Card
      title={t('plan.title')}
      aside={
        <>
          {lines.some(({ words }) => words) && (
            <Button size="small" look="quiet" icon="print" {...printing.button}>
              {t('plan.print')}
            </Button>
          )}
          {add}
        </>
      }
    >
      <Suspense>
        {printing.open && <PrintPlan {...{ shared, lines, onChanged }} onClose={printing.hide} />}
      </Suspense>
      <div className="stack">
        {isAdding && (
          <Suspense fallback={<Skeleton label={t('plan.add')} lines={4} />}>
            <Sheet onClose={() => setAdding(false)}>
              <AddRows
                shared={shared}
                onClose={() => setAdding(false)}
                onAdded={() => {
                  setAdding(false)
                  onChanged()
                }}
              />
            </Sheet>
          </Suspense>
        )}
        {lines.length === 0 && !isAdding && <NoPlan />}
        {isOpening ? (
          <Skeleton label={t('case.opening')} lines={4} />
        ) : (
          <Board {...{ shared, lines, onChanged }} onNew={() => mayAdd && setAdding(true)} />
        )}
      </div>
    </Card>
  )
}

/** A telephone has room for one sentence of it. */
function NoPlan() {
  const t = useText()
  return useIsNarrow() ? (
    <p className="second">{t('plan.none')}</p>
  ) : (
    <EmptyState small icon="heart" title={t('plan.none')} words={t('plan.noneWords')} />
  )
}

/** Above the plan on a desk; on a telephone over the page, which is long enough without it. */
function Sheet({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const t = useText()
  const isNarrow = useIsNarrow()
  if (!isNarrow) return children
  return (
    <Dialog title={t('plan.title')} place="side" onClose={onClose}>
      {children}
    </Dialog>
  )
}

/** The groups, and every way in which a row goes from one to another. */
function Board({ shared, lines, onChanged, onNew }: OfPlan & { lines: readonly Line[]; onNew: () => void }) {
  const t = useText()
  const router = useRouter()
  const place = useRef<HTMLDivElement>(null)
  const caseId = shared.case.id
  const noteContact = useNoteContact(caseId, onChanged)
  const lineOf = (id: string) => lines.find((one) => one.id === id)
  const open = (id: string, move?: string) => void router.navigate({ href: panelOf(caseId, id, move) })
  usePlanKeys(place, {
    onNew,
    onDay: (id) => open(id, dayMove(lineOf(id))),
    onContact: (id) => void noteContact(lineOf(id)),
  })
  const { drag, leadsInto, drop } = useDragging(caseId, onChanged)
  const shown = inGroups(lines)
  return (
    <div ref={place} className="stack">
      {groups.map((group) => {
        const found = shown.find((one) => one.group === group)
        const isTarget = leadsInto(group)
        if (!found && !isTarget) return null
        return (
          <div
            key={group}
            className="plan-drop"
            data-target={isTarget || undefined}
            onDragOver={(event) => isTarget && event.preventDefault()}
            onDrop={() => drop(group)}
          >
            {found ? (
              <PlanGroup {...found} {...{ shared, onChanged }} onDrag={drag} />
            ) : (
              <p className="second">{t('plan.dragHere', { group: t(`plan.group.${group}`) })}</p>
            )}
          </div>
        )
      })}
      {lines.length > 0 && (
        <p className="second plan-keys" aria-hidden="true">
          <KeyHint keys={['S']} /> {t('plan.state')} <KeyHint keys={['D']} /> {t('plan.by')}{' '}
          <KeyHint keys={['C']} /> {t('plan.contact')} <KeyHint keys={['N']} /> {t('plan.add')}
        </p>
      )}
    </div>
  )
}

/** A row that is dragged, the groups that it can go to, and what happens where it is let go: the move that its menu makes. */
function useDragging(caseId: string, onChanged: () => void) {
  const router = useRouter()
  const [dragged, drag] = useState<Line>()
  const { make } = useRowMove(caseId, onChanged)
  const offers = useOffers()
  const ways = dragged ? offers(dragged.goal) : []
  const names = ways.map(({ name }) => name)
  const drop = (group: Group) => {
    const way = ways.find(({ name }) => name === moveInto(group, names))
    drag(undefined)
    if (!dragged || !way) return
    if (way.asks) void router.navigate({ href: panelOf(caseId, dragged.id, way.name) })
    else void make(dragged.goal, way.name)
  }
  return { drag, drop, leadsInto: (group: Group) => moveInto(group, names) !== undefined }
}

/** The move that asks for a day, from where a row is. */
function dayMove(line: Line | undefined): string | undefined {
  const moves: Readonly<Record<string, { from: readonly string[] | '*'; ask?: object }>> = goalMachine.moves
  return ['set_day', 'agree', 'resume'].find((name) => moves[name]!.from.includes(line?.state ?? ''))
}

/** Notes contact about a row, today. */
function useNoteContact(caseId: string, onChanged: () => void) {
  const t = useText()
  const { say } = useNotices()
  const { run } = usePendingAction()
  return (line: Line | undefined) =>
    run(
      async () => {
        if (!line) return
        if (!line.opened?.value) return say({ text: t('plan.contact.none'), tone: 'due' })
        const { noteContact } = await import('../client/note-contact.ts')
        const row = { caseId, track: line.id, subkind: line.service, now: line.opened, id: newId() }
        await noteContact(session, row)
        say({ text: t('plan.contacted') })
        onChanged()
      },
      (fault) => say({ text: wordsOf(fault, t), tone: 'due' }),
    )
}
