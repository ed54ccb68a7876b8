// On everybody's work: what the coordinator reminded the organisation of. Whoever sees it first answers for all.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { networkRoles } from '../../api/roles.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useMe } from '../../web/session/session.tsx'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import type { Reminder } from '../api.ts'
import { reminderAnswers } from '../codes.ts'

const key = ['coordination', 'reminded']

export function Reminded() {
  const { roles } = useMe()
  const { data = [] } = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => (await api.coordination.reminded({}, { signal })).reminders,
    enabled: hasOneOf(roles, networkRoles),
  })
  return data.map((one) => <One key={one.id} reminder={one} />)
}

function One({ reminder: { id, about, waiting, oldestAt } }: { reminder: Reminder }) {
  const { t, dates } = useLanguage()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const answer = (said: (typeof reminderAnswers)[number]) =>
    run(async () => {
      await api.coordination.answer({ id, answer: said })
      await queries.invalidateQueries({ queryKey: key })
    })
  return (
    <Notice tone="due" title={t(`coordination.asks.${about}`, { count: waiting })}>
      <ErrorMessage error={error} />
      <p>{t('coordination.asks.oldest', { when: dates.day(oldestAt) })}</p>
      <div className="row">
        {reminderAnswers.map((said) => (
          <Button key={said} size="small" isPending={busy} onPress={() => void answer(said)}>
            {t(`coordination.answer.${said}`)}
          </Button>
        ))}
      </div>
    </Notice>
  )
}
