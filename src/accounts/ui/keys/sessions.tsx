// Where I am signed in at this moment: a computer that was left open elsewhere is ended from here.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ErrorMessage } from '../../../web/actions/error-message.tsx'
import { usePendingAction } from '../../../web/actions/use-pending-action.ts'
import { Button } from '../../../web/controls/button.tsx'
import { Card } from '../../../web/controls/card.tsx'
import { useNotices } from '../../../web/controls/notice.tsx'
import { Pill } from '../../../web/controls/pill.tsx'
import { Rows, type Row } from '../../../web/controls/rows.tsx'
import { useLanguage } from '../../../web/language/language.tsx'
import { api } from '../../../web/session/api.ts'
import { useNow } from '../../../web/session/now.ts'

const key = ['own-sessions']
/** So many stand in sight, this window first. */
const fewest = 5

export function Sessions() {
  const { t, dates } = useLanguage()
  const now = useNow()
  const { say } = useNotices()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const { data, error: missed } = useQuery({ queryKey: key, queryFn: () => api.unlockers.sessions({}) })
  const end = (id: string) =>
    run(async () => {
      await api.unlockers.endSession({ id })
      await queries.invalidateQueries({ queryKey: key })
      say({ text: t('keys.sessions.done'), tone: 'done' })
    })
  const rows = [...(data?.sessions ?? [])]
    .sort((one, other) => Number(other.here) - Number(one.here))
    .map(({ id, since, lastUsed, here }): Row => {
      const title = t('keys.sessions.since', { when: dates.ago(since, now) })
      return {
        id,
        title,
        detail: here ? undefined : t('keys.sessions.used', { when: dates.ago(lastUsed, now) }),
        facts: here
          ? [
              <Pill key="here" tone="calm">
                {t('keys.sessions.here')}
              </Pill>,
            ]
          : [],
        actions: !here && (
          <Button size="small" look="quiet" isPending={busy} onPress={() => void end(id)}>
            {t('keys.sessions.end')} <span className="unseen">{title}</span>
          </Button>
        ),
      }
    })
  return (
    <Card title={t('keys.sessions.title')} lead={t('keys.sessions.lead')}>
      <ErrorMessage error={error ?? missed} />
      <Rows rows={rows.slice(0, fewest)} />
      {rows.length > fewest && (
        <details>
          <summary>{t('keys.sessions.more', { count: rows.length - fewest })}</summary>
          <Rows rows={rows.slice(fewest)} />
        </details>
      )}
    </Card>
  )
}
