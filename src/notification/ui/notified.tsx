// Which offices were told of this person, and what has come of it; nothing where none has to be told.
import type { SharedCase } from '../../client/case-keys.ts'
import { panelOf } from '../../cases/ui/panel-address.ts'
import { Card } from '../../web/controls/card.tsx'
import { Pill, type Tone } from '../../web/controls/pill.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { notificationMachine } from '../notification.ts'

const { kind } = notificationMachine
const tones: Readonly<Record<string, Tone>> = {
  due: 'late',
  sent: 'due',
  received: 'done',
  answered: 'done',
}

export function Notified({ shared }: { shared: SharedCase }) {
  const { t, dates } = useLanguage()
  const told = shared.tracks.filter((track) => track.kind === kind && track.state !== 'not_needed')
  if (told.length === 0) return null
  const rows = told.map((track) => {
    const sent = shared.events.find((event) => event.track === track.id && event.move === 'send')?.facts
    return {
      id: track.id,
      title: t(`code.${track.subkind ?? 'other'}`),
      href: panelOf(shared.case.id, track.id),
      ...(sent && {
        detail: [
          t(`code.${sent['identity'] as string}`),
          t(`code.${sent['sent_by'] as string}`),
          dates.day(sent['sent_on'] as string),
        ].join(' · '),
      }),
      facts: [
        <Pill key="state" tone={tones[track.state] ?? 'calm'}>
          {t(`${kind}.state.${track.state}`)}
        </Pill>,
      ],
    }
  })
  return (
    <Card title={t('notification.told')}>
      <Rows rows={rows} />
    </Card>
  )
}
