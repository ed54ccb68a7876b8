// What a person said about the help, on the page of the one reader whom they chose: their words, opened while somebody holds them, what
// was answered, and the answer in words that nobody but the two can open.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { failedForGood } from '../../api/problem.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useIdempotentWrite } from '../../web/actions/idempotent-write.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { HoldToRead } from '../../web/controls/hold-to-read.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useLanguage, type Text } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { session } from '../../web/session/window-session.ts'
import { useTrack, type TrackAnswer } from '../../web/track/query.ts'
import { answerVoice, openVoice, type OpenedVoice, type VoiceAnswer } from '../client/answer-voice.ts'
import { feedbackQuestions } from '../feedback.ts'
import { voiceOutcomes } from '../voice.ts'

export function VoicePart({ trackId }: { trackId: string }) {
  const { t, dates } = useLanguage()
  const { data } = useTrack(trackId)
  const { data: said } = useQuery({
    queryKey: ['voice-words', trackId, data?.track.version],
    queryFn: () => api.voices.words({ track: trackId }),
  })
  if (!data || !said) return null
  const mayAnswer =
    ['received', 'acknowledged', 'considered'].includes(data.track.state) &&
    data.track.sides.some((side) => side === 'holder' || side === 'other')
  const opened = () => openVoice(session, trackId)
  const isGuardian = data.track.subkind === 'guardian'
  return (
    <>
      {isGuardian && (
        <Card title={t('voice.guardian.title')} lead={t('voice.guardian.lead')} accent="action">
          <div className="row">
            <ButtonLink href={`/cases/${data.caseId}/guardian`}>{t('voice.guardian.open')}</ButtonLink>
          </div>
        </Card>
      )}
      {said.words && (
        <Card title={t('voice.words.title')} accent="action">
          <p className="second">{t('voice.words.only')}</p>
          <HoldToRead label={t('voice.words.title')} read={async () => wordsOf(await opened(), t)} />
          {said.answers.map(({ n, on }) => (
            <div key={n}>
              <p className="second">{t('voice.answer.on', { day: dates.day(on) })}</p>
              <HoldToRead
                label={t('voice.answer.given')}
                read={async () => (await opened())?.answers.find((one) => one.n === n)?.text ?? ''}
              />
            </div>
          ))}
        </Card>
      )}
      {mayAnswer && (
        <AnswerForm
          key={data.track.version}
          track={data.track}
          hasWords={said.words !== null}
          isGuardian={isGuardian}
        />
      )}
    </>
  )
}

/** What was answered after a help stands above what was written. */
const wordsOf = (said: OpenedVoice | undefined, t: Text): string =>
  [
    said?.feedback && t(`service.${said.feedback.service}`),
    ...(said?.feedback ? feedbackQuestions : []).map(
      (question) =>
        `${t(`voice.feedback.${question}`)} ${t(`voice.feedback.${said?.feedback?.answers[question] ?? 'no'}`)}`,
    ),
    said?.text,
  ]
    .filter(Boolean)
    .join('\n')

interface Answering {
  track: TrackAnswer['track']
  hasWords: boolean
  /** Told by mouth alone: whoever holds the card may not be the child. */
  isGuardian: boolean
}

const unanswered: { outcome: VoiceAnswer['outcome'] | null; text: string } = { outcome: null, text: '' }

function AnswerForm({ track, hasWords, isGuardian }: Answering) {
  const { t } = useLanguage()
  const queries = useQueryClient()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const intention = useIdempotentWrite<string>()
  const [answer, setAnswer] = useState(unanswered)
  const draft = useDraft(`voice.${track.id}`, answer, setAnswer)
  const { outcome, text } = answer
  // Where the person can open an answer, they get one in words.
  const isWhole = outcome !== null && (!hasWords || text.trim() !== '')
  const send = () =>
    void run(
      async () => {
        if (outcome === null) return
        const key = await intention.madeFor([outcome, text], () => crypto.randomUUID())
        await answerVoice(session, track, { outcome, text: text.trim() }, key)
        await draft.drop()
        say({ text: t(isGuardian ? 'voice.guardian.kept' : 'voice.answer.sent') })
        await queries.invalidateQueries()
      },
      (fault) => failedForGood(fault) && intention.end(),
    )
  return (
    <Card
      title={t(isGuardian ? 'voice.guardian.came' : 'voice.answer.title')}
      lead={t(isGuardian ? 'voice.guardian.answer' : hasWords ? 'voice.answer.lead' : 'voice.answer.choices')}
    >
      <div className="stack">
        {hasWords && (
          <TextArea
            label={t('voice.answer.text')}
            hint={t('voice.answer.text.hint')}
            value={text}
            maxLength={4000}
            onChange={(words) => setAnswer({ ...answer, text: words })}
          />
        )}
        <RadioGroup
          label={t('voice.answer.outcome')}
          choices={voiceOutcomes.map((code) => ({ value: code, label: t(`voice.outcome.${code}`) }))}
          value={outcome}
          onChange={(code) => setAnswer({ ...answer, outcome: code as VoiceAnswer['outcome'] })}
        />
        <ErrorMessage error={error} />
        <div className="row">
          <Button look="primary" isPending={busy} isDisabled={!isWhole} onPress={send}>
            {t(isGuardian ? 'voice.guardian.keep' : 'voice.answer.send')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
