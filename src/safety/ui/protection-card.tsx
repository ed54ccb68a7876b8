// Measures that protect somebody: asked of whom, answered how, until when, and what is due of each.
import type { SharedCase } from '../../client/case-keys.ts'
import { panelOf } from '../../cases/ui/panel-address.ts'
import { ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Pill, type Tone } from '../../web/controls/pill.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { whenDue } from '../../web/language/dates.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { useNow } from '../../web/session/now.ts'
import { protectionMachine } from '../protection.ts'
import { useMayWrite } from './use-may-write.ts'

const { kind, final } = protectionMachine
const tones: Readonly<Record<string, Tone>> = {
  asked: 'due',
  granted: 'done',
  granted_in_part: 'due',
  refused: 'late',
}

export function ProtectionCard({ shared }: { shared: SharedCase }) {
  const { t, dates } = useLanguage()
  const now = useNow()
  const mayWrite = useMayWrite(shared)
  const { id } = shared.case
  const measures = shared.tracks.filter(
    (track) => track.kind === kind && !(final as readonly string[]).includes(track.state),
  )
  const stepOf = (track: string, ...moves: string[]) =>
    shared.events
      .filter((event) => event.track === track && moves.includes(event.move))
      .toSorted((a, b) => (a.at < b.at ? 1 : -1))[0]
  const ask = mayWrite && (
    <ButtonLink href={`/cases/${id}/start?kind=${kind}`}>{t('protection.ask')}</ButtonLink>
  )
  return (
    <Card
      title={t('protection.title')}
      lead={measures.length === 0 ? t('protection.none') : undefined}
      aside={ask}
    >
      {measures.length > 0 && (
        <Rows
          rows={measures.map((track) => {
            const until = stepOf(track.id, 'grant', 'grant_in_part', 'renew')?.facts['until']
            const asked = stepOf(track.id, 'ask_again', 'opened')?.facts['asked_of']
            const due = shared.clocks
              .filter((clock) => clock.track === track.id && clock.clock !== 'protection.ends')
              .toSorted((a, b) => (a.dueAt ?? '').localeCompare(b.dueAt ?? ''))[0]
            const when = due && whenDue(due)
            return {
              id: track.id,
              title: t(`code.${track.subkind ?? 'other'}`),
              href: panelOf(id, track.id),
              detail: [
                asked && t('protection.askedOf', { who: t(`code.${asked as string}`) }),
                typeof until === 'string' && t('protection.until', { day: dates.day(until) }),
                due && when && `${t(`clock.${due.clock}`)}: ${dates.due(when, now)}`,
              ]
                .filter(Boolean)
                .join(' · '),
              facts: [
                <Pill key="state" tone={tones[track.state] ?? 'calm'}>
                  {t(`${kind}.state.${track.state}`)}
                </Pill>,
              ],
            }
          })}
        />
      )}
    </Card>
  )
}
