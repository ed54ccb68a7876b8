// The first 72 hours as one line of the plan: what is still open and until when. The needs themselves open beside the page.
import { lazy, Suspense } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { SharedCase } from '../../client/case-keys.ts'
import { latestOf } from '../../client/sealed-record.ts'
import { useLazyDialog } from '../../web/actions/lazy-dialog.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { codeWords } from '../../web/track/answers.ts'
import { Due } from '../../web/track/clocks.tsx'
import { alreadySeenTo } from '../already-seen-to.ts'
import { openNeeds, type FirstDays as Kept } from '../first-days.ts'

const loadDialog = () => import('./first-days-dialog.tsx')
const FirstDaysDialog = lazy(async () => ({ default: (await loadDialog()).FirstDaysDialog }))

export function FirstDays({ shared, onChanged }: { shared: SharedCase; onChanged: () => void }) {
  const { t, language } = useLanguage()
  const dialog = useLazyDialog(loadDialog)
  const clock = shared.clocks.find((one) => one.clock === 'case.first')
  const row = latestOf(shared.records, 'first_days')
  const isMine = shared.case.mine && shared.held.includes('narrative')
  const { data, isPending } = useQuery({
    queryKey: ['first-days', shared.case.id, row?.id],
    queryFn: async () =>
      (await (await import('../client/keep-first-days.ts')).readFirstDays(session, shared)) ?? none,
    enabled: clock !== undefined && isMine,
    gcTime: 0,
  })
  const gifts = shared.records.filter(({ kind }) => kind === 'given')
  const { data: given } = useQuery({
    queryKey: ['given', shared.case.id, gifts.map(({ id }) => id).join()],
    queryFn: async () => (await import('../client/give.ts')).readGiven(session, shared),
    enabled: clock !== undefined && isMine,
    gcTime: 0,
  })
  if (!clock || !isMine || isPending || !given) return null
  const kept = data ?? none
  const open = openNeeds(kept).map((need) => codeWords(need, t))
  const list = new Intl.ListFormat(language.locale).format(open)
  return (
    <Card
      title={t('firstDays.title')}
      aside={
        <Button size="small" {...dialog.button}>
          {t('firstDays.open')}
        </Button>
      }
    >
      <p className="row">
        <span>{t('firstDays.left', { count: open.length, list })}</span> <Due clock={clock} />
      </p>
      <Suspense>
        {dialog.open && (
          <FirstDaysDialog
            shared={shared}
            kept={kept}
            seen={alreadySeenTo({ ...shared, given })}
            by={clock.dueOn ?? clock.dueAt?.slice(0, 10) ?? null}
            onClose={dialog.hide}
            onSaved={() => {
              dialog.hide()
              onChanged()
            }}
          />
        )}
      </Suspense>
    </Card>
  )
}

const none: Kept = { needs: {}, text: '' }
