// What I have to pass on within hours: on My work until I say that I have told, and on the page of what I reported.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Words } from '../../jurisdiction/define.ts'
import { useSaidFirst } from '../../law/ui/said-first.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { inDocumentLanguage } from '../../web/language/law-words.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { useNow, useToday } from '../../web/session/now.ts'
import { session } from '../../web/session/window-session.ts'
import { dutiesOf, markTold, openDuties, type OwnDuty } from '../client/own-duties.ts'
import type { OwnEncounter } from '../client/own-encounters.ts'

/** On My work: asked for only where the law gives my profession an hour. */
export function DutiesToTell() {
  const today = useToday()
  const hasHours = useSaidFirst().data?.must.some(({ within }) => within !== undefined) === true
  const { data = [] } = useQuery({
    queryKey: ['encounters', 'duties', today],
    enabled: hasHours,
    queryFn: () => openDuties(session, today),
  })
  return <DutyRows duties={data} isLinked />
}

/** On the page of one that I reported, told ones too. */
export const DutiesOfOne = ({ mine, own }: { mine: { track: string; state: string }; own: OwnEncounter }) => (
  <DutyRows duties={dutiesOf(mine, own)} />
)

function DutyRows({ duties, isLinked = false }: { duties: readonly OwnDuty[]; isLinked?: boolean }) {
  const { t, dates } = useLanguage()
  const now = useNow()
  if (duties.length === 0) return null
  const pill = ({ by, told }: OwnDuty) =>
    told === undefined ? (
      <Pill tone={dates.dueTone(by, now)}>{dates.due(by, now)}</Pill>
    ) : (
      <Pill tone="done">{t('encounter.duty.done', { when: dates.day(told, now) })}</Pill>
    )
  return (
    <Card title={t('encounter.duty')} lead={t('encounter.duty.lead')}>
      <Rows
        rows={duties.map((duty) => ({
          id: `${duty.track} ${duty.id}`,
          ...(isLinked && { href: `/encounters/${duty.track}` }),
          title: inDocumentLanguage(duty.text as Words),
          before: pill(duty),
          actions: duty.told === undefined && !duty.isClosed && <Told duty={duty} />,
        }))}
      />
    </Card>
  )
}

function Told({ duty }: { duty: OwnDuty }) {
  const { t } = useLanguage()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const tell = () =>
    run(async () => {
      await markTold(
        session,
        duty,
        t('encounter.duty.line', { duty: inDocumentLanguage(duty.text as Words) }),
      )
      await queries.invalidateQueries({ queryKey: ['encounters'] })
    })
  return (
    <span className="row">
      <Button size="small" icon="check" isPending={busy} onPress={() => void tell()}>
        {t('encounter.duty.told')}
      </Button>
      <ErrorMessage error={error} />
    </span>
  )
}
