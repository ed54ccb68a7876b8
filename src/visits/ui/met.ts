// One talk while it goes on: every answer is sealed and on the disk before the next is asked.
import { useRef, useState } from 'react'
import { vault } from '../../web/session/vault.ts'
import type { MetPerson } from '../outcomes.ts'
import { nobodyYet } from '../questions-at.ts'
import { keepItems, type GivenBed, type Item, type Kit } from './phone-store.ts'

const minuteMs = 60_000

/** Random as a whole: an id that holds the time would join a bed to a talk, and tell how long each took. */
const newId = (): string => crypto.randomUUID()

/** A hold with a bed that this telephone has not given yet; another one may have: the server says so. */
export function bedLeft({ holds }: Kit, items: readonly Item[], now: string): string | undefined {
  const given = (hold: string) => items.filter((one) => one.kind === 'bed' && one.hold === hold).length
  return holds.find(({ id, places, until }) => until > now && given(id) < places)?.id
}

export function useTalk(kit: Kit, number: number) {
  const [met, setMet] = useState(() => nobodyYet(kit, number))
  const [failed, setFailed] = useState(false)
  const [row] = useState(() => newId())
  const [began] = useState(() => Date.now())
  const last = useRef<Promise<unknown>>(Promise.resolve())
  const minutes = () => Math.round((Date.now() - began) / minuteMs)

  /** One after the other: what was said last is what is kept. */
  const keep = (value: MetPerson, state: 'open' | 'waiting', beside: readonly GivenBed[] = []) => {
    const kept = last.current
      .catch(() => undefined)
      .then(async () => {
        const { visit, publicKey, telephone } = kit
        const { ciphertext } = await vault.sealVisitRow({ visit, row, publicKey, value, telephone })
        await keepItems({ kind: 'row', id: row, visit, number, state, ciphertext }, ...beside)
        setFailed(false)
      })
    last.current = kept
    kept.catch(() => setFailed(true))
    return kept
  }
  const put = (change: Partial<MetPerson>) => {
    const next = { ...met, ...change, minutes: minutes() }
    setMet(next)
    void keep(next, 'open').catch(() => undefined)
  }
  /** With the card in their hand. `hold`: a bed of it was given; the bed goes by itself, under a name that only the sealed row knows. */
  const finish = async (hold: string | undefined): Promise<MetPerson> => {
    const bed = hold === undefined ? null : newId()
    const whole = { ...met, bed, cardGiven: true, minutes: minutes(), isWhole: true }
    const { visit } = kit
    await keep(whole, 'waiting', bed && hold ? [{ kind: 'bed', id: bed, visit, hold, state: 'waiting' }] : [])
    return whole
  }
  return { met, put, finish, failed, minutes }
}
