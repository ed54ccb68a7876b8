// One quiet switch: the person's name on this case, for half a minute. That it was asked for is written down, and the person reads it
// on their own page.
import { useQuery } from '@tanstack/react-query'
import { openLatest } from '../../client/records.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { latestOf } from '../../client/sealed-record.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { session } from '../../web/session/window-session.ts'
import { coverNames, uncoverNames, useCovering, useNamesShown } from './names-shown.ts'

/** What the person is called, as far as this case is shared with me: opened on this device, to be hidden in what is read. */
export function usePersonName(shared: SharedCase): string | undefined {
  const row = latestOf(shared.records, 'profile')
  const { data } = useQuery({
    queryKey: ['person-name', shared.case.id, row?.id],
    queryFn: async () => (await openLatest<{ name: string }>(session, shared, 'profile'))?.name ?? null,
    enabled: row !== undefined && shared.held.includes('identity'),
    gcTime: 0,
    staleTime: Infinity,
  })
  return data ?? undefined
}

export function ShowNames({ shared }: { shared: SharedCase }) {
  const t = useText()
  const { id } = shared.case
  const name = usePersonName(shared)
  const isShown = useNamesShown(id)
  useCovering(id)
  const { busy, error, run } = usePendingAction()
  if (name === undefined) return null
  const press = () =>
    isShown
      ? Promise.resolve(coverNames())
      : run(async () => {
          await api.cases.showNames({ caseId: id })
          uncoverNames(id)
        })
  return (
    <span className="row">
      <Button
        size="small"
        look="quiet"
        icon="eye"
        aria-pressed={isShown}
        isPending={busy}
        onPress={() => void press()}
      >
        {t('case.names.show')}
      </Button>
      <span aria-live="polite">{isShown && <bdi className="case-name">{name}</bdi>}</span>
      <ErrorMessage error={error} />
    </span>
  )
}
