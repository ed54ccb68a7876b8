// Amara has two windows open at the desk of the night.
import { expect, it, onTestFinished, vi } from 'vitest'
import { otherWindows } from './other-windows.ts'

it('Amara locks one window, and the other one locks too; the first is not told of its own', async () => {
  const [first, second] = [vi.fn<() => void>(), vi.fn<() => void>()]
  const windows = [otherWindows(first), otherWindows(second)]
  onTestFinished(() => windows.forEach(({ end }) => end()))
  windows[0]!.lock()
  await vi.waitFor(() => expect(second).toHaveBeenCalledTimes(1))
  expect(first).not.toHaveBeenCalled()
})

it('a window that was closed hears nothing', async () => {
  const [closed, open] = [vi.fn<() => void>(), vi.fn<() => void>()]
  const windows = [otherWindows(closed), otherWindows(open), otherWindows(() => undefined)]
  onTestFinished(() => windows.slice(1).forEach(({ end }) => end()))
  windows[0]!.end()
  windows[2]!.lock()
  await vi.waitFor(() => expect(open).toHaveBeenCalledTimes(1))
  expect(closed).not.toHaveBeenCalled()
})
