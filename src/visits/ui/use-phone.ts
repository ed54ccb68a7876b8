// One visit on this telephone: what is kept, whether it opens without network, and sending it whenever the server can be reached.
import { useCallback, useEffect, useRef, useState } from 'react'
import { keepPage } from './keep-page.ts'
import { sendWaiting, type Stopped } from './outbox.ts'
import { itemsOf, kitOf, takeUpCutOff, type Item, type Kit } from './phone-store.ts'

const againMs = 15_000

export interface Phone {
  /** `elsewhere`: another window of this telephone has it open; `none`: it was not taken along. */
  state: 'asking' | 'none' | 'elsewhere' | 'here'
  kit: Kit | undefined
  items: readonly Item[]
  stopped: Stopped
  /** Whether the page opens without network from now on. */
  isKept: boolean
  reload: () => Promise<void>
  send: () => Promise<void>
}

/** Holds the visit for this window alone while it is open: two would number and send beside one another. */
function useAlone(visit: string): 'asking' | 'alone' | 'elsewhere' {
  const [state, setState] = useState<'asking' | 'alone' | 'elsewhere'>('asking')
  useEffect(() => {
    let leave: () => void = () => undefined
    const left = new Promise<void>((resolve) => {
      leave = resolve
    })
    const first = setTimeout(() => setState('elsewhere'), 2_000)
    void navigator.locks.request(`visit-${visit}`, async () => {
      clearTimeout(first)
      setState('alone')
      await left
    })
    return () => {
      clearTimeout(first)
      leave()
    }
  }, [visit])
  return state
}

export function usePhone(visit: string): Phone {
  const alone = useAlone(visit)
  const [kit, setKit] = useState<Kit | null>()
  const [items, setItems] = useState<readonly Item[]>([])
  const [stopped, setStopped] = useState<Stopped>()
  const [isKept, setKept] = useState(false)
  const sending = useRef(false)
  const reload = useCallback(async () => setItems(await itemsOf(visit)), [visit])
  const send = useCallback(async () => {
    if (sending.current) return
    sending.current = true
    try {
      setStopped(await sendWaiting(visit, reload))
    } finally {
      sending.current = false
    }
  }, [visit, reload])
  useEffect(() => {
    if (alone !== 'alone') return
    const begin = async () => {
      await takeUpCutOff(visit)
      await reload()
      setKit((await kitOf(visit)) ?? null)
      await send()
      setKept(await keepPage().catch(() => false))
    }
    void begin()
    const sendNow = () => void send()
    const again = setInterval(sendNow, againMs)
    addEventListener('online', sendNow)
    return () => {
      clearInterval(again)
      removeEventListener('online', sendNow)
    }
  }, [alone, visit, reload, send])
  const here = kit === undefined ? 'asking' : kit === null ? 'none' : 'here'
  return {
    state: alone === 'alone' ? here : alone,
    kit: kit ?? undefined,
    items,
    stopped,
    isKept,
    reload,
    send,
  }
}
