// Who stands at the night desk on which nights: entered in the rota, and signed by a colleague. Nobody takes a case over by their own word.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useOwnLog } from '../../organisations/ui/own-log.ts'
import type { NightDesk } from '../../sealing/org-shape.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows, type Row } from '../../web/controls/rows.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useColleagueName } from '../../web/session/colleagues.ts'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { signNights } from '../client/night-desk.ts'

/** The nights of a colleague that nobody has signed. Pure. */
export const unsignedNights = (desk: NightDesk, user: string, nights: readonly string[]): string[] =>
  nights.filter((night) => !desk.nights.some((one) => one.night === night && one.user === user))

/** By whose word a colleague stands there, on the nights that are to come. */
const signersOf = (desk: NightDesk, user: string, nights: readonly string[]): string[] => [
  ...new Set(
    desk.nights.filter((one) => one.user === user && nights.includes(one.night)).map(({ by }) => by),
  ),
]

interface Stand {
  user: string
  nights: readonly string[]
}

/** What one colleague still lacks, said by somebody else; in an organisation of two each says it of the other. */
function Signing({ stand, unsigned }: { stand: Stand; unsigned: readonly string[] }) {
  const { t } = useLanguage()
  const queries = useQueryClient()
  const { say } = useNotices()
  const called = useColleagueName()
  const { busy, error, run } = usePendingAction()
  const sign = () =>
    run(async () => {
      await signNights(session, stand.user, unsigned)
      say({ text: t('night.nights.done', { name: called(stand.user) }), tone: 'done' })
      await queries.invalidateQueries({ queryKey: ['own log'] })
    })
  return (
    <span className="row">
      <ErrorMessage error={error} />
      <Button size="small" isPending={busy} onPress={() => void sign()}>
        {t('night.nights.sign', { count: unsigned.length })}{' '}
        <span className="unseen">{called(stand.user)}</span>
      </Button>
    </span>
  )
}

export function Nights() {
  const { t, dates, language } = useLanguage()
  const me = useMe()
  const called = useColleagueName()
  const { data: log } = useOwnLog()
  const desk = log?.nightDesk
  const { data } = useQuery({
    queryKey: ['takeovers', 'nights', log?.head.n],
    enabled: desk !== undefined,
    queryFn: ({ signal }) => api.takeovers.nights({}, { signal }),
  })
  if (!desk || !data) return null
  const inDesk = log.circles.find(({ id }) => id === desk.circle)?.members ?? []
  const names = new Intl.ListFormat(language.locale)
  const rowOf = (stand: Stand): Row => {
    const unsigned = unsignedNights(desk, stand.user, stand.nights)
    const by = signersOf(desk, stand.user, stand.nights)
    return {
      id: stand.user,
      title: called(stand.user),
      detail: t('night.nights.line', {
        count: stand.nights.length,
        until: dates.day(stand.nights.at(-1)!),
      }),
      facts: [
        unsigned.length === 0 ? (
          <Pill key="signed" tone="done">
            {t('night.nights.signed', { names: names.format(by.map(called)) })}
          </Pill>
        ) : (
          <Pill key="unsigned" tone="due">
            {t('night.nights.unsigned', { count: unsigned.length })}
          </Pill>
        ),
      ],
      ...(unsigned.length > 0 &&
        stand.user !== me.id && { actions: <Signing stand={stand} unsigned={unsigned} /> }),
    }
  }
  const stands = data.stands.filter(({ user, nights }) => inDesk.includes(user) && nights.length > 0)
  return (
    <Card title={t('night.nights')} lead={t('night.nights.lead')}>
      {stands.length > 0 ? <Rows rows={stands.map(rowOf)} /> : <p>{t('night.nights.none')}</p>}
    </Card>
  )
}
