// Beside the messages: whether the person is told by herself that something is new, with how far the last notice is; and the way to say
// it with her, or to end it.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { caseRoles } from '../../api/roles.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useLazyDialog } from '../../web/actions/lazy-dialog.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useMe } from '../../web/session/session.tsx'
import { hasOneOf } from '../../web/shell/navigation-items.ts'

const loadDialog = () => import('./tell-her-dialog.tsx')
const TellHerDialog = lazy(async () => ({ default: (await loadDialog()).TellHerDialog }))

export function TellHer({ shared }: { shared: SharedCase }) {
  const t = useText()
  const me = useMe()
  const queries = useQueryClient()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const { open, hide, button } = useLazyDialog(loadDialog)
  const caseId = shared.case.id
  const carries = shared.tracks.find(({ kind }) => kind === 'case')?.sides.includes('holder') ?? false
  const key = ['telling', caseId]
  const { data } = useQuery({
    queryKey: key,
    queryFn: () => api.outbox.ofCase({ caseId }),
    enabled: carries && hasOneOf(me.roles, caseRoles),
  })
  if (!data?.senderKey) return null
  const stop = () =>
    run(async () => {
      await api.outbox.eraseForCase({ caseId })
      await queries.invalidateQueries({ queryKey: key })
      say({ text: t('telling.said.erased') })
    })
  return (
    <div className="stack">
      <p className="second">
        {t(data.id ? 'telling.her.on' : 'telling.her.off')} {data.last && t(`telling.last.${data.last}`)}
      </p>
      <ErrorMessage error={error} />
      <div>
        {data.id ? (
          <Button size="small" look="quiet" isPending={busy} onPress={() => void stop()}>
            {t('telling.her.stop')}
          </Button>
        ) : (
          <Button size="small" look="quiet" {...button}>
            {t('telling.her.ask')}
          </Button>
        )}
      </div>
      <Suspense>
        {open && (
          <TellHerDialog
            shared={shared}
            telling={data}
            onClose={hide}
            onKept={() => {
              hide()
              void queries.invalidateQueries({ queryKey: key })
              say({ text: t('telling.said.kept'), tone: 'done' })
            }}
          />
        )}
      </Suspense>
    </div>
  )
}
