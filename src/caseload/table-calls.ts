// What the page asks of the worker that reads files, and what it answers.
import type { PortLike } from '../sealing/vault-port.ts'
import { BrokenFile, type BrokenCode } from '../api/table/row.ts'
import type { About, Checked, Choice } from './checked.ts'
import type { Person } from './read-person.ts'
import type { Encoding } from '../api/table/decode.ts'

/** Whether those who are in the file twice, or have a case, are taken all the same. */
export interface ToTake {
  isInFileToo: boolean
  isHereToo: boolean
}
export type Asked =
  | { call: 'load'; file: Blob; encoding: Encoding | undefined }
  | { call: 'check'; choice: Choice }
  | { call: 'people'; take: ToTake }
/** The answer, how many rows were read so far, or why the file is refused (null: for no reason that we know). */
export type Answered = { ok: unknown } | { rows: number } | { broken: BrokenCode | null }

export interface Reader {
  load: (file: Blob, encoding: Encoding | undefined, onRows: (rows: number) => void) => Promise<About>
  check: (choice: Choice, onRows: (rows: number) => void) => Promise<Checked>
  people: (take: ToTake) => Promise<Person[]>
}

/** The worker as the page calls it. */
export function readerOf(worker: PortLike): Reader {
  const waiting = new Map<number, (said: Answered) => void>()
  let last = 0
  worker.addEventListener('message', ({ data }: MessageEvent<Answered & { id: number }>) =>
    waiting.get(data.id)?.(data),
  )
  const ask = (asked: Asked, onRows: (rows: number) => void = () => undefined) =>
    new Promise<unknown>((resolve, reject) => {
      const id = (last += 1)
      waiting.set(id, (said) => {
        if ('rows' in said) return onRows(said.rows)
        waiting.delete(id)
        if ('ok' in said) resolve(said.ok)
        else reject(said.broken ? new BrokenFile(said.broken) : new Error('the file was not read'))
      })
      worker.postMessage({ id, asked }, [])
    })
  return {
    load: (file, encoding, onRows) => ask({ call: 'load', file, encoding }, onRows) as Promise<About>,
    check: (choice, onRows) => ask({ call: 'check', choice }, onRows) as Promise<Checked>,
    people: (take) => ask({ call: 'people', take }) as Promise<Person[]>,
  }
}
