// The scripts of the public pages write out where they ask, since they load no contract: each of these paths is one of its own.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { everything } from '../src/app/endpoints.ts'

const root = join(import.meta.dirname, '..')
const shape = (path: string) => path.replace(/\?.*$/, '').replaceAll(/\$?\{[^}]*\}/g, '{}')
const known = new Set(
  Object.values(everything).flatMap((group) => Object.values(group).map(({ path }) => shape(path))),
)
const asked = globSync('src/{portal,identification,attachments}/ui/*.ts', { cwd: root }).flatMap((file) =>
  [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /\bask(?:Bytes)?(?:<[^>(]*>)?\(\s*['`](\/api\/[^'`]*)['`]/g,
    ),
  ].map(([, path = '']) => ({ file, path: shape(path) })),
)

it('a survivor’s page and a help form ask only at paths that the contract has', () => {
  expect(asked.length).toBeGreaterThan(8)
  expect(asked.filter(({ path }) => !known.has(path))).toEqual([])
})
