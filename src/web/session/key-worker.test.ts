// A browser that knows shared workers and makes none: by a rule of its house, or in a private window.
import { expect, it, vi } from 'vitest'
import type { WorkerLike } from '../../sealing/one-worker.ts'

vi.mock('virtual:about', () => ({ version: '0' }))

it('where a browser refuses to share a worker, the window has one of its own', async () => {
  vi.stubGlobal(
    'SharedWorker',
    class {
      constructor() {
        throw new DOMException('refused', 'SecurityError')
      }
    },
  )
  const { keyWorker, runningTurn } = await import('./key-worker.ts')
  const own = {} as WorkerLike
  expect(keyWorker('/vault.js', () => own)).toBe(own)
  expect(runningTurn()).toBeUndefined()
  vi.unstubAllGlobals()
})
