// The entry of the receipt worker, under the same policy as the vault: nothing inside can reach anything but this port.
import { receiptCalls } from './receipt-calls.ts'
import { RECEIPT_CALLS } from './receipt-shape.ts'
import { serveCalls, type PortLike } from './vault-port.ts'

serveCalls(globalThis as unknown as PortLike, { ...receiptCalls() } as never, RECEIPT_CALLS)
