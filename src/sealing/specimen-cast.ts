// What specimens are made of: fixed keys of invented people, one place of a record, one note. For tests.
import type { Bytes } from './bytes.ts'
import { circleKeys } from './circle.ts'
import { keyPairFromSeed } from './keys.ts'
import type { RecordPlace } from './record.ts'

export type Specimen = {
  name: string
  /** Another object that may stand at this place, and opens there. */
  opensToo?: string
  /** Its first byte, where that is not the suite's. */
  first?: number
  /** The length that this release gives it. */
  length: number
  sealed: Bytes
  /** Public parts that travel beside it. */
  beside?: Record<string, string>
  open(sealed: Bytes, beside: Record<string, string>): Promise<unknown>
  /** What it says when opened. */
  says: unknown
  /** The same object at places where it does not belong. */
  elsewhere: Record<string, (sealed: Bytes) => Promise<unknown>>
}

export const fixed = (byte: number, length = 32): Bytes => new Uint8Array(length).fill(byte)
export const key = fixed(1)
export const worker = await keyPairFromSeed('sig', fixed(2))
export const stranger = (await keyPairFromSeed('sig', fixed(26))).publicKey
export const doctor = await keyPairFromSeed('enc', fixed(3))
export const shelter = await circleKeys(fixed(4), 7, 2)
export const reporter = await keyPairFromSeed('enc', fixed(5))
export const locator = fixed(6, 16)

export const home: RecordPlace = {
  network: 'lumenia',
  caseId: 'case-1',
  compartment: 'health',
  epoch: 1,
  table: 'notes',
  row: 'row-1',
  field: 'text',
  version: 1,
}
export const note = { text: 'Olena sleeps badly' }
