// The questions of the instrument, in the person's language and in ours: asked, with an interpreter, or out of a paper that they filled in.
// Each can be left for another time.
import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { SharedCase } from '../../client/case-keys.ts'
import { directionOf } from '../../language/direction.ts'
import type { Messages } from '../../language/messages.ts'
import { NoWords } from '../../consent/ui/no-words.tsx'
import { sameWriteAs, type TriedWrite } from '../../web/actions/idempotent-write.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { DraftDialog } from '../../web/drafts/draft-dialog.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { speechIn } from '../../web/language/speech.ts'
import { session } from '../../web/session/window-session.ts'
import { keepWellbeing } from '../client/keep-wellbeing.ts'
import { instrument, manners, type Manner, type Question, type Said } from '../wellbeing.ts'
import { AnswerRow } from './answer-row.tsx'
import { Paper } from './paper.tsx'

interface Props {
  shared: SharedCase
  onClose: () => void
  onSaved: () => void
}
interface Typed {
  manner: Manner
  said: Partial<Record<Question, Said>>
  written?: TriedWrite
}

export function WellbeingDialog({ shared, onClose, onSaved }: Props) {
  const { t } = useLanguage()
  const { say } = useNotices()
  const [typed, put] = useState<Typed>({ manner: 'asked', said: {} })
  const { manner, said } = typed
  const draft = useDraft(`wellbeing.${shared.case.id}`, typed, put)
  const { busy, error, run } = usePendingAction()
  const { data: theirs } = useQuery({
    queryKey: ['speech', shared.case.language],
    queryFn: () => speechIn(shared.case.language),
    staleTime: Infinity,
  })
  const keep = (theirs: Messages) =>
    run(async () => {
      const value = {
        language: theirs.language,
        manner,
        answers: said,
        text: inWords(theirs, said, t('wellbeing.notNow')),
      }
      const once = sameWriteAs(typed.written, value)
      put({ ...typed, written: once })
      await keepWellbeing(session, shared.case.id, { value, id: once.id })
      await draft.drop()
      say({ text: t('wellbeing.saved') })
      onSaved()
    }, draft.keep)
  if (!theirs) return <Skeleton label={t('wellbeing.title')} lines={4} />
  const save = () => void keep(theirs)
  return (
    <DraftDialog
      title={t('wellbeing.title')}
      draft={draft}
      onClose={onClose}
      action={
        <>
          <Button look="primary" isPending={busy} onPress={save}>
            {t('about.save')}
          </Button>
          <Button icon="print" onPress={() => print()}>
            {t('wellbeing.print')}
          </Button>
        </>
      }
    >
      <NoWords shared={shared} />
      <p className="second">{t('wellbeing.about')}</p>
      {!instrument.official.includes(theirs.language as never) && (
        <p className="second">{t('wellbeing.draft')}</p>
      )}
      <How manner={manner} onManner={(one) => put({ manner: one, said })} />
      <Questions theirs={theirs} said={said} onSaid={(next) => put({ manner, said: next })} />
      <EmptyPaper theirs={theirs} />
      <ErrorMessage error={error} />
    </DraftDialog>
  )
}

interface Asking {
  theirs: Messages
  said: Typed['said']
  onSaid: (said: Typed['said']) => void
}

function Questions({ theirs, said, onSaid }: Asking) {
  const { t, language } = useLanguage()
  return (
    <>
      {instrument.questions.map((question) => (
        <fieldset className="need" key={question}>
          <legend lang={theirs.language} dir={directionOf(theirs.language)}>
            {theirs.text(`person.wellbeing.${question}`)}
          </legend>
          {theirs.language !== language.locale && (
            <p className="second">{t(`person.wellbeing.${question}`)}</p>
          )}
          <AnswerRow
            label={t(`wellbeing.q.${question}`)}
            choices={[
              ...Array.from({ length: instrument.most + 1 }, (_, at) => ({
                value: String(at),
                label: String(at),
              })),
              { value: 'not_now', label: t('wellbeing.notNow') },
            ]}
            value={said[question] === undefined ? null : String(said[question])}
            onChange={(one) => onSaid({ ...said, [question]: one === 'not_now' ? one : Number(one) })}
          />
        </fieldset>
      ))}
    </>
  )
}

export function EmptyPaper({ theirs }: { theirs: Messages }) {
  return (
    <Paper speech={theirs} title={theirs.text('person.wellbeing')}>
      <p>{theirs.text('person.wellbeing.lead')}</p>
      {instrument.questions.map((question) => (
        <section key={question}>
          <p>
            <b>{theirs.text(`person.wellbeing.${question}`)}</b>
          </p>
          <p className="paper-scale" dir="ltr">
            {Array.from({ length: instrument.most + 1 }, (_, at) => (
              <span key={at}>{at}</span>
            ))}
          </p>
        </section>
      ))}
      <p>{theirs.text('person.wellbeing.free')}</p>
      {!instrument.official.includes(theirs.language as never) && (
        <p className="paper-note">{theirs.text('person.plan.unchecked')}</p>
      )}
    </Paper>
  )
}

/** Each question with its answer, as the person reads it on their own page. */
const inWords = (theirs: Messages, said: Typed['said'], notNow: string): string =>
  instrument.questions
    .map(
      (question) =>
        `${theirs.text(`person.wellbeing.${question}`)} ${said[question] === undefined || said[question] === 'not_now' ? notNow : said[question]}`,
    )
    .join('\n')

function How({ manner, onManner }: { manner: Manner; onManner: (manner: Manner) => void }) {
  const { t } = useLanguage()
  return (
    <AnswerRow
      label={t('wellbeing.manner')}
      choices={manners.map((one) => ({ value: one, label: t(`wellbeing.manner.${one}`) }))}
      value={manner}
      onChange={(one) => onManner(one as Manner)}
    />
  )
}
