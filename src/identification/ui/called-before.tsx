// Beside a call that is being written down: whether they called before, by the code word that was agreed. Asked for by a press, compared in
// this window.
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { findCaller, type CalledBefore as Before } from '../client/repeat-caller.ts'

export function CalledBefore({ word }: { word: string }) {
  const { t, dates } = useLanguage()
  const { busy, error, run } = usePendingAction()
  const [found, setFound] = useState<{ word: string; before: readonly Before[] } | null>(null)
  if (word.trim() === '') return null
  const shown = found?.word === word ? found.before : undefined
  const look = () => run(async () => setFound({ word, before: await findCaller(session, word) }))
  return (
    <div className="stack">
      {shown === undefined && (
        <div>
          <Button icon="search" isPending={busy} onPress={() => void look()}>
            {t('hotline.before.ask')}
          </Button>
        </div>
      )}
      <ErrorMessage error={error} />
      <div role="status">
        {shown?.length === 0 && <p className="second">{t('hotline.before.none')}</p>}
        {shown?.map(({ track, day }) => (
          <ButtonLink key={track} href={`/hotline/${track}`}>
            {t('hotline.before.open', { day: dates.day(day) })}
          </ButtonLink>
        ))}
      </div>
    </div>
  )
}
