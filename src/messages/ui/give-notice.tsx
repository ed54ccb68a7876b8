// A notice that waits to be given by hand: the one sentence to say, and the way that the person allowed. What they allow is
// read anew each time, since they may have changed their mind.
import { useQuery } from '@tanstack/react-query'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { makeMove } from '../../web/session/window-session.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { Facts } from '../../web/controls/card.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { noticeDue, wishOf } from './asked-notice.ts'

const parts = ['how', 'when', 'never'] as const

export function GiveNotice({
  shared,
  sentence,
  onChanged,
}: {
  shared: SharedCase
  sentence: string
  onChanged: () => void
}) {
  const t = useText()
  const due = noticeDue(shared)
  const { data: wish } = useQuery({
    queryKey: ['wish', shared.case.id, shared.records.find((row) => row.kind === 'safe_contact')?.id],
    queryFn: async () => (await wishOf(shared)) ?? null,
    enabled: due !== undefined,
  })
  const { busy, error, run } = usePendingAction()
  const track = shared.tracks.find(({ kind }) => kind === 'case')
  if (!due || !track?.sides.includes('holder') || wish === undefined) return null
  const done = async (person_told: string) => {
    await run(async () => {
      await makeMove('case', 'give_notice', track, { person_told })
      onChanged()
    })
  }
  const wanted = wish?.notices === 'neutral'
  return (
    <Notice tone="due" title={t(wanted ? 'messages.notice' : 'messages.notice.unwanted')}>
      {wanted ? (
        <div className="stack">
          <p>{t('messages.notice.say')}</p>
          <p lang={shared.case.language} dir="auto">
            <strong>{sentence}</strong>
          </p>
          <Facts
            facts={parts
              .filter((part) => wish[part])
              .map((part) => ({ term: t(`case.contact.${part}`), value: <bdi>{wish[part]}</bdi> }))}
          />
          <div className="row">
            <Button isPending={busy} onPress={() => void done('told')}>
              {t('messages.notice.told')}
            </Button>
            <Button isPending={busy} look="quiet" onPress={() => void done('out_of_reach')}>
              {t('messages.notice.notReached')}
            </Button>
          </div>
        </div>
      ) : (
        <Button isPending={busy} onPress={() => void done('not_wanted')}>
          {t('messages.notice.close')}
        </Button>
      )}
      <ErrorMessage error={error} />
    </Notice>
  )
}
