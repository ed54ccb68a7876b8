// What a browser that remembers nothing asks those of colleagues, in the background and without a word to its person; and the other side
// of it: while somebody works, their browser answers what those of colleagues ask. (Decision 48.)
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { isLie } from '../../client/refusal.ts'
import { answerQuestions, askWitnesses, hearWitnesses } from '../../client/witnesses.ts'
import type { WitnessStatus } from '../../sealing/vault-witness-shape.ts'
import { unlessHeard } from '../../web/session/heard.ts'
import { useMe, useSession } from '../../web/session/session.tsx'
import { vault } from '../../web/session/vault.ts'
import { session } from '../../web/session/window-session.ts'

/** How often those who are there are asked and answered. */
const oftenMs = 10_000
const sometimesMs = 30_000
/** The server lets a question go after ten minutes: who comes in later in the shift is asked by another one. */
const askedMs = 9 * 60_000

/** Answers in the background; what did not succeed is tried again. */
export function useAnswerAsWitness(): void {
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

/** How often this browser says what is the newest, cosigns and takes what was cosigned: nothing is said twice within the hour. */
const registerMs = 10 * 60_000

/** Keeps the register in the background, while a browser is open; a contradiction is told above every screen. */
export function useKeepRegister(): boolean {
  const { opened, me } = useSession()
  const { error } = useQuery({
    queryKey: ['witnesses', 'register', me.id, opened],
    enabled: me.organisation.founded,
    queryFn: async () => {
      // Nobody waits for it.
      const { keepRegister } = await import('../../client/registers.ts')
      await keepRegister(session)
      return true
    },
    retry: false,
    refetchInterval: registerMs,
    refetchIntervalInBackground: true,
    refetchOnWindowFocus: false,
    meta: { unseen: true },
  })
  return isLie(error)
}

/** The last question of this window. Two places show its answers, and ask once. */
const asked = { why: '', at: 0 }

async function askAndHear(who: string): Promise<WitnessStatus> {
  const status = await vault.takeWitnesses({ statements: [] })
  if (status.ahead.length > 0 && status.remembers) return hearWitnesses(session)
  if (status.remembers || status.needed === 0) return status
  const why = [who, status.needed, status.waits].join(' ')
  if (asked.why !== why || Date.now() - asked.at > askedMs) {
    await askWitnesses(session)
    Object.assign(asked, { why, at: Date.now() })
  }
  return hearWitnesses(session)
}

/** Whether nobody need be asked any more: this browser has a memory, or enough colleagues have answered a moment ago. */
const isOver = ({ remembers, witnesses, needed }: WitnessStatus): boolean =>
  remembers || witnesses.filter(({ live }) => live).length >= needed

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
export function useWitnesses() {
  const { opened, me } = useSession()
  const status = useQuery({
    queryKey: ['witnesses', 'status', me.id, opened],
    queryFn: () => askAndHear(`${me.id} ${opened}`),
    retry: (_failures, error) => !isLie(error),
    retryDelay: oftenMs,
    refetchInterval: ({ state: { data, error } }) => {
      if (error && isLie(error)) return false
      if (data !== undefined && data.ahead.length > 0) return sometimesMs
      return data !== undefined && isOver(data) ? false : unlessHeard(oftenMs)
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
