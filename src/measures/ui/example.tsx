// One of the twelve lives of the invented country, found by its reference. Whoever may not read it is told who can: that is
// how it is with every case, and in an invented country anybody may try it.
import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams } from '@tanstack/react-router'
import { api } from '../../web/session/api.ts'
import { EmptyState } from '../../web/controls/card.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useText } from '../../web/language/language.tsx'
import { Page } from '../../web/shell/page.tsx'
import { lives, type Life } from '../examples.ts'

export function ExampleOfLife() {
  const t = useText()
  const { life = '' } = useParams({ strict: false })
  const known = Object.hasOwn(lives, life) ? (life as Life) : undefined
  const { data, isPending } = useQuery({
    queryKey: ['example', known],
    enabled: known !== undefined,
    // Who has no way to a case at all is told the same as who has none to this one.
    queryFn: () =>
      api.cases
        .find({ reference: lives[known as Life].reference })
        .catch(() => ({ cases: [] as { id: string }[] })),
  })
  const [found] = data?.cases ?? []
  if (found) return <Navigate to="/cases/$caseId" params={{ caseId: found.id }} replace />
  return (
    <Page
      title={t(known ? `coverage.life.${known}` : 'coverage.place')}
      windowTitle={t('coverage.place')}
      width="narrow"
      back={{ href: '/coverage', label: t('coverage.title') }}
    >
      {known && isPending ? (
        <Skeleton label={t('case.opening')} lines={3} />
      ) : (
        <EmptyState
          icon="lock"
          title={t('coverage.example.closed')}
          words={known ? t('coverage.example.who', { handle: lives[known].as }) : ''}
        />
      )}
    </Page>
  )
}
