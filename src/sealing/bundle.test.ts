// The workers must be one file each, without a dynamic import and without eval: their policy would refuse either.
import { build } from 'vite'
import { expect, test } from 'vitest'

type Chunk = { type: string; code?: string; isEntry?: boolean; imports?: string[] }

async function bundle(entry: string): Promise<Chunk[]> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      rolldownOptions: {
        preserveEntrySignatures: 'strict',
        input: new URL(entry, import.meta.url).pathname,
        output: { codeSplitting: false },
      },
    },
  })
  return (result as unknown as { output: Chunk[] }).output
}

test.each([
  ['vault.worker.ts', 390_000],
  ['vault-old.worker.ts', 502_000],
  ['receipt-old.worker.ts', 340_000],
  ['words.worker.ts', 300_000],
  ['passphrase.worker.ts', 900_000],
  ['../caseload/table.worker.ts', 240_000],
])('%s becomes one file', async (entry, limit) => {
  const chunks = await bundle(entry)
  expect(chunks).toHaveLength(1)
  const [{ code = '', imports }] = chunks as [Chunk]
  expect(imports).toEqual([])
  expect(code).not.toMatch(/\bimport\s*\(/)
  expect(code).not.toMatch(/\beval\s*\(/)
  expect(code.length).toBeLessThan(limit)
})

test('OPAQUE, Argon2id and the OPRF are not in the vault, and the page gets no cryptography at all', async () => {
  const [{ code = '' }] = (await bundle('vault.worker.ts')) as [Chunk]
  expect(code).not.toMatch(/opaque|argon2id|ristretto/i)
  const [words] = (await bundle('words.worker.ts')) as [Chunk]
  expect(words.code).toMatch(/argon2id/)
  const [page] = (await bundle('vault-client.ts')) as [Chunk]
  expect(page.code).toContain('postMessage')
  expect(page.code).not.toMatch(/opaque|subtle|AES-GCM/)
})
