// A duty done where it stands: its few answers, each with a key. Where the person has to be asked, first whether that is safe now; no
// limit is met by a call outside the hours that they agreed.
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef, type ReactNode } from 'react'
import { canBeAskedBefore } from '../../cases/safe-hours.ts'
import { SafelyAsked } from '../../cases/ui/safely-asked.tsx'
import { makeMoveOn } from '../../client/move-on-case.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { KeyHint } from '../../web/controls/key-hint.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { askWords } from '../../web/track/answers.ts'
import { caseMove } from '../../web/track/machines.ts'
import type { Duty } from '../api.ts'
import type { Outcomes } from './outcomes.ts'

interface Props {
  duty: Duty
  outcomes: Outcomes
  onDone: () => void
}

export function ActHere(props: Props) {
  const { duty, outcomes } = props
  const t = useText()
  const { timezone } = useMe().network
  if (!outcomes.asksPerson || duty.caseId === null) return <Answers {...props} />
  return (
    <SafelyAsked
      caseId={duty.caseId}
      mayBeHere={false}
      before={(safety) =>
        duty.dueAt !== null &&
        !canBeAskedBefore(safety, new Date(duty.dueAt), timezone) && <p>{t('work.safe.hold')}</p>
      }
      // That it was not safe can always be said.
      instead={<Answers {...props} outcomes={{ ...outcomes, answers: ['not_safe_to_talk'] }} />}
      withoutHours={(contact) => <p className="second">{contact?.when || t('case.contact.none')}</p>}
    >
      <Answers {...props} />
    </SafelyAsked>
  )
}

function Answers({ duty, outcomes: { move, ask, answers }, onDone }: Props) {
  const t = useText()
  const { say } = useNotices()
  const router = useRouter()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const first = useRef<HTMLDivElement>(null)
  useEffect(() => first.current?.querySelector('button')?.focus(), [])
  const press = (answer: string | boolean) =>
    run(async () => {
      const track = { id: duty.track, kind: duty.kind, version: duty.version }
      await makeMoveOn(session, caseMove(duty.caseId, track, move), { [ask]: answer })
      say({ text: t(`${duty.kind}.done.${move}`) })
      await queries.invalidateQueries()
      onDone()
      // Only a yes to this offer opens what is accepted with it: one look, and the press.
      if (answer === 'says_yes') void router.navigate({ href: `/tracks/${duty.track}` })
    })
  const words = (answer: string | boolean): ReactNode =>
    typeof answer === 'boolean' ? t(answer ? 'code.says_yes' : 'code.says_no') : t(`code.${answer}`)
  return (
    <div className="stack">
      <div className="row work-outcomes" role="group" aria-label={askWords(duty.kind, ask, t)} ref={first}>
        {answers.map((answer, at) => (
          <Button key={String(answer)} size="small" isPending={busy} onPress={() => void press(answer)}>
            {words(answer)} <KeyHint keys={[String(at + 1)]} />
          </Button>
        ))}
      </div>
      <ErrorMessage error={error} />
    </div>
  )
}
