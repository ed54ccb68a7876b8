// The duty circle stands by for a case: the carrier names it in the chain and wraps it the newest keys, as one act. For every case of
// mine, one after the other, in the background of whoever carries them; what is left is done later, here or by a colleague.
import { sendStatement, takeKeys } from '../../client/case-keys.ts'
import { refreshHome } from '../../client/logs.ts'
import type { Progress } from '../../client/rotate-cases.ts'
import { codeOf } from '../../client/refusal.ts'
import type { Session } from '../../client/session.ts'
import { minute } from '../../client/time.ts'
import { canWrap, mayWrap } from '../../client/wrapping-gate.ts'

/** Lets `circle` stand by for one case. */
export async function standBy(session: Session, caseId: string, circle: number): Promise<void> {
  const { api, vault } = session
  mayWrap(session)
  const shown = await takeKeys(session, caseId)
  const epochs = shown.epochs as NonNullable<Parameters<typeof vault.nameDutyCircle>[0]['epochs']>
  await sendStatement(
    session,
    caseId,
    async () => vault.nameDutyCircle({ caseId, circle, epochs, at: await minute(session) }),
    (made) => api.takeovers.keep({ caseId, ...made }),
  )
}

/** What says nothing of the case: no line, another window was quicker, or this browser may not give keys at the moment. */
const PASSING = new Set(['unwitnessed', 'clock', 'locked', 'stale', 'too-many', 'failed', 'unavailable'])

/** What was refused in a window, by user and case, with the mark that the case had then: it is not tried again before something has changed. */
const refusedIn = new WeakMap<Session['memory'], Map<string, string>>()

function refusalsOf({ memory }: Session): Map<string, string> {
  const known = refusedIn.get(memory) ?? new Map<string, string>()
  refusedIn.set(memory, known)
  return known
}

/**
 * Lets it stand by for every case that I carry; says how far it is after each. What was refused before, and where nothing has changed since, is
 * passed over without a word.
 */
export async function* standByForAll(session: Session): AsyncGenerator<Progress, 'done' | 'locked'> {
  const { api, vault } = session
  const refusals = refusalsOf(session)
  let progress: Progress = { done: 0, total: 0, refused: 0 }
  for (let after: string | undefined; ;) {
    const { cases, total, circle } = await api.takeovers.owed(after ? { after } : {})
    if (after === undefined) progress = { ...progress, total }
    if (cases.length === 0 || circle === null || !canWrap(session)) return 'done'
    // Only the circle that the own log names; the vault refuses every other too.
    if (after === undefined && (await refreshHome(session)).nightDesk?.circle !== circle) return 'done'
    for (const { id: caseId, mark } of cases) {
      after = caseId
      const name = `${session.id} ${caseId}`
      if (refusals.get(name) === mark) {
        progress = { ...progress, total: progress.total - 1 }
        continue
      }
      refusals.delete(name)
      const failed = await standBy(session, caseId, circle).then(
        () => 0,
        (refusal: unknown) => {
          const code = codeOf(refusal)
          if (code !== undefined && !PASSING.has(code)) refusals.set(name, mark)
          return 1
        },
      )
      if ((await vault.status()).state === 'locked') return 'locked'
      progress = { ...progress, done: progress.done + 1, refused: progress.refused + failed }
      yield progress
    }
  }
}
