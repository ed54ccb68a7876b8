// Between having joined and being able to work: the organisation's key is made by its administrator, and passed on by
// hand, as it were, to each colleague who joins. Until then there is nothing that could be opened.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '../../web/session/api.ts'
import { Button } from '../../web/controls/button.tsx'
import { ErrorNotice } from '../../web/controls/errors.tsx'
import { Progress } from '../../web/controls/progress.tsx'
import { useText } from '../../web/language/language.tsx'
import { refreshHome } from '../../client/logs.ts'
import { useSession, type Me } from '../../web/session/session.tsx'
import { Entrance } from '../../web/shell/entrance.tsx'
import { takeCircles } from '../../client/circles.ts'
import { rotateCircleKey } from '../../client/rotate-circle-key.ts'
import { session } from '../../web/session/window-session.ts'

const askEveryMs = 10_000

/** Makes the organisation's circle with this administrator as its first member. */
async function found(me: Me): Promise<void> {
  await rotateCircleKey(session, me.organisation.circle, [me.id])
}

export function CircleStart() {
  const { me } = useSession()
  return !me.organisation.founded && me.roles.includes('administrator') ? <Found /> : <Waiting />
}

function Found() {
  const t = useText()
  const { me, refresh } = useSession()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const begin = async () => {
    setBusy(true)
    setFailed(false)
    try {
      await found(me)
      await refresh()
    } catch {
      setFailed(true)
      setBusy(false)
    }
  }
  return (
    <Entrance
      title={t('people.found.title')}
      lead={t('people.found.lead', { organisation: me.organisation.name })}
    >
      <div className="stack">
        <p>{t('people.found.what')}</p>
        {failed && <ErrorNotice title={t('problem.failed')} />}
        <Button look="primary" icon="key" wide isPending={busy} onPress={() => void begin()}>
          {t('people.found.make')}
        </Button>
      </div>
    </Entrance>
  )
}

function Waiting() {
  const t = useText()
  const { me, refresh, signOut } = useSession()
  const [failed, setFailed] = useState(false)
  const { data, dataUpdatedAt } = useQuery({
    queryKey: ['let in', me.id],
    queryFn: ({ signal }) => api.accounts.me({}, { signal }),
    refetchInterval: askEveryMs,
  })
  const letIn = data?.circles.includes(me.organisation.circle) ?? false
  // Each time it is asked: what got lost on the way is tried again with the next answer.
  useEffect(() => {
    if (!letIn) return
    const enter = refreshHome(session)
      .then(() => takeCircles(session))
      .then(refresh)
    void enter.catch(() => setFailed(true))
  }, [letIn, dataUpdatedAt, refresh])
  return (
    <Entrance
      title={t('people.wait.title')}
      lead={t('people.wait.lead', { organisation: me.organisation.name })}
    >
      <div className="stack">
        <Progress label={t('people.wait.progress')} />
        {failed && <ErrorNotice title={t('problem.failed')} />}
        <p>{t(me.organisation.founded ? 'people.wait.next' : 'people.wait.notFounded')}</p>
        <Button look="quiet" wide icon="leave" onPress={() => void signOut()}>
          {t('frame.who.leave')}
        </Button>
      </div>
    </Entrance>
  )
}
