// Whom a browser that remembers nothing could ask, told above every screen until enough were asked or somebody has decided; and the
// other side of it: while somebody works, their browser answers what those of colleagues ask. (Decision 48.)
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { WitnessStatus } from '../../sealing/vault-witness-shape.ts'
import { answerQuestions, askWitnesses, hearWitnesses } from '../../client/witnesses.ts'
import { codeOf } from '../../api/code-of.ts'
import { Button } from '../../web/controls/button.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { useDates, useLanguage, useText } from '../../web/language/language.tsx'
import { useColleagues } from '../../web/session/colleagues.ts'
import { unlessHeard } from '../../web/session/heard.ts'
import { useMe, useSession } from '../../web/session/session.tsx'
import { vault } from '../../web/session/vault.ts'
import { session } from '../../web/session/window-session.ts'

/** How often those who are there are asked and answered. */
const oftenMs = 10_000
const sometimesMs = 30_000
/** Somebody who is there answers within these. */
const askedMs = 5 * 60_000

const isLie = (error: unknown): boolean => ['rollback', 'fork'].includes(codeOf(error))

/** Answers in the background; what did not succeed is tried again. */
function useAnswerAsWitness(): void {
  const me = useMe()
  useQuery({
    queryKey: ['witnesses', 'questions', me.id],
    enabled: me.organisation.founded,
    queryFn: () => answerQuestions(session).catch(() => 0),
    meta: { heard: ['asked'], unseen: true },
    refetchInterval: () => unlessHeard(sometimesMs),
    refetchIntervalInBackground: true,
  })
}

/**
 * What the own vault makes of what it was told, looked at every few seconds, which asks no server: while somebody works a colleague may
 * get keys, or a memory that was left grow too old, and from then on nothing is sealed until one more was asked.
 */
function useChangedStatus(known: WitnessStatus | undefined): boolean {
  const { opened, me } = useSession()
  const { data } = useQuery({
    queryKey: ['witnesses', 'look', me.id, opened],
    queryFn: () => vault.takeWitnesses({ statements: [] }),
    enabled: known !== undefined && !known.remembers,
    refetchInterval: oftenMs,
    gcTime: 0,
  })
  return !!known && !!data && (data.waits !== known.waits || data.needed !== known.needed)
}

/** What is known of them: a browser with a memory of its own asks nobody. */
function useWitnesses() {
  const { opened, me } = useSession()
  const asked = useRef({ why: '', at: 0 })
  const status = useQuery({
    queryKey: ['witnesses', 'status', me.id, opened],
    queryFn: async (): Promise<WitnessStatus> => {
      const status = await vault.takeWitnesses({ statements: [] })
      if (status.ahead.length > 0 && status.remembers) return hearWitnesses(session)
      if (status.remembers || status.needed === 0) return status
      const why = [opened, status.needed, status.waits].join(' ')
      if (asked.current.why !== why) {
        await askWitnesses(session)
        asked.current = { why, at: Date.now() }
      }
      return hearWitnesses(session)
    },
    retry: (_failures, error) => !isLie(error),
    retryDelay: oftenMs,
    refetchInterval: ({ state: { data, error } }) => {
      if (error && isLie(error)) return false
      const live = data?.witnesses.filter((one) => one.live).length ?? 0
      if (data !== undefined && data.ahead.length > 0) return sometimesMs
      const isOver = data !== undefined && (data.remembers || live >= data.needed)
      const isPatient = data?.waits === true || Date.now() - asked.current.at < askedMs
      return isOver || !isPatient ? false : unlessHeard(oftenMs)
    },
    refetchOnWindowFocus: false,
    meta: { heard: ['answered'], unseen: true },
    gcTime: 0,
  })
  const isChanged = useChangedStatus(status.data)
  const { refetch } = status
  useEffect(() => {
    if (isChanged) void refetch()
  }, [isChanged, refetch])
  return status
}

export function Witnesses() {
  const t = useText()
  useAnswerAsWitness()
  const { data, error } = useWitnesses()
  if (error && isLie(error))
    return (
      <div className="watch" role="alert">
        <Notice tone="danger" title={t('witness.lie')}>
          <p>{t('witness.lie.words')}</p>
          <p>{t('witness.lie.do')}</p>
        </Notice>
      </div>
    )
  if (!data) return null
  return (
    <>
      {data.ahead.length > 0 && <Ahead users={data.ahead} />}
      {!data.remembers && <Asked status={data} />}
    </>
  )
}

/** Who is called what here. */
function useUserNames(): (user: string) => string {
  const { data: colleagues = [] } = useColleagues()
  return (user) => {
    const one = colleagues.find(({ id }) => id === user)
    return one?.name ?? one?.handle ?? ''
  }
}

/** Whose memory is under a key that is not shown here. */
function Ahead({ users }: { users: readonly string[] }) {
  const { t, language } = useLanguage()
  const nameOf = useUserNames()
  const names = new Intl.ListFormat(language.locale).format(users.map(nameOf))
  return (
    <div className="watch" role="status">
      <Notice tone="due" title={t('witness.ahead', { names, count: users.length })}>
        <p>{t('witness.ahead.words')}</p>
      </Notice>
    </div>
  )
}

/** How somebody reads who was asked and until when. */
function Whom({ witnesses }: Pick<WitnessStatus, 'witnesses'>) {
  const t = useText()
  const when = useMinutes()
  const nameOf = useUserNames()
  return (
    <ul>
      {witnesses.map(({ user, at, live }) => (
        <li key={user}>
          {t(live ? 'witness.live' : 'witness.left', { name: nameOf(user), when: when(at) })}
        </li>
      ))}
    </ul>
  )
}

function useMinutes(): (minute: string) => string {
  const { day, time } = useDates()
  return (minute) => {
    const at = new Date(minute.replace('Z', ':00Z'))
    return `${day(at)} ${time(at)}`
  }
}

/** Nothing is written and nothing given before enough were asked, or somebody decides. */
function Waiting({ witnesses, needed, lastHere }: WitnessStatus) {
  const t = useText()
  const when = useMinutes()
  const queries = useQueryClient()
  const goOn = async () => {
    await vault.goOnUnwitnessed()
    await queries.invalidateQueries({ queryKey: ['witnesses', 'status'] })
  }
  return (
    <Notice
      tone="due"
      title={t(needed === 0 ? 'witness.alone' : 'witness.waits')}
      action={<Button onPress={() => void goOn()}>{t('witness.goOn')}</Button>}
    >
      <p>{t(needed === 0 ? 'witness.alone.words' : 'witness.waits.words')}</p>
      {witnesses.length > 0 && (
        <details>
          <summary>{t('witness.whom', { count: witnesses.length })}</summary>
          <Whom witnesses={witnesses} />
        </details>
      )}
      {lastHere !== undefined && <p>{t('witness.lastHere', { when: when(lastHere) })}</p>}
    </Notice>
  )
}

/** Goes by what colleagues left earlier: one question, which stands until somebody has read it. */
function Earlier({ witnesses, lastHere, onRead }: WitnessStatus & { onRead: () => void }) {
  const t = useText()
  const when = useMinutes()
  return (
    <Notice
      tone="info"
      title={lastHere === undefined ? t('witness.earlier') : t('witness.lastHere', { when: when(lastHere) })}
    >
      {/* Beside each other: on a telephone this stands above every screen until it is answered. */}
      <div className="row">
        <Button size="small" onPress={onRead}>
          {t('witness.read')}
        </Button>
        <details>
          <summary>{t('witness.why')}</summary>
          {lastHere !== undefined && <p>{t('witness.earlier')}</p>}
          <p>{t('witness.earlier.words')}</p>
          <Whom witnesses={witnesses} />
        </details>
      </div>
    </Notice>
  )
}

function Asked({ status }: { status: WitnessStatus }) {
  const [isRead, setRead] = useState(false)
  const { witnesses, waits } = status
  const isEarlier = !waits && witnesses.length > 0 && witnesses.every(({ live }) => !live)
  if (!waits && (!isEarlier || isRead)) return null
  return (
    <div className="watch" role="status">
      {waits ? <Waiting {...status} /> : <Earlier {...status} onRead={() => setRead(true)} />}
    </div>
  )
}
