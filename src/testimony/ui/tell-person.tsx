// The court has answered: the person is told in a language that they understand, in their safe way. Where we have words in it, one press;
// where somebody has to interpret, the panel beneath asks who did.
import { useQueryClient } from '@tanstack/react-query'
import { makeMoveOn } from '../../client/move-on-case.ts'
import { interpretedFirst } from '../../tracks/understood.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { languageName } from '../../web/language/language-options.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import type { TrackAnswer } from '../../web/track/query.ts'

export function TellPerson({ answer, shared }: { answer: TrackAnswer; shared: SharedCase }) {
  const { t, language: screen } = useLanguage()
  const queries = useQueryClient()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const { language, id: caseId } = shared.case
  const { track, facts } = answer
  const isPlain = interpretedFirst({ input: { language }, facts }) === undefined
  const tell = () =>
    run(async () => {
      const move = { caseId, kind: 'testimony', move: 'tell', says: undefined, track }
      await makeMoveOn(session, move, { language })
      say({ text: t('testimony.done.tell') })
      await queries.invalidateQueries()
    })
  return (
    <Notice tone="due" title={t('testimony.tell')}>
      <p>{t('testimony.tell.words')}</p>
      <ErrorMessage error={error} />
      {isPlain && (
        <div className="row">
          <Button look="primary" isPending={busy} onPress={() => void tell()}>
            {t('testimony.told', { language: languageName(language, screen.locale) })}
          </Button>
        </div>
      )}
    </Notice>
  )
}
