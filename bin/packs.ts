// Packs on the command line: checked, compared, written out. Nothing here needs a database, and nothing is changed.

import { existsSync, readFileSync } from 'node:fs'
import { machines } from '../src/app/machines.ts'
import { misfitsOf } from '../src/law/pack-fits.ts'
import type { Pack } from '../src/jurisdiction/define.ts'
import { readPack } from '../src/jurisdiction/read-pack.ts'
import { faultLines, shippedText } from '../src/jurisdiction/shipped.ts'
import { packs } from '../jurisdictions/packs.ts'

/** Where words for people go, and what was asked for. */
export interface Terminal {
  out: (text: string) => unknown
  err: (text: string) => unknown
}
const terminal: Terminal = {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
}

/** A pack by its id or out of a file; nothing where it has faults, which are told. */
function packBy(name: string, { err }: Terminal): Pack | undefined {
  const shipped = packs.get(name)
  if (shipped) return shipped
  if (!existsSync(name)) {
    err(`There is no pack ${name}, and no such file. Packs: ${[...packs.keys()].join(', ')}`)
    return undefined
  }
  const read = readPack(readFileSync(name, 'utf8'), packs)
  if (!read.pack) {
    err(faultLines(name, read.faults))
    return undefined
  }
  const misfits = misfitsOf(read.pack, machines)
  for (const misfit of misfits) err(`${name}: ${misfit}`)
  return misfits.length > 0 ? undefined : read.pack
}

export function checkPack(name: string, where: Terminal = terminal): number {
  const pack = packBy(name, where)
  if (!pack) return 1
  const rules = Object.values(pack.clocks)
  const unchecked = rules.filter(({ basis, checked }) => basis === 'law' && !checked)
  where.out(
    `${pack.id} (${pack.title.en}): ${rules.length} time limits, of which ${unchecked.length} stand in law and nobody in the country has checked them`,
  )
  return 0
}

/** Every value of a pack by where it stands; what is in a list stands under its own name, so that an order is no difference. */
function valuesOf(value: unknown, path: string, found: Map<string, string>): Map<string, string> {
  if (value === null || typeof value !== 'object') return found.set(path, JSON.stringify(value))
  for (const [name, inner] of Object.entries(value)) {
    const { id, code, label, from } = (inner ?? {}) as {
      id?: string
      code?: string
      label?: { en: string }
      from?: string
    }
    const called = Array.isArray(value) ? (id ?? code ?? from ?? label?.en ?? name) : name
    valuesOf(inner, path === '' ? called : `${path}.${called}`, found)
  }
  return found
}

export function comparePacks(before: string, after: string, where: Terminal = terminal): number {
  const [one, other] = [packBy(before, where), packBy(after, where)]
  if (!one || !other) return 2
  const [was, is] = [valuesOf(one, '', new Map()), valuesOf(other, '', new Map())]
  const changed = [...new Set([...was.keys(), ...is.keys()])].filter((path) => was.get(path) !== is.get(path))
  for (const path of changed) where.out(`${path}: ${was.get(path) ?? '—'} → ${is.get(path) ?? '—'}`)
  where.err(`${changed.length} values differ.`)
  return changed.length > 0 ? 1 : 0
}

export function exportPack(id: string, where: Terminal = terminal): number {
  if (!packs.has(id)) {
    where.err(`There is no pack ${id}. Packs: ${[...packs.keys()].join(', ')}`)
    return 1
  }
  where.out(shippedText(id).trimEnd())
  return 0
}
