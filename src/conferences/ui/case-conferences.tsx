// The conferences of a case: who is asked and who comes, and what came of them. Whoever answered gets the agenda when this is looked at.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { caseRoles } from '../../api/roles.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { useOrganisations } from '../../web/session/organisations.ts'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { sendAgenda, type Conference } from '../client/conference.ts'
import { ReadMinutes } from './read-minutes.tsx'

const loadCall = () => import('./call-form.tsx')
const CallForm = lazy(async () => ({ default: (await loadCall()).CallForm }))
const loadMinutes = () => import('./minutes-form.tsx')
const MinutesForm = lazy(async () => ({ default: (await loadMinutes()).MinutesForm }))

interface Props {
  shared: SharedCase
  onChanged: () => void
}

export function CaseConferences({ shared, onChanged }: Props) {
  const t = useText()
  const { roles } = useMe()
  const queries = useQueryClient()
  const caseId = shared.case.id
  const [form, setForm] = useState<Conference | 'call' | null>(null)
  const { data } = useQuery({
    queryKey: ['conferences', caseId],
    queryFn: () => readConferences(caseId),
    enabled: shared.case.mine,
    // Who answered meanwhile gets the minutes: nobody writes them by an older list.
    gcTime: 0,
  })
  const mayCall = shared.case.mine && hasOneOf(roles, caseRoles)
  const all = data ?? []
  if (!mayCall && all.length === 0) return null
  const saved = () => {
    setForm(null)
    void queries.invalidateQueries({ queryKey: ['conferences', caseId] })
    onChanged()
  }
  const call = mayCall && (
    <Button size="small" icon="plus" onPress={() => setForm('call')} onHoverStart={() => void loadCall()}>
      {t('conference.call')}
    </Button>
  )
  return (
    <Card title={t('conference.title')} aside={call} folds={all.length === 0}>
      {all.length === 0 ? (
        <p className="second">{t('conference.none')}</p>
      ) : (
        <List all={all} onWrite={setForm} />
      )}
      <Suspense>
        {form === 'call' ? (
          <CallForm shared={shared} onClose={() => setForm(null)} onSaved={saved} />
        ) : (
          form && (
            <MinutesForm shared={shared} conference={form} onClose={() => setForm(null)} onSaved={saved} />
          )
        )}
      </Suspense>
    </Card>
  )
}

/** What was called, after whoever said that they come has got the agenda. */
async function readConferences(caseId: string): Promise<Conference[]> {
  const { conferences } = await session.api.conferences.ofCase({ caseId })
  const sent = await Promise.all(conferences.map((one) => sendAgenda(session, one).catch(() => 0)))
  return sent.some((count) => count > 0)
    ? (await session.api.conferences.ofCase({ caseId })).conferences
    : conferences
}

function List({ all, onWrite }: { all: readonly Conference[]; onWrite: (one: Conference) => void }) {
  const t = useText()
  const dates = useDates()
  const { data: organisations = [] } = useOrganisations()
  const nameOf = (id: number) => organisations.find((one) => one.id === id)?.name ?? ''
  return (
    <Rows
      rows={all.map((one) => ({
        id: one.id,
        title: t(`conference.state.${one.state}`, { day: dates.day(one.on) }),
        detail: [
          ...(one.personSays ? [t(`conference.says.${one.personSays}`)] : []),
          ...one.people.map(({ organisation, answer, wasPresent }) => {
            const said = one.state === 'held' ? (wasPresent ? 'was' : 'absent') : (answer ?? 'asked')
            return `${nameOf(organisation)}: ${t(`conference.answer.${said}`)}`
          }),
        ].join(' · '),
        actions:
          one.state === 'held' ? (
            <ReadMinutes conference={one} />
          ) : (
            one.state === 'called' &&
            one.calledBy === session.id && (
              <Button size="small" onPress={() => onWrite(one)} onHoverStart={() => void loadMinutes()}>
                {t('conference.write')}
              </Button>
            )
          ),
      }))}
    />
  )
}
