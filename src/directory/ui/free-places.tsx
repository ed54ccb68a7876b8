// How many places a service of ours has free this week: a number that others see in their search for seven days. Never of a place to sleep.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useNow } from '../../web/session/now.ts'
import type { Service } from '../model.ts'
import { freeNow } from '../stale.ts'

const most = 40

export function FreePlaces({ service }: { service: Service }) {
  const t = useText()
  const { number } = useDates()
  const queries = useQueryClient()
  const { say } = useNotices()
  const free = freeNow(service, useNow())
  const [chosen, choose] = useState<string | null>(free === undefined ? null : String(free))
  const { busy, error, run } = usePendingAction()
  const keep = async (close: () => void) => {
    const done = await run(async () => {
      await api.directory.sayFree({ service: service.id, places: chosen === null ? null : Number(chosen) })
      await queries.invalidateQueries({ queryKey: ['directory'] })
    })
    if (!done) return
    close()
    say({ text: t('directory.free.kept', { name: service.name }), tone: 'done' })
  }
  return (
    <Dialog
      title={t('directory.free.title', { name: service.name })}
      trigger={
        <Button size="small" aria-label={`${t('directory.free.say')} ${service.name}`}>
          {free === undefined ? t('directory.free.say') : t('directory.free', { count: free })}
        </Button>
      }
      actions={(close) => (
        <Button look="primary" isPending={busy} onPress={() => void keep(close)}>
          {t('directory.free.keep')}
        </Button>
      )}
    >
      <p>{t('directory.free.words')}</p>
      <Select
        optional
        label={t('directory.free.count')}
        options={Array.from({ length: most + 1 }, (_, at) => ({ value: String(at), label: number(at) }))}
        value={chosen}
        onChange={choose}
      />
      <ErrorMessage error={error} />
    </Dialog>
  )
}
