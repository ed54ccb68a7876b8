// After a withdrawal the locks are changed by whoever opens the case next and holds the keys: in the background, with
// one quiet sentence. Nobody is asked, because there is nothing to decide.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { openLatest, writeRecord } from '../../client/records.ts'
import { stateCase, type SharedCase } from '../../client/case-keys.ts'
import { rotateDueKeys } from '../../client/rotate-case-keys.ts'
import { useNotices } from '../../web/controls/notice.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { today } from '../../client/time.ts'
import { latestOf } from '../../client/sealed-record.ts'
import { vault } from '../../web/session/vault.ts'
import { stateSaid } from '../codes.ts'
import { keepOwnHeader } from '../client/case-header.ts'
import { session } from '../../web/session/window-session.ts'

/**
 * Where the person left without being able to sign it, the chain is told by who carries the case. The server's word is enough
 * for that: closing keeps new readers out and does nothing else. What lets them in again somebody is asked for (`reopened.tsx`).
 */
async function sayClosed({
  id,
  state,
  mine,
}: Pick<SharedCase['case'], 'id' | 'state' | 'mine'>): Promise<void> {
  if (!mine || stateSaid[state] !== 'closed') return
  const seen = await vault.viewCase({ caseId: id, day: await today(session) })
  if (seen.state === 'open') await stateCase(session, id, 'close')
}

/**
 * How to reach the person was left under an older key where whoever rotated it could not seal it anew. Whoever has seen it then
 * does so now; nobody else believes it any more.
 */
async function sealContactAnew(shared: SharedCase): Promise<void> {
  const { records, epochs, held, rotationDue } = shared
  const row = latestOf(records, 'safe_contact')
  const isBehind = epochs.some((one) => one.compartment === 'contact' && one.epoch > (row?.epoch ?? Infinity))
  if (!isBehind || !held.includes('contact') || rotationDue.includes('contact')) return
  const contact = await openLatest<object>(session, shared, 'safe_contact')
  if (contact)
    await writeRecord(session, shared.case.id, {
      compartment: 'contact',
      kind: 'safe_contact',
      value: contact,
      replaces: row,
    })
}

export function useRotatedKeys(shared: SharedCase): void {
  const { case: head, rotationDue, held } = shared
  const { id, state, mine } = head
  const isNamed = shared.header !== null
  useEffect(() => {
    // A case that was handed to us is found by its name from the first time that somebody opens it.
    if (mine && !isNamed) void keepOwnHeader(session, shared, head.ownerCircle).catch(() => undefined)
    // The newest reading of the same case says nothing new about it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [id, mine, isNamed])
  useEffect(() => {
    // What fails is said another time: nobody waits for it.
    void sayClosed({ id, state, mine }).catch(() => undefined)
  }, [id, state, mine])
  const due = rotationDue.filter((one) => (held as string[]).includes(one)).join(' ')
  useEffect(() => {
    // Also after a rotation in which it could not be opened, since its author was not known yet.
    if (mine && due === '') void sealContactAnew(shared).catch(() => undefined)
    // As above.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [id, mine, due])
  const { t, language } = useLanguage()
  const { say } = useNotices()
  const queries = useQueryClient()
  const rotating = useRef(false)
  useEffect(() => {
    if (!due || rotating.current) return
    rotating.current = true
    const rotate = async () => {
      const rotated = await rotateDueKeys(session, head.id, held)
      if (rotated.length === 0) return
      const names = rotated.map((one) => t(`compartment.${one}`))
      say({
        text: t('case.keysTurned', { compartments: new Intl.ListFormat(language.locale).format(names) }),
      })
      await queries.invalidateQueries({ queryKey: ['case', head.id] })
      await queries.invalidateQueries({ queryKey: ['consents', head.id] })
    }
    // A failure is not this person's trouble: it stays due, and the next who opens the case rotates it.
    void rotate()
      .catch(() => undefined)
      .finally(() => {
        rotating.current = false
      })
    // The list of what is due says everything; the other values follow from it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [due, head.id])
}
