// A flood of card guesses must not stop the server for everybody else.
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { describe, expect, it } from 'vitest'
import { newOprfKey } from '../sealing/oprf.ts'
import { newCardWords, newReceiptDigits } from '../sealing/words.ts'
import { isMistyped, keysOnServer, longestBehind, longestQueue } from './words.ts'

const oprf = newOprfKey()

// Other work may hold the processors meanwhile.
describe('words on the server', { timeout: 120_000 }, () => {
  it('give Amina and Mariam each their own keys when both enter at once, and the same again later', async () => {
    const [amina, mariam] = [newCardWords(), newReceiptDigits()]
    const [first, second] = await Promise.all([
      keysOnServer(oprf, amina, { purpose: 'card' }),
      keysOnServer(oprf, mariam, { purpose: 'receipt' }),
    ])
    expect(first.locator).toHaveLength(16)
    expect(first.locator).not.toEqual(second.locator)
    const again = await keysOnServer(oprf, amina.toUpperCase(), { purpose: 'card' })
    expect([again.locator, again.enc.publicKey, again.own]).toEqual([
      first.locator,
      first.enc.publicKey,
      first.own,
    ])
  })

  it('leave the thread that answers requests free while they are stretched', async () => {
    await keysOnServer(oprf, newCardWords(), { purpose: 'card' })
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    const started = performance.now()
    await Promise.all(
      Array.from({ length: 4 }, () => keysOnServer(oprf, newCardWords(), { purpose: 'card' })),
    )
    const each = (performance.now() - started) / 4
    delay.disable()
    // On that thread, one entry would be one pause of its whole length.
    expect(delay.percentile(99) / 1e6).toBeLessThan(each / 2)
  })

  it('are refused at once when the line is full, and taken again when it is not', async () => {
    const line = Array.from({ length: longestQueue }, () =>
      keysOnServer(oprf, newCardWords(), { purpose: 'card' }),
    )
    await expect(keysOnServer(oprf, newCardWords(), { purpose: 'card' })).rejects.toMatchObject({
      code: 'unavailable',
    })
    await Promise.all(line)
    await expect(keysOnServer(oprf, newCardWords(), { purpose: 'card' })).resolves.toBeDefined()
  })

  it('leave half of the line to others when whoever has asked too often asks again', async () => {
    const typed = () => newCardWords()
    const behind = () => keysOnServer(oprf, typed(), { purpose: 'card', first: false })
    const line = Array.from({ length: longestBehind }, behind)
    await expect(behind()).rejects.toMatchObject({ code: 'unavailable' })
    await Promise.all([...line, keysOnServer(oprf, typed(), { purpose: 'card' })])
  })

  it('say at once what is a typing mistake', async () => {
    await expect(keysOnServer(oprf, 'one two', { purpose: 'card' })).rejects.toSatisfy(isMistyped)
  })
})
