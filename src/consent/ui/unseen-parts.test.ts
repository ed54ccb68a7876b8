import { expect, it } from 'vitest'
import { unseenParts } from './unseen-parts.tsx'

it('a school where only teachers work would get a key of the story and see nothing of it', () => {
  expect(unseenParts(['identity', 'narrative'], ['teacher', 'administrator'])).toEqual(['narrative'])
})

it('a clinic sees what any of its professions sees', () => {
  expect(unseenParts(['health', 'contact', 'legal'], ['health'])).toEqual(['legal'])
  expect(unseenParts(['health', 'contact', 'legal'], ['health', 'lawyer'])).toEqual([])
})
