// On My work of whoever may change what a house offers: which of it nobody has checked for long. One press says that it is still right.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useToday } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { isStale } from '../stale.ts'

/** As the endpoint has it. */
const keepsListing = ['shelter', 'administrator'] as const
const shown = 3

export function CheckListing() {
  const { t, dates } = useLanguage()
  const { roles } = useMe()
  const today = useToday()
  const { data } = useQuery({
    queryKey: ['directory', 'own'],
    queryFn: ({ signal }) => api.directory.own({}, { signal }),
    enabled: hasOneOf(roles, keepsListing),
  })
  const due = (data?.services ?? [])
    .filter(({ goneOn, checkedOn }) => goneOn === null && isStale(checkedOn, new Date(`${today}T12:00:00Z`)))
    .toSorted((a, b) => a.checkedOn.localeCompare(b.checkedOn))
  if (due.length === 0) return null
  return (
    <section aria-label={t('directory.check.title')}>
      <Rows
        heading={t('directory.check.title')}
        tone="due"
        rows={due.slice(0, shown).map(({ id, name, checkedOn }) => ({
          id,
          title: name,
          detail: t('directory.check.since', { day: dates.day(checkedOn) }),
          actions: <StillRight id={id} name={name} />,
        }))}
      />
    </section>
  )
}

function StillRight({ id, name }: { id: string; name: string }) {
  const t = useText()
  const queries = useQueryClient()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const confirm = async () => {
    const done = await run(async () => {
      await api.directory.confirm({ service: id })
      await queries.invalidateQueries({ queryKey: ['directory'] })
    })
    if (done) say({ text: t('directory.check.done', { name }), tone: 'done' })
  }
  return (
    <>
      <ErrorMessage error={error} />
      <Button
        size="small"
        isPending={busy}
        aria-label={`${t('directory.check.right')} ${name}`}
        onPress={() => void confirm()}
      >
        {t('directory.check.right')}
      </Button>
      <ButtonLink size="small" look="quiet" href={`/directory/own/${id}`}>
        {t('directory.own.change')}
        <span className="unseen"> {name}</span>
      </ButtonLink>
    </>
  )
}
