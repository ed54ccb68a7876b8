// Among the people of a case: who belongs to them, each with a file of their own. A bond stands where both files say so; what only
// one says, or another house proposes, says that of itself.
import { lazy, Suspense, useState } from 'react'
import type { SharedCase } from '../../client/case-keys.ts'
import { useAlias } from '../../cases/ui/use-case.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useLazyDialog } from '../../web/actions/lazy-dialog.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Confirm } from '../../web/controls/confirm.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useText } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { confirmLink, unlinkCases } from '../client/links.ts'
import type { Bond } from '../household.ts'
import { useBonds, useReadAgain } from './use-household.ts'

const tones = { both: 'done', here: 'due', unseen: 'calm', proposed: 'due' } as const
const loadDialog = () => import('./link-case.tsx')
const loadBeds = () => import('./ask-for-beds.tsx')
const AskForBeds = lazy(async () => ({ default: (await loadBeds()).AskForBeds }))
const LinkCase = lazy(async () => ({ default: (await loadDialog()).LinkCase }))

interface Part {
  shared: SharedCase
  onChanged: () => void
}

export function HouseholdCard({ shared, onChanged }: Part) {
  const t = useText()
  const bonds = useBonds(shared)
  const dialog = useLazyDialog(loadDialog)
  const beds = useLazyDialog(loadBeds)
  const { case: head, held } = shared
  const mayWrite = head.mine && held.includes('narrative')
  if (!held.includes('narrative')) return null
  return (
    <Card
      title={t('household.title')}
      folds={bonds.data?.length === 0}
      lead={t('household.lead')}
      aside={
        mayWrite && (
          <span className="row">
            <ButtonLink size="small" href={`/cases/${head.id}/household/new`}>
              {t('household.add')}
            </ButtonLink>
            <Button size="small" look="quiet" {...dialog.button}>
              {t('household.link')}
            </Button>
            <Button size="small" look="quiet" {...beds.button}>
              {t('household.beds')}
            </Button>
          </span>
        )
      }
    >
      <ErrorMessage error={bonds.error} />
      {bonds.isPending && <Skeleton label={t('case.opening')} lines={2} />}
      {bonds.data?.length === 0 && <p className="second">{t('household.none')}</p>}
      {bonds.data && bonds.data.length > 0 && (
        <Bonds shared={shared} bonds={bonds.data} mayWrite={mayWrite} onChanged={onChanged} />
      )}
      <Suspense>
        {beds.open && <AskForBeds shared={shared} onClose={beds.hide} />}
        {dialog.open && <LinkCase shared={shared} onClose={dialog.hide} onLinked={onChanged} />}
      </Suspense>
    </Card>
  )
}

/** What can be done with a bond: say yes to one that was proposed, or end it after one more question. */
function useBondActs(caseId: string, onChanged: () => void) {
  const t = useText()
  const { say } = useNotices()
  const readAgain = useReadAgain()
  const acting = usePendingAction()
  const [leaving, leave] = useState<Bond | null>(null)
  const changed = async () => {
    await readAgain()
    onChanged()
  }
  const confirm = ({ case: other, relation }: Bond) =>
    acting.run(async () => {
      await confirmLink(session, caseId, { case: other, relation })
      await changed()
    })
  const end = (bond: Bond) =>
    acting.run(async () => {
      await unlinkCases(session, caseId, bond.case)
      leave(null)
      say({ text: t('household.unlinked') })
      await changed()
    })
  return { acting, leaving, leave, confirm, end }
}

function Bonds({ shared, bonds, mayWrite, onChanged }: Part & { bonds: readonly Bond[]; mayWrite: boolean }) {
  const t = useText()
  const alias = useAlias()
  const { acting, leaving, leave, confirm, end } = useBondActs(shared.case.id, onChanged)
  const called = ({ relation, reference }: Bond) =>
    `${t(`household.relation.${relation}`)} · ${reference ? alias(reference) : t('household.unshared')}`
  return (
    <>
      {!leaving && <ErrorMessage error={acting.error} />}
      <Rows
        rows={bonds.map((bond) => ({
          id: bond.case,
          title: called(bond),
          ...(bond.reference && { href: `/cases/${bond.case}?tab=people` }),
          facts: [
            <Pill key="standing" tone={tones[bond.standing]}>
              {t(`household.standing.${bond.standing}`)}
            </Pill>,
          ],
          actions: mayWrite && (
            <>
              {bond.standing === 'proposed' && (
                <Button size="small" isPending={acting.busy} onPress={() => void confirm(bond)}>
                  {t('household.confirm')}
                </Button>
              )}
              <Button size="small" look="quiet" onPress={() => leave(bond)}>
                {t(bond.standing === 'proposed' ? 'household.decline' : 'household.unlink')}
              </Button>
            </>
          ),
        }))}
      />
      {leaving && (
        <Confirm
          title={called(leaving)}
          action={t(leaving.standing === 'proposed' ? 'household.decline' : 'household.unlink')}
          acting={acting}
          onConfirm={() => void end(leaving)}
          onClose={() => leave(null)}
        >
          <p>{t('household.unlink.words')}</p>
        </Confirm>
      )}
    </>
  )
}
