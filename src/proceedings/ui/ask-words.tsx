// Beside an interview: whoever asks the questions says what they want to know and why not otherwise, sealed to whoever stands beside the person; and
// there it is read.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '../../api/new-id.ts'
import { failedForGood } from '../../api/problem.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useIdempotentWrite } from '../../web/actions/idempotent-write.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { FoldedIfNarrow } from '../../web/controls/folded-if-narrow.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { useCarrier } from '../../identification/ui/use-carrier.ts'
import { Unsigned } from '../../web/controls/unsigned.tsx'
import { giveAskWords, readAskWords } from '../client/ask-words.ts'

/** `mayWrite`: whoever asks the questions, and not whoever stands beside the person too. */
export function AskWords({ trackId, mayWrite }: { trackId: string; mayWrite: boolean }) {
  const { t, dates } = useLanguage()
  const { data } = useQuery({
    queryKey: ['ask-words', trackId],
    queryFn: async () => (await readAskWords(session, trackId)) ?? null,
    gcTime: 0,
  })
  if (!data && !mayWrite) return null
  const card = (
    <Card title={t('interview.words')} lead={t('interview.words.lead')}>
      <div className="stack">
        {data && (
          <div>
            <p className="second">{dates.day(data.on)}</p>
            {!data.isSigned && <Unsigned />}
            <p className="track-words" dir="auto">
              {data.text}
            </p>
          </div>
        )}
        {mayWrite && <Writing key={data?.text} trackId={trackId} before={data?.text ?? ''} />}
      </div>
    </Card>
  )
  // What was written stands in sight; a field that waits does not push the rest away.
  return data ? card : <FoldedIfNarrow title={t('interview.words')}>{card}</FoldedIfNarrow>
}

function Writing({ trackId, before }: { trackId: string; before: string }) {
  const { t } = useLanguage()
  const queries = useQueryClient()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const intention = useIdempotentWrite<string>()
  const { data: to } = useCarrier(trackId)
  const [typed, put] = useState({ text: before })
  const draft = useDraft(`interview.${trackId}`, typed, put)
  const { text } = typed
  const send = () =>
    void run(
      async () => {
        const id = await intention.madeFor(text, newId)
        await giveAskWords(session, { track: trackId, to: to! }, text.trim(), id)
        await draft.drop()
        say({ text: t('interview.words.given') })
        await queries.invalidateQueries({ queryKey: ['ask-words', trackId] })
      },
      (fault) => failedForGood(fault) && intention.end(),
    )
  return (
    <>
      <TextArea
        label={t('interview.words.label')}
        hint={t('interview.words.hint')}
        readers={to && t('sealed.readers.carrier', { name: to.shown.name })}
        rows={3}
        value={text}
        maxLength={4000}
        onChange={(words) => put({ text: words })}
      />
      <ErrorMessage error={error} />
      <div className="row">
        <Button
          isPending={busy}
          isDisabled={!to || text.trim() === '' || text.trim() === before}
          onPress={send}
        >
          {t('interview.words.send')}
        </Button>
      </div>
    </>
  )
}
