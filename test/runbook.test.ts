// Whoever is woken at night finds what they read on the alarm in the runbook, under the same name; and the alarm asks for a number that is there.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { expect, it } from 'vitest'
import { troubles } from '../src/app/readiness.ts'

const root = join(import.meta.dirname, '..')
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')
const entries = [...textOf('docs/runbook.md').matchAll(/^## (\S+)$/gm)].map(([, name]) => name!)
const { groups } = parse(textOf('deploy/alerts.yml')) as {
  groups: { rules: { alert: string; expr: string; annotations: { summary: string } }[] }[]
}
const alerts = groups.flatMap(({ rules }) => rules)
const checks = globSync('bin/doctor*.ts', { cwd: root }).flatMap((path) =>
  [...textOf(path).matchAll(/\b(?:good|bad)\(\s*'([a-z-]+)'/g)].map(([, name]) => name!),
)

it('every alarm, every reason and every answer of the doctor has an entry in the runbook, and no entry is for nothing', () => {
  const named = new Set([...alerts.map(({ alert }) => alert), ...troubles, ...checks])
  expect(entries.toSorted()).toEqual([...named].toSorted())
})

it('every alarm asks for a number that the server tells', () => {
  const told = textOf('src/app/metrics.ts')
  const names = alerts.flatMap(({ expr }) =>
    [...expr.matchAll(/continuum_([a-z_]+)/g)].map(([, name]) => name!),
  )
  expect(names.length).toBeGreaterThanOrEqual(alerts.length - 1)
  for (const name of names)
    expect(told).toMatch(new RegExp(`'(continuum_)?${name.replace(/_(?:count|total)$/, '')}'`))
})
