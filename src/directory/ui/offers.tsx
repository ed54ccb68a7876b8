// What we offer: the services of one's own organisation as others find them, and the way to write one down, change it, or say
// that it is offered no more.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { api } from '../../web/session/api.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows, type Row } from '../../web/controls/rows.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { Page } from '../../web/shell/page.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { unsaidOf } from '../offer.ts'
import { isPlaceToSleep } from '../kinds.ts'
import { FreePlaces } from './free-places.tsx'
import { WriteOffer } from './offer-form.tsx'

type Own = Awaited<ReturnType<typeof api.directory.own>>['services'][number]

/** The list, or one service of it where the address names one. */
export function Offers() {
  const { service } = useParams({ strict: false })
  return service ? <WriteOffer service={service} /> : <OwnServices />
}

const conjunction = (locale: string, words: readonly string[]) =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(words)

/** What it helps with, and what is not said of it yet. */
function Detail({ service }: { service: Own }) {
  const { t, language } = useLanguage()
  const list = (words: readonly string[]) => conjunction(language.locale, words)
  const unsaid = unsaidOf(service)
  return (
    <>
      <p>{list(service.codes.map((code) => t(`service.${code}`)))}</p>
      {unsaid.length > 0 && (
        <p>{t('directory.own.unsaid', { what: list(unsaid.map((what) => t(`directory.fact.${what}`))) })}</p>
      )}
    </>
  )
}

/** Changing it, its free places, and taking it back. */
function Acts({ service }: { service: Own }) {
  const { t } = useLanguage()
  return (
    <>
      <ButtonLink size="small" href={`/directory/own/${service.id}`}>
        {t(service.goneOn ? 'directory.own.again' : 'directory.own.change')}
        <span className="unseen"> {service.name}</span>
      </ButtonLink>
      {!service.goneOn && !isPlaceToSleep(service.codes) && <FreePlaces service={service} />}
      {!service.goneOn && <Withdraw service={service} />}
    </>
  )
}

/** Services that are offered now, or that are gone. */
function Group({ name, services }: { name: 'now' | 'gone'; services: readonly Own[] }) {
  const { t, dates } = useLanguage()
  const rowOf = (service: Own): Row => ({
    id: service.id,
    title: service.name,
    detail: <Detail service={service} />,
    facts: [
      service.confidential && (
        <Pill key="confidential" icon="lock">
          {t('directory.own.hidden')}
        </Pill>
      ),
    ].filter((fact) => fact !== false),
    actions: <Acts service={service} />,
  })
  return services.length === 0 ? null : (
    <Rows
      heading={t('work.group', { name: t(`directory.own.${name}`), count: dates.number(services.length) })}
      rows={services.map(rowOf)}
    />
  )
}

function OwnServices() {
  const { t } = useLanguage()
  const own = useQuery({
    queryKey: ['directory', 'own'],
    queryFn: ({ signal }) => api.directory.own({}, { signal }),
  })
  return (
    <Page
      title={t('directory.own.title')}
      lead={t('directory.own.lead')}
      back={{ href: '/directory', label: t('directory.title') }}
      actions={
        <ButtonLink look="primary" icon="plus" href="/directory/own/new">
          {t('directory.own.add')}
        </ButtonLink>
      }
    >
      <Card>
        <h2 className="unseen">{t('directory.own.list')}</h2>
        {own.isPending && <Skeleton label={t('directory.loading')} lines={4} />}
        <ErrorMessage
          error={own.data ? null : own.error}
          action={<Button onPress={() => void own.refetch()}>{t('web.page.again')}</Button>}
        />
        {own.data?.services.length === 0 && (
          <EmptyState icon="book" title={t('directory.own.none')} words={t('directory.own.none.words')} />
        )}
        {own.data && (
          <>
            <Group name="now" services={own.data.services.filter(({ goneOn }) => goneOn === null)} />
            <Group name="gone" services={own.data.services.filter(({ goneOn }) => goneOn !== null)} />
          </>
        )}
      </Card>
    </Page>
  )
}

function Withdraw({ service: { id, name } }: { service: Own }) {
  const t = useText()
  const queries = useQueryClient()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const withdraw = async (close: () => void) => {
    const done = await run(async () => {
      await api.directory.withdraw({ service: id })
      await queries.invalidateQueries({ queryKey: ['directory'] })
    })
    if (!done) return
    close()
    say({ text: t('directory.own.withdrawn', { name }), tone: 'done' })
  }
  return (
    <Dialog
      alert
      title={t('directory.own.withdraw.title', { name })}
      trigger={
        <Button size="small" aria-label={`${t('directory.own.withdraw')} ${name}`}>
          {t('directory.own.withdraw')}
        </Button>
      }
      actions={(close) => (
        <>
          <Button onPress={close}>{t('directory.own.withdraw.not')}</Button>
          <Button look="primary" isPending={busy} onPress={() => void withdraw(close)}>
            {t('directory.own.withdraw')}
          </Button>
        </>
      )}
    >
      <p>{t('directory.own.withdraw.words')}</p>
      <ErrorMessage error={error} />
    </Dialog>
  )
}
