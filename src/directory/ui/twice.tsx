// Organisations that the directory may hold twice. A person looks at two beside each other and says that they are one, or that they are
// two; what was put together can be parted again.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { Page } from '../../web/shell/page.tsx'
import { CompareTwice, nameOf } from './compare-twice.tsx'

const inView = 8
type Found = Awaited<ReturnType<typeof api.twice.found>>
type Pair = Found['pairs'][number]

export function Twice() {
  const { t, dates } = useLanguage()
  const found = useQuery({
    queryKey: ['directory', 'twice'],
    queryFn: ({ signal }) => api.twice.found({}, { signal }),
  })
  return (
    <Page
      title={t('directory.twice.title')}
      lead={t('directory.twice.lead')}
      back={{ href: '/directory', label: t('directory.title') }}
    >
      <Card title={t('directory.twice.pairs')}>
        {found.isPending && <Skeleton label={t('directory.loading')} lines={5} />}
        <ErrorMessage
          error={found.data ? null : found.error}
          action={<Button onPress={() => void found.refetch()}>{t('web.page.again')}</Button>}
        />
        {found.data?.pairs.length === 0 && (
          <EmptyState
            icon="check"
            title={t('directory.twice.none')}
            words={t('directory.twice.none.words')}
          />
        )}
        {found.data && found.data.pairs.length > 0 && <Pairs pairs={found.data.pairs} />}
      </Card>
      {found.data && found.data.merges.length > 0 && (
        <Card title={t('directory.twice.merges')} lead={t('directory.twice.merges.lead')}>
          <Rows
            rows={found.data.merges.slice(0, inView).map(({ id, kept, merged, at }) => ({
              id,
              title: t('directory.twice.under', { kept: kept ?? '—', merged: merged ?? '—' }),
              detail: dates.day(at),
              actions: <Part merge={id} name={merged ?? '—'} />,
            }))}
          />
        </Card>
      )}
    </Page>
  )
}

function Pairs({ pairs }: { pairs: readonly Pair[] }) {
  const { t, language, dates } = useLanguage()
  const [most, setMost] = useState(inView)
  const list = new Intl.ListFormat(language.locale, { type: 'conjunction' })
  return (
    <div className="stack">
      <Rows
        rows={pairs.slice(0, most).map((pair) => ({
          id: `${pair.one.id} ${pair.other.id}`,
          title: t('directory.twice.pair', { one: nameOf(pair.one, t), other: nameOf(pair.other, t) }),
          detail: t('directory.twice.why', {
            why: list.format(pair.why.map((one) => t(`directory.twice.why.${one}`))),
          }),
          actions: <Compare pair={pair} />,
        }))}
      />
      {pairs.length > most && (
        <Button look="quiet" onPress={() => setMost(most + inView)}>
          {t('directory.twice.more', { count: dates.number(pairs.length - most) })}
        </Button>
      )}
    </div>
  )
}

function Compare({ pair }: { pair: Pair }) {
  const t = useText()
  const [isOpen, setIsOpen] = useState(false)
  const name = t('directory.twice.pair', { one: nameOf(pair.one, t), other: nameOf(pair.other, t) })
  return (
    <>
      <Button
        size="small"
        aria-label={`${t('directory.twice.compare')} ${name}`}
        onPress={() => setIsOpen(true)}
      >
        {t('directory.twice.compare')}
      </Button>
      {isOpen && <CompareTwice pair={pair} onClose={() => setIsOpen(false)} />}
    </>
  )
}

function Part({ merge, name }: { merge: string; name: string }) {
  const t = useText()
  const queries = useQueryClient()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const part = async () => {
    const done = await run(async () => {
      await api.twice.part({ merge })
      await queries.invalidateQueries({ queryKey: ['directory'] })
    })
    if (done) say({ text: t('directory.twice.parted', { name }), tone: 'done' })
  }
  return (
    <>
      <ErrorMessage error={error} />
      <Button
        size="small"
        isPending={busy}
        aria-label={`${t('directory.twice.undo')} ${name}`}
        onPress={() => void part()}
      >
        {t('directory.twice.undo')}
      </Button>
    </>
  )
}
