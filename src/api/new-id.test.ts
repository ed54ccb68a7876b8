// An id tells on which day something was made, and neither at which moment nor by whom.

import { expect, it } from 'vitest'
import { version } from 'uuid'
import { newId } from './new-id.ts'

const momentOf = (id: string) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)

it('begins with its day and tells no moment of it', () => {
  const id = newId()
  expect(version(id)).toBe(7)
  expect(momentOf(id) % 86_400_000).toBe(0)
  expect(Date.now() - momentOf(id)).toBeLessThan(86_400_000)
})

it('follows what was made before it, and is never made twice', () => {
  const ids = Array.from({ length: 2000 }, () => newId())
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(2000)
})
