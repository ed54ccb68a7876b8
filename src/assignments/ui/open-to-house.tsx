// What is still open to everybody in the house: how many cases, and the one press that gives them to a team.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { caseRoles } from '../../api/roles.ts'
import { useTeamName, useTeams, type Team } from '../../organisations/ui/teams/own-teams.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Progress } from '../../web/controls/progress.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useMe } from '../../web/session/session.tsx'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { startGiving, stopGiving, useGivingRun } from './giving-run.ts'

/** How many cases everybody in the house can read. */
function useOpenToHouse() {
  const { roles } = useMe()
  return useQuery({
    queryKey: ['open to house'],
    enabled: hasOneOf(roles, [...caseRoles, 'administrator']),
    queryFn: async ({ signal }) => (await api.caseTeams.openToHouse({}, { signal })).total,
  })
}

export function OpenToHouse() {
  const t = useText()
  const me = useMe()
  const teams = useTeams()
  const queries = useQueryClient()
  const { data: count } = useOpenToHouse()
  const run = useGivingRun()
  const { state, done } = run
  // What was given is counted no more.
  useEffect(() => {
    if (state !== 'running' && done > 0) void queries.invalidateQueries({ queryKey: ['open to house'] })
  }, [state, done, queries])
  if (!teams) return null
  const organisation = me.organisation.name
  const filled = teams.filter(({ members }) => members.length > 0)
  const mine = hasOneOf(me.roles, caseRoles) ? filled.filter((one) => one.mine) : []
  if (filled.length === 0)
    return count ? (
      <Notice tone="due" title={t('teamCases.everybody', { count, organisation })}>
        <p>{t('teamCases.everybody.words')}</p>
      </Notice>
    ) : null
  if (run.total > 0) return <Giving />
  if (!count) return null
  const title = t('teamCases.open', { count, organisation })
  return mine.length > 0 ? (
    <Give key={mine.length} title={title} mine={mine} />
  ) : (
    <Notice tone="due" title={title}>
      <p>{t('teamCases.notMine')}</p>
    </Notice>
  )
}

/** Which of my teams gets them. */
function Give({ title, mine }: { title: string; mine: readonly Team[] }) {
  const t = useText()
  const nameOf = useTeamName()
  const [chosen, choose] = useState((mine.find((one) => one.members.length > 1) ?? mine[0])?.circle ?? 0)
  const team = mine.find(({ circle }) => circle === chosen)
  return (
    <Card title={title} lead={t('teamCases.open.words')}>
      <div className="stack">
        <Select
          id="team-of-cases"
          label={t('teamCases.which')}
          options={mine.map((one) => ({ value: String(one.circle), label: nameOf(one) }))}
          value={String(chosen)}
          onChange={(next) => choose(Number(next))}
        />
        {team?.members.length === 1 && <Notice tone="due" title={t('inside.alone')} />}
        <div>
          <Button look="primary" icon="key" isDisabled={!team} onPress={() => void startGiving(chosen)}>
            {t('teamCases.give')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

function Giving() {
  const t = useText()
  const { state, done, total, refused } = useGivingRun()
  const isRunning = state === 'running'
  return (
    <Card title={t('teamCases.title')}>
      <div className="stack" aria-live="polite">
        {state === 'done' ? (
          <p>{t('teamCases.done', { count: done - refused })}</p>
        ) : (
          <Progress
            label={t(isRunning ? 'rekeying.going' : 'rekeying.stopped', { done, total })}
            value={done}
            max={total}
          />
        )}
        {refused > 0 && <p className="second">{t('teamCases.refused', { count: refused })}</p>}
        {isRunning && (
          <div>
            <Button size="small" onPress={stopGiving}>
              {t('rekeying.later')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}
