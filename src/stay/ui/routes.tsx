// The questions of the country's law, answered by a lawyer with the person; and the papers that are here. Sealed before they leave.
import { useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { SharedCase } from '../../client/case-keys.ts'
import { inLanguage, type Pack } from '../../jurisdiction/define.ts'
import {
  papersNeeded,
  questionsAsked,
  type RouteAnswer,
  type RouteAnswers,
} from '../../jurisdiction/routes.ts'
import { useNavigateWhenDone } from '../../web/actions/use-navigate-when-done.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { CheckboxGroup, RadioGroup } from '../../web/controls/choices.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { inDocumentLanguage } from '../../web/language/law-words.ts'
import { useText } from '../../web/language/language.tsx'
import { NoWords } from '../../consent/ui/no-words.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { session } from '../../web/session/window-session.ts'
import { Page } from '../../web/shell/page.tsx'
import { writeRoutes } from '../client/routes-record.ts'
import { useRoutes, useStay } from './use-stay.ts'
import './stay.css'

export function Routes() {
  const t = useText()
  const { caseId, shared, pack, error } = useStay()
  return (
    <Page
      title={t('stay.routes')}
      lead={t('stay.routes.lead')}
      width="narrow"
      back={{ href: `/cases/${caseId}/stay`, label: t('stay.title') }}
    >
      <ErrorMessage error={error} />
      {shared && pack ? (
        <Begun shared={shared} pack={pack} />
      ) : (
        !error && <Skeleton label={t('case.opening')} lines={8} />
      )}
    </Page>
  )
}

function Begun({ shared, pack }: { shared: SharedCase; pack: Pack }) {
  const t = useText()
  const { data, error, isPending } = useRoutes(shared)
  if (!shared.held.includes('immigration')) return <p className="second">{t('stay.notHeld')}</p>
  if (error) return <ErrorMessage error={error} />
  if (isPending) return <Skeleton label={t('case.opening')} lines={8} />
  return <Questions shared={shared} pack={pack} before={data ?? { answers: {}, papers: [] }} />
}

const answers: readonly RouteAnswer[] = ['yes', 'no', 'unknown']

function Questions({ shared, pack, before }: { shared: SharedCase; pack: Pack; before: RouteAnswers }) {
  const t = useText()
  const navigateWhenDone = useNavigateWhenDone()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const [said, setSaid] = useState(before)
  const papers = papersNeeded(pack)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const isKept = await run(async () => {
      const { language } = await session.speak(shared.case.language)
      const lines = questionsAsked(pack).map(
        ({ id, text }) =>
          `${inLanguage(text, language)} ${t(`stay.answer.${said.answers[id] ?? 'unknown'}`)}`,
      )
      await writeRoutes(session, shared, { ...said, text: lines.join('\n') })
    })
    if (!isKept) return
    await queries.invalidateQueries({ queryKey: ['case', shared.case.id] })
    await navigateWhenDone(`/cases/${shared.case.id}/stay`)
  }
  return (
    <form className="stack" onSubmit={(event) => void send(event)}>
      <NoWords shared={shared} />
      <Card>
        <div className="stay-questions">
          {questionsAsked(pack).map(({ id, text }) => (
            <RadioGroup
              key={id}
              label={inDocumentLanguage(text)}
              columns
              choices={answers.map((value) => ({ value, label: t(`stay.answer.${value}`) }))}
              value={said.answers[id] ?? null}
              onChange={(answer) =>
                setSaid({ ...said, answers: { ...said.answers, [id]: answer as RouteAnswer } })
              }
            />
          ))}
        </div>
      </Card>
      {papers.length > 0 && (
        <Card>
          <CheckboxGroup
            label={t('stay.papers')}
            choices={papers.map(({ id, label }) => ({ value: id, label: inDocumentLanguage(label) }))}
            value={said.papers}
            onChange={(here) => setSaid({ ...said, papers: here })}
          />
        </Card>
      )}
      <ErrorMessage error={error} />
      <div className="row">
        <Button type="submit" look="primary" isPending={busy}>
          {t('stay.routes.keep')}
        </Button>
      </div>
    </form>
  )
}
