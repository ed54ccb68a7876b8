// Amara has two windows open at the desk of the night.
import { expect, it, onTestFinished, vi } from 'vitest'
import { otherWindows, type Told } from './other-windows.ts'

const listener = () => vi.fn<(told: Told) => void>()

it('Amara locks one window, and the other one is told; the first is not told of its own', async () => {
  const [first, second] = [listener(), listener()]
  const windows = [otherWindows(first), otherWindows(second)]
  onTestFinished(() => windows.forEach(({ end }) => end()))
  windows[0]!.tell({ said: 'locked', turn: 1 })
  await vi.waitFor(() => expect(second).toHaveBeenCalledExactlyOnceWith({ said: 'locked', turn: 1 }))
  expect(first).not.toHaveBeenCalled()
})

it('a window that was closed hears nothing', async () => {
  const [closed, open] = [listener(), listener()]
  const windows = [otherWindows(closed), otherWindows(open), otherWindows(() => undefined)]
  onTestFinished(() => windows.slice(1).forEach(({ end }) => end()))
  windows[0]!.end()
  windows[2]!.tell({ said: 'came-in', who: 'amara' })
  await vi.waitFor(() => expect(open).toHaveBeenCalledTimes(1))
  expect(closed).not.toHaveBeenCalled()
})
