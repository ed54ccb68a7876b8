// Where something was refused because a second person has to do it: the press that asks them, with the answers that were given.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Input } from '../../tracks/define.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'

interface Props {
  caseId: string
  because: string
  answers: Input
}

type About = 'lowering' | 'erasing'
const asks: Readonly<Record<string, About>> = {
  'a-supervisor-lowers': 'lowering',
  'somebody-else-erases': 'erasing',
}

async function askFor(about: About, caseId: string, answers: Input): Promise<void> {
  const id = crypto.randomUUID()
  if (about === 'erasing') return void (await api.approvals.askToErase({ id, caseId }))
  type Lowering = Parameters<typeof api.approvals.askToLower>[0]
  const level = answers['level'] as Lowering['level']
  const ownView = answers['own_view'] as Lowering['ownView']
  await api.approvals.askToLower({
    id,
    caseId,
    level,
    ownView,
    familyConsidered: answers['family_considered'] === true,
  })
}

export function AskForYes({ caseId, because, answers }: Props) {
  const t = useText()
  const { say } = useNotices()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const about = asks[because]
  const { data } = useQuery({
    queryKey: ['approvals', 'own'],
    queryFn: ({ signal }) => api.approvals.own({}, { signal }),
    enabled: about !== undefined,
  })
  if (!about || !data) return null
  const isAsked = data.asked.some((one) => one.caseId === caseId && one.about === about && !one.isReturned)
  if (isAsked) return <p>{t('approval.waits')}</p>
  const ask = () =>
    run(async () => {
      await askFor(about, caseId, answers)
      await queries.invalidateQueries({ queryKey: ['approvals'] })
      say({ text: t(`approval.asked.${about}`), tone: 'done' })
    })
  return (
    <div className="stack">
      <ErrorMessage error={error} />
      <div>
        <Button isPending={busy} onPress={() => void ask()}>
          {t(`approval.ask.${about}`)}
        </Button>
      </div>
    </div>
  )
}
