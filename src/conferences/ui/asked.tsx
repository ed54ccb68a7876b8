// On My work: to which conferences my house is asked. Somebody answers for it; the agenda and the minutes come to them alone.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { caseReaders } from '../../cases/readers.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useOrganisations } from '../../web/session/organisations.ts'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { answerConference, type Conference } from '../client/conference.ts'
import { ReadMinutes } from './read-minutes.tsx'

export function AskedConferences() {
  const t = useText()
  const dates = useDates()
  const { roles, id, organisation } = useMe()
  const { data: organisations = [] } = useOrganisations()
  const { data = [] } = useQuery({
    queryKey: ['conferences', 'mine'],
    queryFn: async ({ signal }) => (await api.conferences.mine({}, { signal })).conferences,
    enabled: hasOneOf(roles, caseReaders),
  })
  const waits = ({ state, people, words }: Conference): boolean => {
    const own = people.find((one) => one.organisation === organisation.id)
    return state === 'called' ? own?.user == null || own.user === id : words.length > 0
  }
  const shown = data.filter(waits)
  if (shown.length === 0) return null
  return (
    <section aria-label={t('conference.title')}>
      <Rows
        rows={shown.map((one) => ({
          id: one.id,
          title: t(one.state === 'held' ? 'conference.held' : 'conference.asked', {
            name: organisations.find(({ id: by }) => by === one.organisation)?.name ?? '',
          }),
          before: <Pill tone="calm">{dates.day(one.on)}</Pill>,
          actions: <Answer conference={one} isAnswered={one.people.some(({ user }) => user === id)} />,
        }))}
      />
    </section>
  )
}

function Answer({ conference, isAnswered }: { conference: Conference; isAnswered: boolean }) {
  const t = useText()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const answer = (comes: boolean) =>
    run(async () => {
      await answerConference(session, conference, comes)
      await queries.invalidateQueries({ queryKey: ['conferences', 'mine'] })
    })
  return (
    <span className="row">
      <ErrorMessage error={error} />
      {conference.state === 'called' && !isAnswered && (
        <>
          <Button size="small" isPending={busy} onPress={() => void answer(true)}>
            {t('conference.come')}
          </Button>
          <Button size="small" look="quiet" isPending={busy} onPress={() => void answer(false)}>
            {t('conference.cannot')}
          </Button>
        </>
      )}
      <ReadMinutes conference={conference} />
    </span>
  )
}
