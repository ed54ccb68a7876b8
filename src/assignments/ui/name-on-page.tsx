// How whoever works on a case is called on the page of its person: a name of their choice, for this person alone.
import { useQuery } from '@tanstack/react-query'
import type { SharedCase } from '../../client/case-keys.ts'
import { latestOf } from '../../client/sealed-record.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useSavedText } from '../../web/actions/use-saved-text.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { nameOnPage, writeNameOnPage } from '../client/name-on-page.ts'
import { useCaseWorkers } from './use-assignments.ts'

interface Props {
  shared: SharedCase
  onChanged: () => void
}

export function NameOnPage({ shared, onChanged }: Props) {
  const { id: me } = useMe()
  const { data: workers } = useCaseWorkers(shared.case.id)
  const row = latestOf(shared.records, 'worker_name')
  const { data, isPending, error } = useQuery({
    queryKey: ['name-on-page', shared.case.id, row?.id],
    queryFn: async () => (await nameOnPage(session, shared)) ?? '',
    enabled: shared.held.includes('contact'),
    gcTime: 0,
  })
  // The person is told of who works with them, and of nobody else.
  const isMine = workers && (workers.worker === me || workers.second === me)
  if (error) return <ErrorMessage error={error} />
  if (isPending || !isMine || shared.case.personCircle === null) return null
  return <Name key={row?.id} shared={shared} now={data} onChanged={onChanged} />
}

function Name({ shared, now, onChanged }: Props & { now: string }) {
  const t = useText()
  const { say } = useNotices()
  const { text, type, busy, error, save, isAsBefore } = useSavedText(now, async (typed, id) => {
    await writeNameOnPage(session, shared, typed, id)
    say({ text: t('case.nameOnPage.saved') })
    onChanged()
  })
  return (
    <Card title={t('case.nameOnPage')} folds>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextField
          label={t('case.nameOnPage.label')}
          hint={t('case.nameOnPage.hint')}
          value={text}
          onChange={type}
          maxLength={60}
        />
        <ErrorMessage error={error} />
        <div className="row">
          <Button type="submit" size="small" isPending={busy} isDisabled={isAsBefore}>
            {t('case.nameOnPage.save')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
