// After a backup was restored: whoever meets the alarm says so with a second one, or believes the two who did. Nothing is opened, sealed
// or remembered here before; what came back and had been taken away is taken away again at once.
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { nameLabel } from '../../client/name-label.ts'
import { openName } from '../../client/sealed-name.ts'
import type { CameBack } from '../../sealing/vault-restoration-shape.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Progress } from '../../web/controls/progress.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { tellWindows } from '../../web/session/other-windows.ts'
import { session } from '../../web/session/window-session.ts'
import { Entrance } from '../../web/shell/entrance.tsx'
import {
  acceptRestoration,
  beginRestoration,
  readRestorations,
  signRestoration,
  stateRestoration,
  takeAwayAgain,
  type Again,
  type Said,
} from '../client/restoration.ts'

type Names = ReadonlyMap<string, string>

/** What colleagues are called: by the name that this house sealed, else by handle. And whether I administer. */
async function peopleHere(): Promise<{ names: Names; administers: boolean }> {
  const { people } = await session.api.organisations.people({})
  const me = people.find(({ id }) => id === session.id)
  const named = people.map(async ({ id, handle, sealedName }) => {
    const name = await openName(session, nameLabel(session.circle, id), sealedName).catch(() => undefined)
    return [id, name ?? handle] as const
  })
  return {
    names: new Map(await Promise.all(named)),
    administers: me?.roles.includes('administrator') === true,
  }
}

/** The page `/restored`. */
export function Restored() {
  const t = useText()
  const navigate = useNavigate()
  const [done, setDone] = useState<{ back: CameBack; again: Again } | null>(null)
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['restored'],
    queryFn: async () => {
      await beginRestoration(session)
      const [said] = await readRestorations(session)
      return { said, ...(await peopleHere()), me: session.id }
    },
    retry: false,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const { busy, error: refused, run } = usePendingAction()
  const act = (work: () => Promise<void>) => void run(work)
  const again = async () => void (await refetch())
  const accept = async (said: Said) => {
    const back = await acceptRestoration(session, said)
    tellWindows({ said: 'came-in', who: session.id })
    setDone({ back, again: await takeAwayAgain(session, back) })
  }
  return (
    <Entrance title={t('restored.title')} {...(!done && { lead: t('restored.lead') })}>
      <div className="stack">
        {done && data ? (
          <Back {...done} names={data.names} onGoOn={() => void navigate({ to: '/' })} />
        ) : error ? (
          <Notice
            tone="due"
            title={t('restored.first')}
            action={<ButtonLink href="/">{t('restored.signIn')}</ButtonLink>}
          />
        ) : isPending || !data ? (
          <Progress label={t('restored.reading')} />
        ) : (
          <Step
            {...data}
            busy={busy}
            onState={(day) => act(async () => stateRestoration(session, `${day}T00:00Z`).then(again))}
            onSign={(said) => act(async () => signRestoration(session, said).then(again))}
            onAccept={(said) => act(() => accept(said))}
            onLook={() => act(again)}
          />
        )}
        <ErrorMessage error={refused} />
      </div>
    </Entrance>
  )
}

interface StepProps {
  said: Said | undefined
  names: Names
  administers: boolean
  me: string
  busy: boolean
  onState: (day: string) => void
  onSign: (said: Said) => void
  onAccept: (said: Said) => void
  onLook: () => void
}

/** What can be done now: believe, sign, wait for the second one, or say it. */
function Step({ said, names, administers, me, busy, onState, onSign, onAccept, onLook }: StepProps) {
  const t = useText()
  const [isNew, setNew] = useState(false)
  const lookAgain = (
    <Button isPending={busy} onPress={onLook}>
      {t('restored.look')}
    </Button>
  )
  if (!said && !administers)
    return (
      <>
        <p>{t('restored.notSaid')}</p>
        {lookAgain}
      </>
    )
  if (!said || isNew) return <Saying busy={busy} onState={onState} />
  const mine = said.signers.includes(me)
  return (
    <>
      <Words said={said} names={names} />
      {said.isSigned ? (
        <>
          <p>{t('restored.accept.lead')}</p>
          <Button look="primary" isPending={busy} onPress={() => onAccept(said)}>
            {t('restored.accept')}
          </Button>
        </>
      ) : mine ? (
        <>
          <p>{t('restored.waits')}</p>
          {lookAgain}
        </>
      ) : (
        <>
          <p>{t('restored.sign.lead')}</p>
          <Button look="primary" isPending={busy} onPress={() => onSign(said)}>
            {t('restored.sign')}
          </Button>
        </>
      )}
      {administers && (
        <Button look="quiet" onPress={() => setNew(true)}>
          {t('restored.anew')}
        </Button>
      )}
    </>
  )
}

/** What was said, by whom, and the words to compare. */
function Words({ said, names }: { said: Said; names: Names }) {
  const { t, language, dates } = useLanguage()
  const { day, time } = dates
  const list = new Intl.ListFormat(language.locale)
  const at = new Date(said.at.replace('Z', ':00Z'))
  const who = said.signers.map((one) => names.get(one) ?? t('restored.somebody'))
  return (
    <Notice tone="info" title={t('restored.said', { names: list.format(who), count: who.length })}>
      <p>{t('restored.until', { day: day(new Date(said.until.replace('Z', ':00Z'))) })}</p>
      <p>{t('restored.at', { when: `${day(at)} ${time(at)}` })}</p>
      <p>{t('restored.words')}</p>
      <p className="restored-words" dir="ltr" lang="en">
        <strong>{said.words}</strong>
      </p>
    </Notice>
  )
}

function Saying({ busy, onState }: { busy: boolean; onState: (day: string) => void }): ReactNode {
  const t = useText()
  const [day, setDay] = useState<string | null>(null)
  return (
    <>
      <p>{t('restored.state.lead')}</p>
      <DateField label={t('restored.state.day')} value={day} onChange={setDay} />
      <Button look="primary" isDisabled={day === null} isPending={busy} onPress={() => day && onState(day)}>
        {t('restored.state')}
      </Button>
    </>
  )
}

function Back({
  back,
  again,
  names,
  onGoOn,
}: {
  back: CameBack
  again: Again
  names: Names
  onGoOn: () => void
}) {
  const { t, language } = useLanguage()
  const members = back.members.map((one) => names.get(one) ?? t('restored.somebody'))
  return (
    <>
      <Notice tone="done" title={t('restored.done')}>
        <p>{t('restored.done.again', { count: again.done })}</p>
        {again.refused > 0 && <p>{t('restored.done.refused', { count: again.refused })}</p>}
      </Notice>
      {members.length > 0 && (
        <Notice tone="due" title={t('restored.members')}>
          <p>
            {t('restored.members.words', { names: new Intl.ListFormat(language.locale).format(members) })}
          </p>
        </Notice>
      )}
      <Button look="primary" onPress={onGoOn}>
        {t('restored.goOn')}
      </Button>
    </>
  )
}
