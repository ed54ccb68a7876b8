// Above the panel of a process: the sheet of its service. A goal about health says here which of two services it is.
import { lazy, Suspense, useState } from 'react'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Card, Facts } from '../../web/controls/card.tsx'
import { useIsNarrow } from '../../web/controls/narrow.ts'
import { Notice } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { WithAllWords } from '../../web/shell/with-words.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { isOver } from '../../web/track/machines.ts'
import { brokenIn, type ServiceForm, type Sheet } from '../form.ts'
import type { OpenedSheet } from '../client/sheet.ts'
import { Beside } from './beside.tsx'
import { factsOf, nameOfForm } from './sheet-words.ts'
import { isLoaded, useService, type Loaded } from './use-service.ts'
import './services.css'

const SheetForm = lazy(async () => ({ default: (await import('./sheet-form.tsx')).SheetForm }))
const EarlierSheets = lazy(async () => ({
  default: (await import('./earlier-sheets.tsx')).EarlierSheets,
}))
const Talks = lazy(async () => ({ default: (await import('./talks.tsx')).Talks }))

export const ServicePart = ({ trackId }: { trackId: string }) => (
  <WithAllWords>
    <Sheets trackId={trackId} />
  </WithAllWords>
)

function Sheets({ trackId }: { trackId: string }) {
  const t = useText()
  const service = useService(trackId)
  const [chosen, choose] = useState<string | null>(null)
  if (!isLoaded(service)) return null
  const { forms, sheets } = service
  const known = forms.filter(
    ({ code, openedByPress }) =>
      openedByPress || code === chosen || sheets.some(({ sheet }) => sheet?.service === code),
  )
  const shown = known.length > 0 || forms.length !== 1 ? known : forms
  // Two services of one goal: the other can be begun where the first is kept, and not while it is being filled in.
  const others = chosen !== null && sheets.length === 0 ? [] : forms.filter((form) => !shown.includes(form))
  const mayWrite = mayWriteOn(service)
  return (
    <>
      {others.length > 0 && mayWrite && (
        <Card title={t('services.which')}>
          <div className="row">
            {others.map(({ code }) => (
              <Button key={code} onPress={() => choose(code)}>
                {t(`service.${code}`)}
              </Button>
            ))}
          </div>
        </Card>
      )}
      {shown.map((form) => (
        <ServiceCard
          key={form.code}
          service={service}
          form={form}
          opened={sheets.find(({ sheet }) => sheet?.service === form.code)}
          mayWrite={mayWrite}
        />
      ))}
      <Beside service={service} />
    </>
  )
}

const mayWriteOn = ({ answer: { track } }: Loaded): boolean =>
  !isOver(track.kind, track.state) && track.sides.some((side) => side !== 'person' && side !== 'system')

interface ServiceCardProps {
  service: Loaded
  form: ServiceForm
  opened: OpenedSheet | undefined
  mayWrite: boolean
}

function ServiceCard({ service, form, opened, mayWrite }: ServiceCardProps) {
  const { t } = useLanguage()
  const [isChanging, setChanging] = useState(false)
  const sheet = opened?.sheet
  const isForm = mayWrite && (isChanging || (!sheet && !form.openedByPress))
  const isNarrow = useIsNarrow()
  if (!isForm && !sheet && !mayWrite) return null
  // On a telephone a sheet of which nothing is written yet is a button, and no empty card.
  if (isNarrow && !isForm && !sheet)
    return (
      <div className="row">
        <Button look="quiet" onPress={() => setChanging(true)}>
          {nameOfForm(form, t)}: {t('services.begin.sheet')}
        </Button>
      </div>
    )
  const change = mayWrite && !isForm && (
    <Button size="small" look="quiet" onPress={() => setChanging(true)}>
      {t(sheet ? 'services.change' : 'services.begin.sheet')}
    </Button>
  )
  return (
    <>
      <Card title={nameOfForm(form, t)} aside={change}>
        {isForm ? (
          <Suspense fallback={<Skeleton label={t('track.opening')} lines={6} />}>
            <SheetForm service={service} form={form} before={sheet} onDone={() => setChanging(false)} />
          </Suspense>
        ) : (
          opened && sheet && <WrittenSheet service={service} form={form} opened={opened} sheet={sheet} />
        )}
      </Card>
      {form.code === 'mental_health_counselling' && mayWrite && (
        <Suspense fallback={null}>
          <Talks service={service} />
        </Suspense>
      )}
    </>
  )
}

type WrittenProps = Pick<ServiceCardProps, 'service' | 'form'> & { opened: OpenedSheet; sheet: Sheet }

function WrittenSheet({ service, form, opened, sheet }: WrittenProps) {
  const { t, dates, language } = useLanguage()
  // As of the day on which it was written.
  const broken = brokenIn(form, sheet, { ...service.around, today: opened.on })
  return (
    <div className="stack">
      {broken && (
        <Notice tone="danger" title={t('services.broken')}>
          {t(`refused.${broken}`)}
        </Notice>
      )}
      <div className="service-facts">
        <Facts facts={factsOf(form, sheet, { t, dates, locale: language.locale })} />
      </div>
      {service.rows.some(({ id }) => id !== opened.row.id) && (
        <Suspense fallback={null}>
          <EarlierSheets service={service} form={form} now={opened} />
        </Suspense>
      )}
      {typeof sheet.values['certificate'] === 'string' && (
        <div className="row">
          <ButtonLink icon="print" href={`/services/${service.answer.track.id}/certificate`}>
            {t('services.print')}
          </ButtonLink>
        </div>
      )}
    </div>
  )
}
