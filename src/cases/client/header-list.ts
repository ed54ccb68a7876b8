// The headers by which my circles find their cases. The device keeps the list between two unlocks, sealed under its person's own key; each
// time it is asked for, the server is told in a kilobyte what is held and answers what is otherwise. The server's answer is what counts:
// a list that is older, or was put back by somebody, only makes the answer longer.
import type { HeaderList, Session } from '../../client/session.ts'
import { bucketOf, bucketsFor, digestsOf, type HeaderRow } from '../header-digest.ts'

/** Under which name it is sealed: another form of it has another number, and is fetched anew. */
const place = 'headers.1'
const lasting = 'header-list'

/** What this session holds, or else this device: nothing that was sealed for somebody else opens. */
async function heldBefore({ headers, id, memory, vault }: Session): Promise<HeaderList> {
  if (memory.headers?.of === id) return memory.headers
  const kept = await headers.read(id)
  const opened = kept && (await vault.openDraft({ name: place, ciphertext: kept }).catch(() => undefined))
  const rows = opened ? (opened.value as HeaderRow[]) : []
  return { of: id, rows, isKept: opened !== undefined }
}

async function keep({ headers, id, vault }: Session, rows: readonly HeaderRow[]): Promise<void> {
  const { ciphertext } = await vault.sealDraft({ name: place, value: rows })
  await headers.write(id, ciphertext)
}

async function askFor({ api }: Session, rows: readonly HeaderRow[]): Promise<HeaderRow[] | undefined> {
  const buckets = bucketsFor(rows.length)
  const held = await digestsOf(rows, buckets)
  const filled = Map.groupBy(rows, ({ caseId }) => bucketOf(caseId, buckets))
  let isSame = true
  for (let from: number | null = 0; from !== null;) {
    const answer: Awaited<ReturnType<typeof api.cases.headers>> = await api.cases.headers({ held, from })
    for (const { bucket, headers } of answer.buckets) {
      filled.set(bucket, headers)
      isSame = false
    }
    from = answer.next !== null && answer.next > from ? answer.next : null
  }
  return isSame ? undefined : [...filled.values()].flat()
}

/** All of them, as they stand now. A row that has not changed is the same object as before. */
export const readHeaders = (session: Session): Promise<readonly HeaderRow[]> =>
  session.exclusive(lasting, async () => {
    const { id, memory } = session
    const before = await heldBefore(session)
    const now = await askFor(session, before.rows)
    // Whoever signed out meanwhile leaves nothing here: the vault that would seal it is locked.
    if (now || !before.isKept) await keep(session, now ?? before.rows).catch(() => undefined)
    const known = new Map(before.rows.map((row) => [`${row.caseId}/${row.circleId}`, row]))
    const rows = now?.map((row) => {
      const old = known.get(`${row.caseId}/${row.circleId}`)
      return old && isSameRow(old, row) ? old : row
    })
    memory.headers = { of: id, rows: rows ?? before.rows, isKept: true }
    return memory.headers.rows
  })

const isSameRow = (one: HeaderRow, other: HeaderRow): boolean =>
  one.ciphertext === other.ciphertext &&
  one.circleEpoch === other.circleEpoch &&
  one.reference === other.reference
