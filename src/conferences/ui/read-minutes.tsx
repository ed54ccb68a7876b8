// What was sealed to me of a conference, opened when somebody asks for it; red where the server names a reader whom nobody signed.
import { useState } from 'react'
import { codeOf } from '../../api/code-of.ts'
import { aliasHere } from '../../cases/ui/alias-here.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import { useOrganisations } from '../../web/session/organisations.ts'
import { session } from '../../web/session/window-session.ts'
import { readWords, type Agenda, type Conference } from '../client/conference.ts'
import { readMinutes, type Decision, type Minutes } from '../client/minutes.ts'

type Read = Partial<Minutes> & { agenda?: Agenda; trouble?: string }

async function read(conference: Conference): Promise<Read> {
  try {
    const minutes = await readMinutes(session, conference)
    if (minutes) return minutes
    const decided = await readWords<{ decisions: Decision[] }>(session, conference, 'decisions')
    if (decided) return decided
    const agenda = await readWords<Agenda>(session, conference, 'agenda')
    return agenda ? { agenda } : {}
  } catch (fault) {
    return { trouble: codeOf(fault) ?? 'broken' }
  }
}

export function ReadMinutes({ conference }: { conference: Conference }) {
  const t = useText()
  const [shown, show] = useState<Read | null>(null)
  const { busy, run } = usePendingAction()
  const what = (['minutes', 'decisions', 'agenda'] as const).find((field) =>
    conference.words.some((one) => one.field === field),
  )
  if (!what) return null
  return (
    <>
      <Button
        size="small"
        isPending={busy}
        onPress={() => void run(async () => show(await read(conference)))}
      >
        {t(`conference.read.${what}`)}
      </Button>
      {shown && (
        <Dialog
          title={t(`conference.read.${what}`)}
          place="side"
          isOpen
          onOpenChange={(isOpen) => {
            if (!isOpen) show(null)
          }}
        >
          <Words of={shown} />
        </Dialog>
      )}
    </>
  )
}

function Words({ of: { agenda, text, person, decisions = [], present = [], trouble } }: { of: Read }) {
  const t = useText()
  const { data: organisations = [] } = useOrganisations()
  const nameOf = (id: number) => organisations.find((one) => one.id === id)?.name ?? ''
  if (trouble)
    return (
      <Notice tone="danger" title={t('conference.unfit')}>
        <p>{t(trouble === 'unfit' ? 'conference.unfit.words' : 'web.hold.failed')}</p>
      </Notice>
    )
  if (agenda)
    return (
      <>
        {agenda.reference && (
          <p>
            <strong>{aliasHere(agenda.reference, t)}</strong>
          </p>
        )}
        <p dir="auto">{agenda.text}</p>
      </>
    )
  return (
    <div className="stack">
      {text && <p dir="auto">{text}</p>}
      {person && <p className="second">{t(`conference.person.${person}`)}</p>}
      {decisions.length > 0 && (
        <ul>
          {decisions.map((one) => (
            <li key={one.text} dir="auto">
              {one.text}
              {one.concerns !== undefined && <bdi className="second"> · {nameOf(one.concerns)}</bdi>}
            </li>
          ))}
        </ul>
      )}
      {present.length > 0 && (
        <p className="second">
          {t('conference.readers', {
            names: [...new Set(present.map(({ organisation }) => nameOf(organisation)))].join(', '),
          })}
        </p>
      )}
    </div>
  )
}
