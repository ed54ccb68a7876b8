// What somebody is typing, kept sealed under their own key every two seconds, so that nothing typed is lost: not by a
// locked screen, a second window or a power cut. A form that was sent drops its draft.
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { api } from './api.ts'
import { beforeLocking, vault } from './vault.ts'

const milliseconds = 2000

/**
 * Keeps `value` under the name of a place (a-z, 0-9, dot, hyphen) and gives an earlier draft back through `restore`.
 * `ready` tells that it has been looked for, `found` that there was one. `keep` stores at once; `drop` ends the draft.
 */
export function useDraft<T extends object>(place: string, value: T, restore: (value: T) => void) {
  const [ready, setReady] = useState(false)
  const [found, setFound] = useState(false)
  const now = useRef({ value, restore, begun: value, ended: false })
  const saving = useRef<Promise<unknown>>(undefined)
  useLayoutEffect(() => {
    now.current.value = value
    now.current.restore = restore
  })

  const keep = useCallback(async () => {
    if (now.current.ended || now.current.value === now.current.begun) return
    const { ciphertext } = await vault.sealDraft({ name: place, value: now.current.value })
    if (now.current.ended) return
    saving.current = api.accounts.saveDraft({ place, draft: ciphertext })
    await saving.current
  }, [place])
  const drop = useCallback(async () => {
    now.current.ended = true
    // A draft that is on its way would arrive after its own end, and begin the next form with the answers of this one.
    await saving.current?.catch(() => undefined)
    await api.accounts.dropDraft({ place }).catch(() => undefined)
  }, [place])

  useEffect(() => {
    let wanted = true
    // The same form may go on to its next place: the next answer of a thread.
    now.current.begun = now.current.value
    now.current.ended = false
    const find = async () => {
      const { draft } = await api.accounts.readDraft({ place })
      // Whoever has begun to type is not interrupted.
      if (!draft || !wanted || now.current.value !== now.current.begun) return
      const opened = await vault.openDraft({ name: place, ciphertext: draft })
      if (!wanted || now.current.value !== now.current.begun) return
      now.current.restore(opened.value as T)
      setFound(true)
    }
    // A draft that cannot be read is no reason to keep somebody from beginning anew.
    void find()
      .catch(() => undefined)
      .finally(() => wanted && setReady(true))
    return () => {
      wanted = false
    }
  }, [place])

  useEffect(() => {
    beforeLocking.add(keep)
    return () => void beforeLocking.delete(keep)
  }, [keep])

  useEffect(() => {
    if (value === now.current.begun) return
    const timer = setTimeout(() => void keep().catch(() => undefined), milliseconds)
    return () => clearTimeout(timer)
  }, [value, keep])

  return { ready, found, keep, drop }
}
