// Writes what follows from the packs (`npm run packs`): the hashes that the program holds them by, and the JSON Schema that is
// published beside them. A pack with a fault is named by line and field, and nothing is written. Names each translation of a right
// that is not told, and why: the English was changed, or it lacks a condition, a denial or a number.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { shippedFiles } from '../jurisdictions/packs.ts'
import { blockedIn, type CountryFiles } from '../src/rights/country-rights.ts'
import { countryIds, readCountry } from '../src/rights/server/country-files.ts'
import { schemaFile } from '../src/jurisdiction/pack-schema.ts'
import { checkShippedPacks, hashOfPack, shippedText } from '../src/jurisdiction/shipped.ts'

const folder = join(import.meta.dirname, '..', 'jurisdictions')
const found = Object.fromEntries(shippedFiles.map(({ id }) => [id, hashOfPack(shippedText(id))]))
try {
  checkShippedPacks(shippedText, found)
  const lines = Object.entries(found).map(([id, hash]) => `  ${id}:\n    '${hash}',\n`)
  writeFileSync(
    join(folder, 'hashes.ts'),
    `// SHA-256 of each pack's file as it was released; written by \`npm run packs\`.\nexport const hashes: Readonly<Record<string, string>> = {\n${lines.join('')}}\n`,
  )
  writeFileSync(join(folder, 'pack.schema.json'), schemaFile())
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

const countries = countryIds().map((id) => readCountry(id) as CountryFiles)
const baseline = countries.find(({ id }) => id === 'palermo')
for (const country of countries)
  for (const { language, id, why } of blockedIn(country, country === baseline ? undefined : baseline))
    console.log(`not told: ${id} in ${language} ${why}`)
