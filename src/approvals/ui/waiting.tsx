// What waits for a supervisor's yes: who asks, about whom and why. A yes does it at once; erasing and a plan are
// looked at first, on their own page. The other answer is a comment.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { aliasHere } from '../../cases/ui/alias-here.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows, type Row } from '../../web/controls/rows.tsx'
import { useLanguage, type Text } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { heard } from '../../web/session/heard.ts'
import { useColleagueName } from '../../web/session/colleagues.ts'
import { useNow } from '../../web/session/now.ts'
import { session } from '../../web/session/window-session.ts'
import type { Waiting } from '../api.ts'
import { sayYes } from '../client/say-yes.ts'
import { GivingBack } from './giving-back.tsx'

export function Approvals() {
  const { t, dates } = useLanguage()
  const nameOf = useColleagueName()
  const now = useNow()
  const { data } = useQuery({
    queryKey: ['approvals', 'waiting'],
    queryFn: ({ signal }) => api.approvals.waiting({}, { signal }),
    ...heard('work'),
  })
  const waiting = data?.waiting ?? []
  if (waiting.length === 0) return null
  const rowOf = (one: Waiting): Row => ({
    id: one.id,
    title: t(`approval.what.${one.about}`),
    href: hrefOf(one),
    detail: lineOf(one, nameOf(one.askedBy), t),
    before: <Pill tone="due">{dates.ago(one.askedAt, now)}</Pill>,
    about: { name: aliasHere(one.reference, t), reference: one.reference },
    actions: <Answers asked={one} />,
  })
  const heading = t('work.group', { name: t('approval.title'), count: dates.number(waiting.length) })
  return <Rows heading={heading} rows={waiting.map(rowOf)} />
}

const hrefOf = ({ about, caseId }: Waiting) => `/cases/${caseId}${about === 'erasing' ? '/file' : ''}`

function lineOf({ about, closing, lowering }: Waiting, name: string, t: Text): string {
  if (closing)
    return t('approval.line', {
      name,
      reason: t(`code.${closing.reason}`),
      told: t(`code.${closing.personTold}`),
    })
  if (!lowering) return t(`approval.line.${about}`, { name })
  const { level, ownView, familyConsidered } = lowering
  return t('approval.line.lowering', {
    name,
    level: t(`code.${level}`),
    view: t(`code.${ownView}`),
    family: t(familyConsidered ? 'track.yes' : 'track.no'),
  })
}

function Answers({ asked }: { asked: Waiting }) {
  const { t } = useLanguage()
  const { say } = useNotices()
  const queries = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const { busy, error, run } = usePendingAction()
  const alias = aliasHere(asked.reference, t)
  const yes = () =>
    run(
      async () => {
        await sayYes(session, asked)
        await queries.invalidateQueries()
        say({ text: t(`approval.done.${asked.about}`, { alias }), tone: 'done' })
      },
      () => queries.invalidateQueries({ queryKey: ['approvals'] }),
    )
  return (
    <span className="row">
      <ErrorMessage error={error} />
      {asked.about === 'erasing' || asked.about === 'plan' ? (
        <ButtonLink size="small" href={hrefOf(asked)}>
          {t(asked.about === 'plan' ? 'approval.look.plan' : 'approval.yes.erasing')}{' '}
          <span className="unseen">{alias}</span>
        </ButtonLink>
      ) : (
        <Button size="small" isPending={busy} onPress={() => void yes()}>
          {t(`approval.yes.${asked.about}`)} <span className="unseen">{alias}</span>
        </Button>
      )}
      <Button size="small" look="quiet" onPress={() => setOpen(true)}>
        {t('approval.back')} <span className="unseen">{alias}</span>
      </Button>
      {isOpen && <GivingBack asked={asked} onClose={() => setOpen(false)} />}
    </span>
  )
}
